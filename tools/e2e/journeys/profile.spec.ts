import type { Page } from '@playwright/test';
import { Authenticator } from '../support/authenticator.ts';
import { ageProof } from '../support/database.ts';
import { choosePassword, getPerson, phoneOf } from '../support/people.ts';
import {
  expectError,
  expectScreen,
  giveCode,
  givePassword,
  logIn,
  logOut,
  openProfile,
  pressTwice,
  readRecoveryCodes,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';
import { CODE_REJECTED } from '../support/words.ts';

// S17: what people change themselves. One after the other: a phone that was replaced stays so.
test.describe.configure({ mode: 'serial' });
test.use({ instance: 'profile' });

const STEP_UP = 'Bevestig dat u het bent';
const SUB_USER = 'gewonesub52@tvm.test';
const MAIN_USER = 'supersub51@tvm.test';

/** The next request of a browser whose session has ended. */
async function expectLoggedOut(page: Page): Promise<void> {
  await page.goto('portal/profile');
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
  await expect(page.getByText('Log in om verder te gaan.')).toBeVisible();
}

test('another password: the former one is refused, and other browsers are logged out', async ({
  page,
  openOtherBrowser,
  product: { demo },
  mailbox,
}) => {
  const person = getPerson(demo, 'joost@tvm.test');
  const other = await openOtherBrowser();
  await logIn(other, person);
  await logIn(page, person);
  await openProfile(page);
  await page.getByRole('link', { name: 'Wachtwoord wijzigen' }).click();
  await expectScreen(page, 'Wachtwoord wijzigen');
  await expect(page.getByText('Op andere apparaten wordt u uitgelogd.')).toBeVisible();

  const password = choosePassword();
  const [current, first, again] = ['Huidig wachtwoord', 'Nieuw wachtwoord', 'Herhaal het wachtwoord'].map(
    (name) => page.getByRole('textbox', { name }),
  );
  const submit = page.getByRole('button', { name: 'Wachtwoord wijzigen' });
  await current?.fill('Niet dit wachtwoord 1!');
  await first?.fill(password);
  await again?.fill('iets anders');
  await submit.click();
  await expectError(page, 'De wachtwoorden komen niet overeen.', 'Herhaal het wachtwoord');
  await again?.fill(password);
  await expect(page.getByText('Er is een probleem'), 'what is right again is wrong no more').toBeHidden();
  await expect(again ?? page.locator('none')).toBeFocused();
  await submit.click();
  await expectError(page, 'Uw huidige wachtwoord klopt niet.', 'Huidig wachtwoord');
  await expect(first ?? page.locator('none')).toHaveValue(password);
  await current?.fill(person.password);
  await submit.click();

  await expectScreen(page, 'Profiel');
  await expect(
    page.getByText('Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.'),
  ).toBeVisible();
  await mailbox.next(person.email, 'Uw wachtwoord is gewijzigd');
  await expectLoggedOut(other);
  await givePassword(other, person);
  await expectError(other, 'E-mailadres of wachtwoord klopt niet.');
  await logIn(other, { ...person, password });
});

let newPhone: Authenticator;
let recoveryCodes: string[];

test('a new phone, after a proof: codes of the old one are refused, and other browsers are logged out', async ({
  page,
  openOtherBrowser,
  product: { demo },
  database,
  mailbox,
}) => {
  const person = getPerson(demo, SUB_USER);
  const oldPhone = phoneOf(person);
  const other = await openOtherBrowser();
  await logIn(other, person, oldPhone);
  await logIn(page, person, oldPhone);
  await ageProof(database, SUB_USER);
  await openProfile(page);
  await expect(page.getByText(/^Authenticator-app gekoppeld sinds /)).toBeVisible();
  await page.getByRole('link', { name: 'Nieuwe telefoon koppelen' }).click();
  await expectScreen(page, STEP_UP);
  await page.getByRole('button', { name: 'Bevestigen' }).click();
  await expectError(page, 'Vul de verificatiecode in.', 'Verificatiecode');
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(await oldPhone.nextCode());
  await page.getByRole('button', { name: 'Bevestigen' }).click();

  await expectScreen(page, 'Nieuwe telefoon koppelen');
  newPhone = await Authenticator.scan(page);
  expect(newPhone.secret).not.toBe(oldPhone.secret);
  await page.reload();
  await expectScreen(page, 'Nieuwe telefoon koppelen');
  expect((await Authenticator.scan(page)).secret, 'after a refresh').toBe(newPhone.secret);
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(await newPhone.nextCode());
  await page.getByRole('button', { name: 'Volgende' }).click();

  recoveryCodes = await readRecoveryCodes(page);
  await page.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }).click();
  await expectScreen(page, 'Profiel');
  await expect(page.getByText('Uw nieuwe telefoon is gekoppeld.')).toBeVisible();
  await expect(page.getByText('Nog 10 herstelcodes.')).toBeVisible();
  await mailbox.next(SUB_USER, 'Nieuwe authenticator-app gekoppeld');
  await expectLoggedOut(other);
  await givePassword(other, person);
  await giveCode(other, await oldPhone.nextCode());
  await expectError(other, CODE_REJECTED, 'Verificatiecode');
  await logIn(other, person, newPhone);
});

test('a proof asked for at the last step, given with a recovery code, goes on by itself with what was typed', async ({
  page,
  product: { demo },
  database,
}) => {
  const person = getPerson(demo, SUB_USER);
  await logIn(page, person, newPhone);
  await page.goto('portal/profile/authenticator');
  await expectScreen(page, 'Nieuwe telefoon koppelen');
  const phone = await Authenticator.scan(page);
  await ageProof(database, SUB_USER);
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await page.getByRole('button', { name: 'Volgende' }).click();
  await expectScreen(page, STEP_UP);
  await page.getByRole('button', { name: 'Herstelcode gebruiken' }).click();
  await page.getByRole('textbox', { name: 'Herstelcode' }).fill(recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: 'Bevestigen' }).click();
  await readRecoveryCodes(page);

  // Whoever loses them before they are kept is told, and isn't stuck: new ones can be made.
  await page.reload();
  await expectScreen(page, 'Nieuwe herstelcodes maken');
  await expect(page.getByText('Wij kunnen ze niet nog een keer tonen.')).toBeVisible();
  await page.getByRole('link', { name: 'Annuleren' }).click();
  await expectScreen(page, 'Profiel');
});

test('new recovery codes: the former ones are refused, a new one logs in', async ({
  page,
  product: { demo },
}) => {
  const person = getPerson(demo, MAIN_USER);
  await logIn(page, person, phoneOf(person));
  const makeCodes = async () => {
    await openProfile(page);
    await page.getByRole('link', { name: 'Nieuwe herstelcodes maken' }).click();
    await expectScreen(page, 'Nieuwe herstelcodes maken');
    await pressTwice(page.getByRole('button', { name: 'Nieuwe herstelcodes maken' }));
    const codes = await readRecoveryCodes(page);
    await page.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }).click();
    await expectScreen(page, 'Profiel');
    await expect(page.getByText('Uw nieuwe herstelcodes gelden vanaf nu.')).toBeVisible();
    return codes;
  };
  const [former = ''] = await makeCodes();
  const [present = ''] = await makeCodes();
  await page.goBack();
  await expect(page.getByText(present), 'shown once').toBeHidden();
  await logOut(page);

  await givePassword(page, person);
  await page.getByRole('link', { name: 'Herstelcode gebruiken' }).click();
  await page.getByRole('textbox', { name: 'Herstelcode' }).fill(former);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await expectError(page, 'Deze herstelcode klopt niet of is al gebruikt.', 'Herstelcode');
  await page.getByRole('textbox', { name: 'Herstelcode' }).fill(present);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await expect(page.getByText('U hebt een herstelcode gebruikt. U hebt er nog 9.')).toBeVisible();
});

test('another session is ended, after the password where there is no app; then all others', async ({
  page,
  openOtherBrowser,
  product: { demo },
  database,
}) => {
  const person = getPerson(demo, 'supersub41@tvm.test');
  const [second, third] = [await openOtherBrowser(), await openOtherBrowser()];
  await logIn(second, person);
  await logIn(page, person);
  await ageProof(database, person.email);
  await openProfile(page);
  const sessions = page.getByRole('listitem').filter({ hasText: 'Ingelogd op' });
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText('Chrome op Linux');
  await expect(sessions.first()).toContainText('Dit apparaat');
  await sessions.nth(1).getByRole('link', { name: 'Uitloggen' }).click();
  await expectScreen(page, 'Uitloggen op een ander apparaat');
  await page.getByRole('main').getByRole('button', { name: 'Uitloggen' }).click();
  await expectScreen(page, STEP_UP);
  await page.getByRole('textbox', { name: 'Uw wachtwoord' }).fill('Niet dit wachtwoord 1!');
  await page.getByRole('button', { name: 'Bevestigen' }).click();
  await expectError(page, 'Dit wachtwoord klopt niet.', 'Uw wachtwoord');
  await page.getByRole('textbox', { name: 'Uw wachtwoord' }).fill(person.password);
  await page.getByRole('button', { name: 'Bevestigen' }).click();
  await expectScreen(page, 'Profiel');
  await expect(page.getByText('U bent op dat apparaat uitgelogd.')).toBeVisible();
  await expect(page.getByText('U bent alleen op dit apparaat ingelogd.')).toBeVisible();
  await expectLoggedOut(second);

  await logIn(second, person);
  await logIn(third, person);
  await openProfile(page);
  await page.getByRole('link', { name: 'Overal elders uitloggen' }).click();
  await expectScreen(page, 'Overal elders uitloggen');
  await expect(page.getByText('U bent op nog 2 andere apparaten ingelogd.')).toBeVisible();
  await page.getByRole('button', { name: 'Overal elders uitloggen' }).click();
  await expect(page.getByText('U bent op alle andere apparaten uitgelogd.')).toBeVisible();
  await expectLoggedOut(second);
  await expectLoggedOut(third);
  await openProfile(page);
});

test('the language is kept with the account, from the frame and from the profile', async ({
  page,
  openOtherBrowser,
  product: { demo },
}) => {
  const person = getPerson(demo, 'gewonesub31@tvm.test');
  await logIn(page, person);
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/profile/language'));
  await page.getByRole('button', { name: 'English' }).click();
  expect((await kept).status()).toBe(204);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome, Gewone sub 31');

  const other = await openOtherBrowser();
  await givePassword(other, person);
  await expectScreen(other, 'Welcome, Gewone sub 31', 'Home');
  await other.goto('portal/profile');
  await expect(other.getByLabel('English', { exact: true }).and(other.getByRole('radio'))).toBeChecked();
  await other.getByRole('radio', { name: 'Nederlands' }).check();
  await other.getByRole('button', { name: 'Save language' }).click();
  await expect(other.getByText('Uw taal is opgeslagen.')).toBeVisible();
  await expect(other.locator('html')).toHaveAttribute('lang', 'nl');
  await other.reload();
  await expect(other.getByRole('radio', { name: 'Nederlands' })).toBeChecked();
});

test('a read that a new cookie overtakes logs nobody out', async ({ page, product: { demo } }) => {
  await logIn(page, getPerson(demo, 'test@tvm.test'));
  let refused = 0;
  await page.route('**/api/v1/session', (route) => {
    if (refused > 0) return route.continue();
    refused += 1;
    const problem = { type: 'about:blank', title: 'Not logged in.', status: 401, code: 'unauthenticated' };
    return route.fulfill({ status: 401, contentType: 'application/problem+json', json: problem });
  });
  await openProfile(page);
  expect(refused).toBe(1);
});
