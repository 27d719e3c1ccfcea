import { expect, type Page } from '@playwright/test';
import { countWaitingJobs } from '../support/database.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import {
  type Enrolled,
  enrol,
  expectError,
  expectScreen,
  giveCode,
  givePassword,
  logIn,
  logOut,
  NEW_PHONE,
  openRegistration,
  PASSWORD_KNOWN,
  setPassword,
} from '../support/steps.ts';
import { test } from '../support/test.ts';
import { CODE_REJECTED } from '../support/words.ts';

// People of an organisation that has had 2FA for a month. One after the other: the second phone is used after the first.
test.describe.configure({ mode: 'serial' });
test.use({ instance: 'new-phone' });

const MAIN_USER = 'supersub51@tvm.test';
const SUB_USER = 'gewonesub52@tvm.test';
const SENT =
  'Als dit e-mailadres bij ons bekend is, ontvangt u binnen enkele minuten een e-mail. Kijk ook in uw spambox.';
const PASSWORD_LOST = 'Ik ben mijn wachtwoord vergeten';
const PHONE_LOST = 'Ik heb een nieuwe telefoon of geen toegang tot mijn app';

let renewed: Enrolled;

/** The help page as one comes there by the address of the manual. */
async function askForMail(page: Page, email: string, lost: string): Promise<void> {
  await page.goto('passwordreset/');
  await expectScreen(page, 'Hulp bij inloggen');
  await page.getByLabel(lost).check();
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByRole('button', { name: 'E-mail versturen' }).click();
  await expectScreen(page, 'Kijk in uw e-mail');
  await expect(page.getByText(SENT)).toBeVisible();
}

test('a new phone takes the place of the old one, through the mailed link; who knows the password keeps it', async ({
  page,
  product: { demo },
  mailbox,
}) => {
  const person = getPerson(demo, SUB_USER);
  const oldPhone = phoneOf(person);
  await askForMail(page, SUB_USER, PHONE_LOST);
  const mail = await mailbox.next(SUB_USER, 'Uw nieuwe telefoon koppelen');
  expect(mail.text).toContain(
    'omdat u een nieuwe telefoon hebt of geen toegang hebt tot uw authenticator-app',
  );
  const tab = await openRegistration(page, mail, PASSWORD_KNOWN);
  await tab.getByRole('button', { name: 'Ja, ik houd mijn wachtwoord' }).click();
  renewed = { email: SUB_USER, password: person.password, ...(await enrol(tab, NEW_PHONE)) };
  await expect(tab.getByText('Verwijder de oude code van Mijn TVM uit uw vorige app.')).toBeVisible();

  const notice = await mailbox.next(SUB_USER, 'Nieuwe authenticator-app gekoppeld');
  expect(notice.text).toContain('De vorige authenticator-app werkt niet meer.');
  const toMainUser = await mailbox.next(MAIN_USER, 'Nieuwe authenticator-app gekoppeld voor een gebruiker');
  expect(toMainUser.text).toContain('Voor Gewone sub 52 (Voorbeeld Expeditie)');

  await givePassword(page, renewed);
  await giveCode(page, await oldPhone.nextCode());
  await expectError(page, CODE_REJECTED, 'Verificatiecode');
  await logIn(page, renewed, renewed.phone);
});

test('a recovery code logs in without the phone, once', async ({ page }) => {
  const [code = ''] = renewed.recoveryCodes;
  const giveRecoveryCode = async () => {
    await givePassword(page, renewed);
    await page.getByRole('link', { name: 'Herstelcode gebruiken' }).click();
    await expectScreen(page, 'Vul een herstelcode in');
    // As somebody types it from paper.
    await page.getByRole('textbox', { name: 'Herstelcode' }).fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Inloggen' }).click();
  };
  await giveRecoveryCode();
  await expect(page.getByText('U hebt een herstelcode gebruikt. U hebt er nog 9.')).toBeVisible();
  await logOut(page);

  await giveRecoveryCode();
  await expectError(page, 'Deze herstelcode klopt niet of is al gebruikt.', 'Herstelcode');
});

test('a forgotten password keeps the phone, by one of its codes', async ({
  page,
  product: { demo },
  mailbox,
}) => {
  const phone = phoneOf(getPerson(demo, MAIN_USER));
  await page.goto('./');
  await page.getByLabel('E-mailadres').fill(MAIN_USER);
  await page.getByRole('link', { name: 'Wachtwoord wijzigen' }).click();
  await expect(page.getByLabel(PASSWORD_LOST)).toBeChecked();
  await expect(page.getByLabel('E-mailadres')).toHaveValue(MAIN_USER);
  await askForMail(page, MAIN_USER, PASSWORD_LOST);
  const tab = await openRegistration(page, await mailbox.next(MAIN_USER, 'Uw wachtwoord opnieuw instellen'));
  const password = 'Vergeten, en nu een 2e!';
  await setPassword(tab, password);

  await expectScreen(tab, 'Bevestig dat u het bent');
  await tab.getByLabel('Met een verificatiecode uit mijn app').check();
  await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await tab.getByRole('button', { name: 'Doorgaan' }).click();
  await expectScreen(tab, 'Uw wachtwoord is ingesteld');
  await mailbox.next(MAIN_USER, 'Uw wachtwoord is gewijzigd');

  await logIn(page, { email: MAIN_USER, password }, phone);
});

test('an unknown address gets the same words, and no mail', async ({ page, mailbox, database }) => {
  await askForMail(page, 'niemand@tvm.test', PASSWORD_LOST);
  await expect.poll(() => countWaitingJobs(database)).toBe(0);
  expect(await mailbox.list('niemand@tvm.test')).toEqual([]);
});

test('a browser that looks for the place to change a password finds the help page', async ({ page }) => {
  await page.goto('/.well-known/change-password');
  await expectScreen(page, 'Hulp bij inloggen');
});
