import type { Page } from '@playwright/test';
import { ageProof } from '../support/database.ts';
import { VirtualPasskeys } from '../support/passkey.ts';
import { choosePassword, getPerson, phoneOf } from '../support/people.ts';
import {
  expectError,
  expectScreen,
  giveCode,
  givePassword,
  logIn,
  logOut,
  openProfile,
  openRegistration,
  readRecoveryCodes,
  setPassword,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

// S17 and S18: a passkey beside the app. One after the other: what was added stays so.
test.describe.configure({ mode: 'serial' });
test.use({ instance: 'passkeys' });

const PERSON = 'gewonesub52@tvm.test';
const ASKED = 'Log in met uw passkey';
const CANCELLED =
  'Het venster van uw browser is gesloten, of er is hier geen passkey van u gevonden. Probeer het opnieuw of kies een andere manier.';
const usePasskey = (page: Page) => page.getByRole('button', { name: 'Passkey gebruiken' });

/** Presses what has the focus until that is called so: Tab, as somebody without a mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = page.locator(':focus');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(focused).toHaveAccessibleName(name, { timeout: 100 });
  }).toPass({ intervals: [10], timeout: 60_000 });
}

test('by keyboard alone: a passkey is added, logs in, and proves who one is', async ({
  page,
  product: { demo },
  database,
  mailbox,
}) => {
  const person = getPerson(demo, PERSON);
  const passkeys = await VirtualPasskeys.at(page);
  await logIn(page, person, phoneOf(person));
  await openProfile(page);
  await tabTo(page, 'Passkey toevoegen');
  await page.keyboard.press('Enter');
  await expectScreen(page, 'Passkey toevoegen');
  await tabTo(page, 'Naam van deze passkey');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Mijn computer');
  await page.keyboard.press('Enter');
  await expectScreen(page, 'Profiel');
  await expect(page.getByText('Uw passkey is toegevoegd.')).toBeVisible();
  await mailbox.next(person.email, 'Passkey toegevoegd');
  expect(await passkeys.credentials()).toHaveLength(1);
  await logOut(page);

  // What was used last, the app, is asked for; the passkey is offered beside it.
  await givePassword(page, person);
  await expectScreen(page, 'Vul uw verificatiecode in');
  await tabTo(page, 'Passkey gebruiken');
  await page.keyboard.press('Enter');
  await expectScreen(page, ASKED);
  await tabTo(page, 'Passkey gebruiken');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Uitloggen' })).toBeVisible();
  await logOut(page);

  // Now the passkey was.
  await givePassword(page, person);
  await expectScreen(page, ASKED);
  await usePasskey(page).click();
  await expect(page.getByRole('button', { name: 'Uitloggen' })).toBeVisible();
  await ageProof(database, person.email);
  await page.goto('portal/profile/recovery-codes');
  await page.getByRole('button', { name: 'Nieuwe herstelcodes maken' }).click();
  await expectScreen(page, 'Bevestig dat u het bent');
  await usePasskey(page).click();
  await expectScreen(page, 'Bewaar uw herstelcodes');
});

test('what the browser refuses is said in words, and the app is the way back', async ({
  page,
  product: { demo },
}) => {
  const person = getPerson(demo, PERSON);
  await page.setViewportSize({ width: 320, height: 640 });
  // Another computer, without the passkey.
  await VirtualPasskeys.at(page);
  await givePassword(page, person);
  await expectScreen(page, ASKED);
  await usePasskey(page).click();
  await expectError(page, CANCELLED);
  const sideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  expect(await page.evaluate(sideways), 'scrolls sideways').toBe(false);
  await page.getByRole('link', { name: 'Verificatiecode gebruiken' }).click();
  await giveCode(page, await phoneOf(person).nextCode());
  await expect(page.getByRole('button', { name: 'Uitloggen' })).toBeVisible();
});

test('in English, at 320 px: the same passkey twice is refused, another name is kept, and it is removed', async ({
  page,
  product: { demo },
}) => {
  const person = getPerson(demo, PERSON);
  await page.setViewportSize({ width: 320, height: 640 });
  await VirtualPasskeys.at(page);
  await logIn(page, person, phoneOf(person));
  await page.getByRole('button', { name: 'English' }).click();
  const add = async (name: string) => {
    await page.goto('portal/profile/passkey');
    await page.getByRole('textbox', { name: 'Name of this passkey' }).fill(name);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
  };
  await add('Laptop');
  await expect(page.getByText('Your passkey has been added.')).toBeVisible();
  await add('Laptop again');
  await expect(page.getByRole('alert')).toContainText(
    'You already have a passkey for Mijn TVM on this device',
  );
  await page.goto('portal/profile');
  await page.getByRole('link', { name: 'Rename: Laptop' }).click();
  await page.getByRole('textbox', { name: 'New name' }).fill('Desk');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('The name has been changed.')).toBeVisible();
  for (const name of ['Desk', 'Mijn computer']) {
    await page.getByRole('link', { name: `Remove: ${name}` }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Remove ${name}?`);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('This way to log in has been removed.')).toBeVisible();
  }
  // The organisation has activated 2FA: the last one stays.
  await page.getByRole('link', { name: 'Remove: Authenticator app' }).click();
  await expect(
    page.getByText('This is your last way to log in with 2FA. Add another one first.'),
  ).toBeVisible();
});

test('a registration with a passkey instead of an app, and the login after it', async ({ page, invite }) => {
  const { mail } = await invite();
  const email = mail.to[0]?.address ?? '';
  const password = choosePassword();
  const tab = await openRegistration(page, mail);
  await setPassword(tab, password);
  // The app comes first, as in the manual.
  await expectScreen(tab, 'Stap 2 van 3: koppel uw authenticator-app');
  await tab.getByRole('link', { name: 'Liever zonder app?' }).click();
  await expectScreen(tab, 'Stap 2 van 3: maak een passkey');
  await VirtualPasskeys.at(tab);
  await tab.getByRole('button', { name: 'Passkey maken' }).click();
  await readRecoveryCodes(tab);
  await tab.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }).click();
  await expectScreen(tab, '2FA is ingesteld');
  await givePassword(tab, { email, password });
  await expectScreen(tab, ASKED);
  await expect(tab.getByRole('link', { name: 'Verificatiecode gebruiken' })).toHaveCount(0);
  await usePasskey(tab).click();
  await expect(tab.getByRole('button', { name: 'Uitloggen' })).toBeVisible();
});
