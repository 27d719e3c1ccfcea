import { getPerson, phoneOf } from '../support/people.ts';
import { expectError, expectScreen, giveCode, givePassword, logIn, register } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test('who reads of a recovery code that they didn’t use ends everything by the code of the mail, and support looks', async ({
  page,
  openOtherBrowser,
  product: { demo },
  mailbox,
  invite,
}) => {
  const { mail } = await invite();
  const { email, password, phone, recoveryCodes } = await register(page, mail);
  const thief = await openOtherBrowser();

  const notice = await test.step('somebody else logs in with a recovery code', async () => {
    await givePassword(thief, { email, password });
    await thief.getByRole('link', { name: 'Herstelcode gebruiken' }).click();
    await thief.getByRole('textbox', { name: 'Herstelcode' }).fill(recoveryCodes[0] ?? '');
    await thief.getByRole('button', { name: 'Inloggen' }).click();
    await expect(thief.getByRole('button', { name: 'Uitloggen' })).toBeVisible();
    return mailbox.next(email, 'Herstelcode gebruikt');
  });
  expect(notice.html).not.toContain('href');
  const code = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/m.exec(notice.text)?.[0] ?? '';

  await test.step('the owner types the code where the mail says', async () => {
    await page.goto('./');
    await page.getByRole('main').getByRole('link', { name: 'Hulp nodig bij inloggen?' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Was u dit niet?' }).click();
    await expectScreen(page, 'Was u dit niet?');
    await page.getByRole('textbox', { name: 'Code uit de e-mail' }).fill('0000-0000-0000');
    await page.getByRole('button', { name: 'Dit was ik niet' }).click();
    await expectError(
      page,
      'Deze code klopt niet. Neem de code over zoals die in de e-mail staat.',
      'Code uit de e-mail',
    );
    await page
      .getByRole('textbox', { name: 'Code uit de e-mail' })
      .fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Dit was ik niet' }).click();
    await expectScreen(page, 'Wij hebben uw melding ontvangen');
    await mailbox.next(email, 'Wij hebben uw melding ontvangen');
  });

  await test.step('the other one is out, and the owner logs in as before', async () => {
    await thief.goto('portal/profile');
    await expect(thief.getByText('Log in om verder te gaan.')).toBeVisible();
    await givePassword(page, { email, password });
    await giveCode(page, await phone.nextCode());
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Welkom, /);
  });

  await test.step('support sees it, and settles it', async () => {
    const one = getPerson(demo, 'medewerker1@tvm.test');
    const support = await openOtherBrowser();
    await logIn(support, one, phoneOf(one));
    await support.getByRole('link', { name: 'Meldingen (1)' }).click();
    await expectScreen(support, 'Meldingen');
    await expect(support.getByText(/^Herstelcode gebruikt, .* · Chrome op Linux · IP-adres /)).toBeVisible();
    await support.getByRole('button', { name: /^Afhandelen: / }).click();
    await expect(support.getByRole('heading', { level: 1 })).toHaveText(/^Melding van .* afhandelen$/);
    await support.getByRole('button', { name: 'Afgehandeld' }).click();
    await expect(support.getByText('De melding is afgehandeld.')).toBeVisible();
    await expect(support.getByText('Er zijn geen meldingen die wachten.')).toBeVisible();
    await expect(support.getByRole('link', { name: 'Meldingen', exact: true })).toBeVisible();
  });
});
