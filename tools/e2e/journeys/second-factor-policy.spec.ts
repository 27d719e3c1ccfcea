import type { Page } from '@playwright/test';
import { openOrganisation } from '../support/console.ts';
import { VirtualPasskeys } from '../support/passkey.ts';
import { getPerson, type Person, phoneOf } from '../support/people.ts';
import {
  expectScreen,
  giveCode,
  givePassword,
  logOut,
  openRegistration,
  PASSWORD_KNOWN,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

// SECOND_FACTOR_POLICY_*: only a passkey counts. One after the other: what was added stays so.
test.describe.configure({ mode: 'serial' });
const policy = 'phishing_resistant';
test.use({
  instance: 'second-factor-policy',
  settings: { SECOND_FACTOR_POLICY_EMPLOYEES: policy, SECOND_FACTOR_POLICY_USERS: policy },
});

const USER = 'gewonesub52@tvm.test';
const ADD = 'Voeg een passkey toe';
const ASKED = 'Log in met uw passkey';
const ORGANISATION = 'Voorbeeld Expeditie';
const MENU = { name: 'Hoofdmenu' };
const isIn = (page: Page) => expect(page.getByRole('navigation', MENU)).toBeVisible();

/** The first login: a code, which leads to a passkey and nowhere else. */
async function addAtLogin(page: Page, person: Person): Promise<VirtualPasskeys> {
  const passkeys = await VirtualPasskeys.at(page);
  await givePassword(page, person);
  await giveCode(page, await phoneOf(person).nextCode());
  await expectScreen(page, ADD);
  await expect(page.getByRole('navigation', MENU)).toHaveCount(0);
  await page.getByRole('button', { name: 'Passkey toevoegen' }).click();
  await isIn(page);
  expect(await passkeys.credentials()).toHaveLength(1);
  return passkeys;
}

test('a user with an app adds a passkey at the login, by keyboard, and logs in with nothing else from then on', async ({
  page,
  product: { demo },
  mailbox,
}) => {
  const person = getPerson(demo, USER);
  await VirtualPasskeys.at(page);
  await givePassword(page, person);
  await giveCode(page, await phoneOf(person).nextCode());
  await expectScreen(page, ADD);
  await page.goto('portal/profile');
  await expectScreen(page, ADD);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Naam van deze passkey' })).toBeFocused();
  await page.keyboard.press('Enter');
  await isIn(page);
  await mailbox.next(person.email, 'Passkey toegevoegd');

  await logOut(page);
  await givePassword(page, person);
  await expectScreen(page, ASKED);
  await expect(page.getByRole('link', { name: 'Verificatiecode gebruiken' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Herstelcode gebruiken' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await isIn(page);
  await page.goto('portal/profile');
  await page.getByRole('link', { name: /^Verwijderen: (?!Authenticator)/ }).click();
  await expect(page.getByText('U logt in met een passkey, en dit is uw laatste.')).toBeVisible();
});

test('who lost app and passkey makes another one from the mailed link, in English at 320 px', async ({
  page,
  product: { demo },
  mailbox,
}) => {
  const person = getPerson(demo, USER);
  await page.setViewportSize({ width: 320, height: 640 });
  await givePassword(page, person);
  await page.getByRole('link', { name: 'Geen toegang tot uw passkey?' }).click();
  await page.getByRole('button', { name: 'E-mail versturen' }).click();
  const mail = await mailbox.next(USER, 'Uw nieuwe telefoon koppelen');
  const tab = await openRegistration(page, mail, PASSWORD_KNOWN);
  await tab.getByRole('button', { name: 'Ja, ik houd mijn wachtwoord' }).click();
  await expectScreen(tab, 'Stap 2 van 3: maak een nieuwe passkey');
  await tab.getByRole('button', { name: 'English' }).click();
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Step 2 of 3: make a new passkey');
  await tab.getByLabel('I have lost my passkey too.').check();
  const found = await VirtualPasskeys.at(tab);
  const sideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  expect(await tab.evaluate(sideways), 'scrolls sideways').toBe(false);
  await tab.getByRole('button', { name: 'Make a passkey' }).click();
  await expectScreen(tab, 'Keep your recovery codes');
  await tab.getByRole('button', { name: 'I have kept my recovery codes' }).click();
  expect(await found.credentials()).toHaveLength(1);
  await tab.getByRole('button', { name: 'Nederlands' }).click();
  await mailbox.next(USER, 'Nieuwe passkey gemaakt');
  await givePassword(tab, person);
  await expectScreen(tab, ASKED);
  await tab.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await isIn(tab);
});

test('employees ask and approve with passkeys: the console takes no code', async ({
  page,
  openOtherBrowser,
  product: { demo },
}) => {
  const [one, two] = [getPerson(demo, 'medewerker1@tvm.test'), getPerson(demo, 'medewerker2@tvm.test')];
  await addAtLogin(page, one);
  await openOrganisation(page, ORGANISATION);
  await page.getByRole('link', { name: '2FA terugdraaien' }).click();
  await expectScreen(page, `2FA terugdraaien: ${ORGANISATION}`);
  await expect(page.getByLabel('Verificatiecode')).toHaveCount(0);
  await page.getByLabel('Reden').fill('Telefoons worden vervangen');
  await page.getByLabel('Ticketnummer').fill('TVM-1234');
  await page.getByLabel('Naam van de organisatie, ter controle').fill(ORGANISATION);
  await page.getByRole('button', { name: 'Terugdraaien aanvragen' }).click();
  await expectScreen(page, ORGANISATION);

  const other = await openOtherBrowser();
  await addAtLogin(other, two);
  await other.goto('support/requests');
  await other.getByRole('link', { name: `Goedkeuren: 2FA terugdraaien voor ${ORGANISATION}` }).click();
  await expectScreen(other, `Goedkeuren: 2FA terugdraaien voor ${ORGANISATION}`);
  await expect(other.getByLabel('Verificatiecode')).toHaveCount(0);
  await other.getByRole('button', { name: 'Goedkeuren met uw passkey' }).click();
  await expectScreen(other, 'Wachtrij');
  await expect(other.getByText('Goedgekeurd.', { exact: true })).toBeVisible();
});
