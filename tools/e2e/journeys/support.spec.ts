import { openOrganisation } from '../support/console.ts';
import { activateAnew } from '../support/database.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import { expectScreen, logIn, pressTwice } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test.use({ instance: 'support' });

const ORGANISATION = 'Voorbeeld Expeditie';
const MAIN_USER = 'supersub51@tvm.test';

test('one employee asks, another approves, everybody is told and logs in as before, and the main user activates again', async ({
  page,
  openOtherBrowser,
  product: { demo },
  mailbox,
  database,
}) => {
  const [one, two] = [getPerson(demo, 'medewerker1@tvm.test'), getPerson(demo, 'medewerker2@tvm.test')];

  await test.step('the first one finds the organisation, sees what would happen, and asks', async () => {
    await logIn(page, one, phoneOf(one));
    await openOrganisation(page, ORGANISATION);
    await page.getByRole('link', { name: '2FA terugdraaien' }).click();
    await expectScreen(page, `2FA terugdraaien: ${ORGANISATION}`);
    await expect(page.getByText('Gekoppelde authenticator-apps die niet meer werken: 2.')).toBeVisible();
    await expect(page.getByText('3 gebruikers krijgen hierover een e-mail.')).toBeVisible();
    await page.getByRole('button', { name: 'Terugdraaien aanvragen' }).click();
    await expect(page.getByRole('alert')).toContainText('De naam klopt niet.');
    await page.getByLabel('Reden').fill('Telefoons worden vervangen');
    await page.getByLabel('Ticketnummer').fill('TVM-1234');
    await page.getByLabel('Naam van de organisatie, ter controle').fill(ORGANISATION);
    await page.getByLabel('Verificatiecode').fill(await phoneOf(one).nextCode());
    await page.getByRole('button', { name: 'Terugdraaien aanvragen' }).click();
    await expectScreen(page, ORGANISATION);
    await expect(
      page.getByText('Het verzoek wacht op goedkeuring door een andere medewerker.'),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Naar de wachtrij' }).click();
    await expectScreen(page, 'Wachtrij');
    await expect(page.getByText('U hebt dit zelf gevraagd: een collega moet het goedkeuren.')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Goedkeuren/ })).toHaveCount(0);
  });

  await test.step('the second one approves with a code of the own app, and looks anew at what has changed since', async () => {
    const other = await openOtherBrowser();
    const { text } = await mailbox.next(two.email, 'Een aanvraag wacht op uw beslissing');
    expect(text).toMatch(/Aangevraagd door .+: 2FA van een organisatie terugdraaien\./);
    await logIn(other, two, phoneOf(two));
    await other.getByRole('link', { name: /^Wachtrij \(\d+\)$/ }).click();
    await other.getByRole('link', { name: `Goedkeuren: 2FA terugdraaien voor ${ORGANISATION}` }).click();
    await expectScreen(other, `Goedkeuren: 2FA terugdraaien voor ${ORGANISATION}`);
    const code = await phoneOf(two).nextCode();
    await activateAnew(database, ORGANISATION);
    await other.getByLabel('Verificatiecode').fill(code);
    await other.getByRole('button', { name: 'Goedkeuren' }).click();
    await expect(other.getByRole('alert')).toContainText('Er is intussen iets veranderd.');
    await expect(other.getByText('3 gebruikers krijgen hierover een e-mail.')).toBeVisible();
    await expect(other.getByLabel('Verificatiecode')).toHaveValue('');
    // Nothing was done, so the code is good still.
    await other.getByLabel('Verificatiecode').fill(code);
    await pressTwice(other.getByRole('button', { name: 'Goedkeuren' }));
    await expectScreen(other, 'Wachtrij');
    await expect(other.getByText('Goedgekeurd.', { exact: true })).toBeVisible();
    await expect(other.getByText('Er wacht niets.')).toBeVisible();
    await other.getByRole('link', { name: 'Audit' }).click();
    await expectScreen(other, 'Audit');
    // What was refused because of the change, and what was done.
    await expect(other.getByRole('cell', { name: '2FA teruggedraaid' })).toHaveCount(2);
    await other.getByRole('link', { name: 'Uitrol' }).click();
    await expectScreen(other, 'Uitrol van 2FA');
  });

  await test.step('everybody gets M6, logs in with the password alone, and the main user activates again', async () => {
    for (const email of [MAIN_USER, 'gewonesub52@tvm.test', 'gewonesub53@tvm.test']) {
      const mail = await mailbox.next(email, `2FA is uitgeschakeld voor ${ORGANISATION}`);
      expect(mail.text).toContain('Telefoons worden vervangen');
    }
    const portal = await openOtherBrowser();
    await logIn(portal, getPerson(demo, 'gewonesub53@tvm.test'));
    const main = await openOtherBrowser();
    await logIn(main, getPerson(demo, MAIN_USER));
    await main.goto('portal/profile');
    await main.getByRole('button', { name: '2FA activeren' }).click();
    await main.getByRole('dialog').getByRole('button', { name: '2FA activeren' }).click();
    await expectScreen(main, '2FA succesvol ingeschakeld');
  });
});

test('one user is reset after a checklist, and a colleague only by two', async ({
  page,
  product: { demo },
  mailbox,
}) => {
  const two = getPerson(demo, 'medewerker2@tvm.test');
  await logIn(page, two, phoneOf(two));
  await page.getByRole('link', { name: 'Medewerkers' }).click();
  await expectScreen(page, 'Medewerkers');
  await page.getByRole('link', { name: 'Medewerker 2' }).click();
  await expect(page.getByText('Dit bent u zelf. Een collega moet u helpen.')).toBeVisible();
  await expect(page.getByRole('link', { name: '2FA resetten' })).toHaveCount(0);
  await page.goBack();
  await page.getByRole('link', { name: 'Medewerker 1' }).click();
  await page.getByRole('link', { name: '2FA resetten' }).click();
  await expectScreen(page, '2FA resetten voor Medewerker 1');
  await page.getByRole('button', { name: 'Aanvragen' }).click();
  await expect(page.getByRole('alert')).toContainText('Kies minstens twee punten');
  await page.getByLabel('Teruggebeld op het nummer dat TVM al had').check();
  await page.getByLabel('In persoon gezien').check();
  await page.getByLabel('Reden').fill('Telefoon gestolen');
  await page.getByLabel('Ticketnummer').fill('TVM-1235');
  await page.getByRole('button', { name: 'Aanvragen' }).click();
  await expect(page.getByText('Het verzoek wacht op goedkeuring door een andere medewerker.')).toBeVisible();
  const toWhomItIsAbout = (await mailbox.list('medewerker1@tvm.test')).map(({ subject }) => subject);
  expect(toWhomItIsAbout.filter((subject) => subject !== 'Nieuwe aanmelding')).toEqual([]);
});

test('a portal user is told that the console is not theirs', async ({ page, product: { demo } }) => {
  await logIn(page, getPerson(demo, 'joost@tvm.test'));
  await page.goto('support');
  await expectScreen(page, 'Geen toegang');
  await expect(page.getByText('Deze pagina is alleen voor medewerkers van TVM.')).toBeVisible();
});
