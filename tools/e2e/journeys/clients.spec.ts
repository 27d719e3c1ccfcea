import { makeLead } from '../support/database.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import { expectScreen, logIn } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test.use({ instance: 'clients' });

const NAME = 'Polisadministratie';

test('one lead asks for a new system, another approves what it gets, and who asked takes its secret once', async ({
  page,
  openOtherBrowser,
  product: { demo },
  mailbox,
  database,
}) => {
  const [one, two] = [getPerson(demo, 'medewerker1@tvm.test'), getPerson(demo, 'medewerker2@tvm.test')];
  for (const { email } of [one, two]) await makeLead(database, email);

  await test.step('the first one asks, and it waits', async () => {
    await logIn(page, one, phoneOf(one));
    await page.getByRole('link', { name: 'Systemen' }).click();
    await expectScreen(page, 'Systemen');
    await page.getByRole('link', { name: 'Nieuw systeem' }).click();
    await expectScreen(page, 'Nieuw systeem aanvragen');
    await page.getByLabel('Naam van het systeem').fill(NAME);
    await page.getByRole('button', { name: 'Aanvragen' }).click();
    await expect(page.getByRole('alert')).toContainText('Kies minstens één recht, of vul een adres in.');
    await page.getByLabel('Opvragen of een gebruiker 2FA nodig heeft (decisions)').check();
    await page.getByLabel('Met een geheim, dat u na goedkeuring eenmaal ophaalt').check();
    await page.getByLabel('Reden', { exact: true }).fill('Nieuwe polisadministratie');
    await page.getByLabel('Ticketnummer').fill('TVM-1236');
    await page.getByRole('button', { name: 'Aanvragen' }).click();
    await expectScreen(page, 'Systemen');
    await expect(
      page.getByText('De aanvraag wacht op goedkeuring door een andere teamleider.'),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: NAME })).toHaveCount(0);
  });

  await test.step('the second one sees what it gets, and approves with a code of the own app', async () => {
    const other = await openOtherBrowser();
    const { text } = await mailbox.next(two.email, 'Een aanvraag wacht op uw beslissing');
    expect(text).toMatch(/Aangevraagd door .+: een nieuw systeem toegang geven\./);
    await logIn(other, two, phoneOf(two));
    await other.getByRole('link', { name: /^Wachtrij \(\d+\)$/ }).click();
    await other.getByRole('link', { name: `Goedkeuren: Nieuw systeem ${NAME}` }).click();
    await expectScreen(other, `Goedkeuren: Nieuw systeem ${NAME}`);
    await expect(other.getByText('Opvragen of een gebruiker 2FA nodig heeft (decisions)')).toBeVisible();
    await other.getByLabel('Verificatiecode').fill(await phoneOf(two).nextCode());
    await other.getByRole('button', { name: 'Goedkeuren' }).click();
    await expectScreen(other, 'Wachtrij');
    await other.getByRole('link', { name: `Nieuw systeem ${NAME}`, exact: true }).click();
    await expectScreen(other, NAME);
    await expect(other.getByRole('link', { name: 'Geheim ophalen' })).toHaveCount(0);
  });

  await test.step('the first one takes the secret, with which the system gets a token', async () => {
    await page.reload();
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('link', { name: 'Geheim ophalen' }).click();
    await expectScreen(page, `Geheim ophalen voor ${NAME}`);
    await page.getByRole('button', { name: 'Geheim ophalen' }).click();
    await expect(page.getByText('Bewaar dit nu. Het wordt niet nog eens getoond.')).toBeVisible();
    const [id, secret] = await page.locator('dd').allTextContents();
    const answer = await fetch(new URL('oidc/token', demo.portal), {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'decisions' }),
    });
    expect(answer.status).toBe(200);
    await page.getByRole('link', { name: 'Ik heb het bewaard' }).click();
    await expectScreen(page, NAME);
    await expect(page.getByText(secret ?? '')).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Geheim ophalen' })).toHaveCount(0);
  });

  await test.step('one lead alone takes the access away again, at once', async () => {
    await page.getByRole('link', { name: 'Systeem intrekken' }).click();
    await expectScreen(page, `${NAME} intrekken`);
    await page.getByRole('button', { name: 'Intrekken' }).click();
    await expectScreen(page, NAME);
    await expect(page.getByText('Het systeem is ingetrokken.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Meer rechten aanvragen' })).toHaveCount(0);
  });
});
