import { Authenticator } from '../support/authenticator.ts';
import { choosePassword, getPerson, phoneOf } from '../support/people.ts';
import { recordRequests } from '../support/requests.ts';
import {
  expectError,
  expectScreen,
  followMail,
  giveCode,
  givePassword,
  logIn,
  pressTwice,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

const ENROLMENT = 'Stap 2 van 3: koppel uw authenticator-app';

test('every button pressed twice sends once, from the mail to the end of the first session', async ({
  page,
  invite,
}) => {
  const { person, mail } = await invite();
  const tab = await followMail(page, mail);
  const sent = recordRequests(tab);
  await pressTwice(tab.getByRole('button', { name: 'Doorgaan' }));
  await expectScreen(tab, 'Stel uw wachtwoord in');
  const password = choosePassword();
  await tab.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill(password);
  await tab.getByRole('textbox', { name: 'Herhaal het wachtwoord' }).fill(password);
  await pressTwice(tab.getByRole('button', { name: 'Doorgaan' }));
  await expectScreen(tab, ENROLMENT);
  const phone = await Authenticator.scan(tab);
  await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await pressTwice(tab.getByRole('button', { name: 'Volgende' }));
  await expectScreen(tab, 'Bewaar uw herstelcodes');
  await pressTwice(tab.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }));
  await expectScreen(tab, '2FA is ingesteld');

  await tab.getByRole('link', { name: 'Naar de inlogpagina' }).click();
  await tab.getByLabel('E-mailadres').fill(person.email);
  await tab.getByRole('textbox', { name: 'Wachtwoord' }).fill(password);
  await pressTwice(tab.getByRole('button', { name: 'Inloggen' }));
  await expectScreen(tab, 'Vul uw verificatiecode in');
  await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await pressTwice(tab.getByRole('button', { name: 'Inloggen' }));
  await expect(tab.getByRole('heading', { name: /^Welkom, / })).toBeVisible();
  await pressTwice(tab.getByRole('button', { name: 'Uitloggen' }));
  await expectScreen(tab, 'Welkom bij Mijn TVM', 'Inloggen');

  expect(sent.filter((one) => !one.endsWith('/inspect'))).toEqual([
    'POST /registrations/open',
    'POST /registrations/password',
    'POST /registrations/authenticator',
    'POST /registrations/authenticator/confirm',
    'POST /login',
    'POST /login/code',
    'DELETE /session',
  ]);
});

test('Back after each step of a registration repeats nothing and loses nothing', async ({ page, invite }) => {
  const { person, mail } = await invite();
  const tab = await followMail(page, mail);
  const sent = recordRequests(tab);
  await tab.getByRole('button', { name: 'Doorgaan' }).click();
  await expectScreen(tab, 'Stel uw wachtwoord in');
  const password = choosePassword();
  await tab.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill(password);
  await tab.getByRole('textbox', { name: 'Herhaal het wachtwoord' }).fill(password);
  await tab.getByRole('button', { name: 'Doorgaan' }).click();
  await expectScreen(tab, ENROLMENT);
  const phone = await Authenticator.scan(tab);

  await tab.goBack();
  await expectScreen(tab, 'Stel uw wachtwoord in');
  await expect(tab.getByRole('textbox', { name: 'Nieuw wachtwoord' })).toHaveValue('');
  await tab.goForward();
  await expectScreen(tab, ENROLMENT);
  expect((await Authenticator.scan(tab)).secret).toBe(phone.secret);

  await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await tab.getByRole('button', { name: 'Volgende' }).click();
  await expectScreen(tab, 'Bewaar uw herstelcodes');
  const codes = () => tab.getByRole('list', { name: 'Herstelcodes' }).getByRole('listitem').allTextContents();
  const shown = await codes();
  await tab.goBack();
  await tab.getByRole('dialog').getByRole('button', { name: 'Terug naar de codes' }).last().click();
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Bewaar uw herstelcodes');
  expect(await codes()).toEqual(shown);

  await tab.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }).click();
  await expectScreen(tab, '2FA is ingesteld');
  await tab.goBack();
  await expect(tab.getByText(shown[0] ?? '')).toBeHidden();
  await logIn(tab, { email: person.email, password }, phone);
  expect(sent.filter((one) => one === 'POST /registrations/authenticator/confirm')).toHaveLength(1);
});

test('Back after each step of a login neither signs out nor shows what was signed out of', async ({
  page,
  product: { demo },
}) => {
  const person = getPerson(demo, 'supersub51@tvm.test');
  const phone = phoneOf(person);
  await givePassword(page, person);
  await expectScreen(page, 'Vul uw verificatiecode in');
  await page.goBack();
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
  await expect(page.getByRole('textbox', { name: 'Wachtwoord' })).toHaveValue('');
  await page.goForward();
  await giveCode(page, await phone.nextCode());
  await expectScreen(page, 'Welkom, Super sub 51', 'Home');

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welkom, Super sub 51');
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByText('U bent uitgelogd.')).toBeVisible();
  await page.goBack();
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
  await expect(page.getByText('Super sub 51')).toBeHidden();
});

test('a mail is asked for once, and again after a minute', async ({ page }) => {
  await page.clock.install();
  await page.goto('passwordreset/?lost=password');
  const sent = recordRequests(page);
  await page.getByLabel('E-mailadres').fill('niemand@tvm.test');
  await pressTwice(page.getByRole('button', { name: 'E-mail versturen' }));
  await expectScreen(page, 'Kijk in uw e-mail');
  expect(sent).toEqual(['POST /password-resets']);

  await page.getByRole('button', { name: 'Opnieuw versturen' }).click();
  await expect(page.getByRole('alert')).toContainText(/Opnieuw versturen kan over \d+ seconden\./);
  await page.clock.fastForward(60_000);
  await pressTwice(page.getByRole('button', { name: 'Opnieuw versturen' }));
  await expect(page.getByText('Het verzoek is opnieuw verstuurd.')).toBeVisible();
  expect(sent).toEqual(['POST /password-resets', 'POST /password-resets']);

  await page.goBack();
  await expectScreen(page, 'Hulp bij inloggen');
  await page.goForward();
  await expectScreen(page, 'Kijk in uw e-mail');
});

test('a second click after an error hits nothing but the button', async ({ page, product: { demo } }) => {
  const person = getPerson(demo, 'supersub51@tvm.test');
  await givePassword(page, { ...person, password: 'Niet dit wachtwoord 1!' });
  await expectError(page, 'E-mailadres of wachtwoord klopt niet.');
  await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(person.password);
  await pressTwice(page.getByRole('button', { name: 'Inloggen' }));
  await expectScreen(page, 'Vul uw verificatiecode in');
});
