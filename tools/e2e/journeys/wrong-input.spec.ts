import type { Page } from '@playwright/test';
import { Authenticator, timeStepNow } from '../support/authenticator.ts';
import { agePassword } from '../support/database.ts';
import { choosePassword, getPerson, phoneOf } from '../support/people.ts';
import { recordRequests } from '../support/requests.ts';
import {
  expectError,
  expectScreen,
  givePassword,
  logIn,
  openRegistration,
  setPassword,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';
import { CODE_REJECTED } from '../support/words.ts';

const MALFORMED_CODES = {
  '': 'Vul de verificatiecode in.',
  '12345': 'De verificatiecode is te kort: vul 6 cijfers in.',
  '1234567': 'De verificatiecode is te lang: vul 6 cijfers in.',
  abcdef: 'De verificatiecode bestaat alleen uit cijfers.',
  '１２３４５６': 'De verificatiecode bestaat alleen uit cijfers.',
};

async function submit(page: Page, field: string, value: string, button: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).fill(value);
  await page.getByRole('button', { name: button }).click();
}

test('the login page says what is missing, and sends nothing', async ({ page }) => {
  await page.goto('./');
  const sent = recordRequests(page);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('listitem')).toHaveText(['Vul uw e-mailadres in.', 'Vul uw wachtwoord in.']);
  await summary.getByRole('link', { name: 'Vul uw wachtwoord in.' }).click();
  await expect(page.getByRole('textbox', { name: 'Wachtwoord' })).toBeFocused();
  expect(sent).toEqual([]);
});

test('a wrong password and an unknown account are answered in the same words', async ({ page }) => {
  for (const email of ['test@tvm.test', 'niemand@tvm.test']) {
    await givePassword(page, { email, password: 'Niet dit wachtwoord 1!' });
    await expectError(page, 'E-mailadres of wachtwoord klopt niet.');
    await expect(page.getByLabel('E-mailadres')).toHaveValue(email);
    await expect(page.getByRole('textbox', { name: 'Wachtwoord' })).toHaveValue('');
  }
});

test('what is no code is told apart and not sent; the fourth wrong one warns, the fifth locks', async ({
  page,
  product: { demo },
}) => {
  const person = getPerson(demo, 'medewerker2@tvm.test');
  await givePassword(page, person);
  await expectScreen(page, 'Vul uw verificatiecode in');
  const sent = recordRequests(page);
  for (const [typed, words] of Object.entries(MALFORMED_CODES)) {
    await submit(page, 'Verificatiecode', typed, 'Inloggen');
    await expectError(page, words, 'Verificatiecode');
  }
  expect(sent).toEqual([]);

  const longPast = await phoneOf(person).codeOf(timeStepNow() - 1000);
  const spaced = `${longPast.slice(0, 3)} ${longPast.slice(3)}`;
  for (let wrong = 1; wrong <= 4; wrong++) {
    await submit(page, 'Verificatiecode', spaced, 'Inloggen');
    const warning = wrong === 4 ? ' Nog één poging; daarna wacht u 15 minuten.' : '';
    await expectError(page, `${CODE_REJECTED}${warning}`, 'Verificatiecode');
    await expect(page.getByRole('textbox', { name: 'Verificatiecode' })).toHaveValue(longPast);
  }
  await submit(page, 'Verificatiecode', spaced, 'Inloggen');
  await expectLocked(page);
  // Right after the password, before a code is asked.
  await givePassword(page, person);
  await expectLocked(page);
});

async function expectLocked(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^Inloggen is tijdelijk geblokkeerd tot \d\d:\d\d uur\.$/);
  await expect(heading).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Bel +31 (0)528 29 29 99.');
}

test('what is no recovery code, and one that is nobody’s, is told apart', async ({
  page,
  product: { demo },
}) => {
  await givePassword(page, getPerson(demo, 'supersub51@tvm.test'));
  await page.getByRole('link', { name: 'Herstelcode gebruiken' }).click();
  for (const [typed, words] of [
    ['', 'Vul een herstelcode in.'],
    ['ABCD-EFGH', 'Een herstelcode heeft 16 letters en cijfers (A tot en met Z en 2 tot en met 7).'],
    ['ABCD-EFGH-IJKL-MNOP', 'Deze herstelcode klopt niet of is al gebruikt.'],
  ] as const) {
    await submit(page, 'Herstelcode', typed, 'Inloggen');
    await expectError(page, words, 'Herstelcode');
  }
});

test('the help page says what is missing', async ({ page }) => {
  await page.goto('passwordreset/');
  await page.getByRole('button', { name: 'E-mail versturen' }).click();
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText([
    'Kies wat er aan de hand is.',
    'Vul uw e-mailadres in.',
  ]);
  await page.getByLabel('Ik ben mijn wachtwoord vergeten').check();
  await submit(page, 'E-mailadres', 'geen adres', 'E-mail versturen');
  await expectError(page, 'Vul een e-mailadres in zoals naam@voorbeeld.nl.', 'E-mailadres');
});

const whatHelps =
  'Wat helpt: drie of vier woorden die niets met elkaar te maken hebben, met een hoofdletter, een cijfer en een teken erbij, of een wachtwoord dat uw wachtwoordmanager maakt.';

test('each password that will not do is refused with its reason', async ({ page, invite }) => {
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  const newPassword = tab.getByRole('textbox', { name: 'Nieuw wachtwoord' });
  const repeated = tab.getByRole('textbox', { name: 'Herhaal het wachtwoord' });
  for (const [password, again, words, field] of [
    ['', '', 'Vul een nieuw wachtwoord in.', 'Nieuw wachtwoord'],
    ['Kort1!x', 'Kort1!x', 'Het wachtwoord voldoet nog niet aan alle eisen.', 'Nieuw wachtwoord'],
    ['geen hoofdletter 1', '', 'Het wachtwoord voldoet nog niet aan alle eisen.', 'Nieuw wachtwoord'],
    ['Goed genoeg 1', '', 'Herhaal het wachtwoord.', 'Herhaal het wachtwoord'],
    ['Goed genoeg 1', 'Goed genoeg 2', 'De wachtwoorden komen niet overeen.', 'Herhaal het wachtwoord'],
    [
      'Qwerty123!',
      'Qwerty123!',
      `Dit wachtwoord is te raden: het is een rij toetsen, letters of cijfers, of een herhaling. Die worden als eerste geprobeerd. ${whatHelps}`,
      'Nieuw wachtwoord',
    ],
    [
      'Logistiek-2026',
      'Logistiek-2026',
      `Dit wachtwoord is te raden: het bestaat uit uw naam, uw e-mailadres, de naam van uw organisatie of die van TVM. ${whatHelps}`,
      'Nieuw wachtwoord',
    ],
  ] as const) {
    await newPassword.fill(password);
    await repeated.fill(again);
    await tab.getByRole('button', { name: 'Doorgaan' }).click();
    await expectError(tab, words, field);
  }
  await expect(newPassword).toHaveValue('');
  await expect(repeated).toHaveValue('');
});

test('the checklist follows what is typed, in words', async ({ page, invite }) => {
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  const lines = tab.getByRole('list', { name: 'Uw wachtwoord heeft' }).getByRole('listitem');
  const list = (...met: boolean[]) =>
    [
      'minstens 8 tekens',
      '1 hoofdletter (ABC)',
      '1 kleine letter (abc)',
      '1 cijfer (12345)',
      '1 speciaal teken (!@#$%^&*)',
      'wachtwoorden komen overeen',
    ].map((rule, at) => `${rule}: ${met[at] ? 'voldaan' : 'nog niet voldaan'}`);
  await expect(lines).toHaveText(list(false, false, false, false, false, false));
  await tab.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('Ab1');
  await expect(lines).toHaveText(list(false, true, true, true, false, false));
  await tab.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('Zin van 4');
  await expect(lines).toHaveText(list(true, true, true, true, true, false));
  await tab.getByRole('textbox', { name: 'Herhaal het wachtwoord' }).fill('Zin van 4');
  await expect(lines).toHaveText(list(true, true, true, true, true, true));
});

test('a wrong first code enrols nothing', async ({ page, invite }) => {
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  await setPassword(tab, choosePassword());
  await expectScreen(tab, 'Stap 2 van 3: koppel uw authenticator-app');
  const phone = await Authenticator.scan(tab);
  for (const [typed, words] of [
    ...Object.entries(MALFORMED_CODES),
    [await phone.codeOf(timeStepNow() - 1000), CODE_REJECTED] as const,
  ]) {
    await submit(tab, 'Verificatiecode', typed, 'Volgende');
    await expectError(tab, words, 'Verificatiecode');
  }
  await submit(tab, 'Verificatiecode', await phone.nextCode(), 'Volgende');
  await expectScreen(tab, 'Bewaar uw herstelcodes');
});

test('an activation asks for the password again when it was given long ago', async ({
  page,
  product: { demo },
  database,
}) => {
  const person = getPerson(demo, 'joost@tvm.test');
  await logIn(page, person);
  await agePassword(database, person.email);
  await page.goto('portal/profile');
  await page.getByRole('button', { name: '2FA activeren' }).click();
  const dialog = page.getByRole('dialog');
  for (const [typed, words] of [
    ['', 'Vul uw wachtwoord in.'],
    ['Niet dit wachtwoord 1!', 'Dit wachtwoord klopt niet.'],
  ] as const) {
    await dialog.getByRole('textbox', { name: 'Uw wachtwoord' }).fill(typed);
    await dialog.getByRole('button', { name: '2FA activeren' }).click();
    await expect(dialog.getByRole('alert').getByRole('listitem')).toHaveText([words]);
    await expect(dialog.getByRole('alert')).toBeFocused();
    await expect(dialog.getByRole('textbox', { name: 'Uw wachtwoord' })).toHaveValue('');
  }
});

test('an activation of a list that has changed is refused, and shows the new list', async ({
  page,
  product: { demo },
  database,
}) => {
  await logIn(page, getPerson(demo, 'joost@tvm.test'));
  await page.goto('portal/profile');
  await page.getByRole('button', { name: '2FA activeren' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 t/m 4 van 4')).toBeVisible();
  await database.query(`update users set surname = 'sub 31a' where email = 'gewonesub31@tvm.test'`);
  await dialog.getByRole('button', { name: '2FA activeren' }).click();
  await expect(dialog.getByRole('alert').getByRole('listitem')).toHaveText([
    'De lijst is gewijzigd. Controleer de gebruikers opnieuw.',
  ]);
  await expect(dialog.getByRole('rowheader', { name: 'Gewone sub 31a' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Annuleren' }).click();
  await expect(page.getByRole('button', { name: '2FA activeren' })).toBeVisible();
});
