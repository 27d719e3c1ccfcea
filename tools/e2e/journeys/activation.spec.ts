import { linkIn, type Mail } from '../support/mailbox.ts';
import { getPerson } from '../support/people.ts';
import { countRequests } from '../support/requests.ts';
import {
  type Enrolled,
  expectError,
  expectScreen,
  followMail,
  giveCode,
  givePassword,
  logIn,
  logOut,
  register,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';
import { CODE_REJECTED } from '../support/words.ts';

// The manual's own organisation, from the profile to the login with a code. One after the other: an activation is for good.
test.describe.configure({ mode: 'serial' });
test.use({ instance: 'manual' });

const MANUAL = [
  ['Gewone sub 31', 'gewonesub31@tvm.test'],
  ['Jonnie van Joosten', 'joost@tvm.test'],
  ['Super sub 41', 'supersub41@tvm.test'],
  ['Test test Test', 'test@tvm.test'],
];
const MAIN_USER = 'joost@tvm.test';
const SUB_USER = 'supersub41@tvm.test';

/** What one test leaves for those after it. */
const mails = new Map<string, Mail>();
const enrolled = new Map<string, Enrolled>();

test('the dialog shows the table of the manual, to the letter', async ({ page, product: { demo } }) => {
  await logIn(page, getPerson(demo, MAIN_USER));
  await expect(page.getByText('U bent hoofdgebruiker van Voorbeeld Transport.')).toBeVisible();
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Profiel' }).click();
  await expectScreen(page, 'Profiel');
  await test.step('the banner leads to the button, also from the same page', async () => {
    await page.getByRole('link', { name: 'Activeer 2FA in uw profiel' }).click();
    await expect(page.getByRole('button', { name: '2FA activeren' })).toBeFocused();
  });
  await page.getByRole('button', { name: '2FA activeren' }).click();

  const dialog = page.getByRole('dialog', { name: 'Twee-factor-authenticatie (2FA) inschakelen' });
  for (const words of [
    'Wanneer 2FA is geactiveerd, kunt u dit niet meer ongedaan maken.',
    'Voor onderstaande gebruikers wordt twee-factor-authenticatie (2FA) geactiveerd. Iedere gebruiker ontvangt automatisch een e-mail met instructies om 2FA in te stellen.',
    'Dit geldt voor alle 4 gebruikers van Voorbeeld Transport, ook voor uzelf. Alleen TVM kan dit terugdraaien.',
    'Wie nu is ingelogd, kan pas verder als 2FA is ingesteld. Houd uw telefoon bij de hand.',
  ]) {
    await expect(dialog).toContainText(words);
  }
  await expect(dialog.getByRole('columnheader')).toHaveText(['Volledige naam ▲', 'E-mailadres']);
  const rows = dialog.getByRole('row').filter({ has: page.getByRole('cell') });
  const table = () =>
    rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(await table()).toEqual(MANUAL);
  await expect(dialog.getByText('1 t/m 4 van 4', { exact: true })).toBeVisible();
  const buttons = await dialog.getByRole('button').allTextContents();
  expect(buttons.slice(-2)).toEqual(['Annuleren', '2FA activeren']);

  await dialog.getByRole('button', { name: 'Annuleren' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: '2FA activeren' })).toBeFocused();
});

test('confirming it, twice in a row, mails each of the four once and nobody else', async ({
  page,
  product: { demo },
  mailbox,
}) => {
  await logIn(page, getPerson(demo, MAIN_USER));
  await page.goto('portal/profile');
  await page.getByRole('button', { name: '2FA activeren' }).click();
  const activations = countRequests(page, 'POST', '/organisation/two-factor/activation');
  await expect(page.getByRole('dialog').getByText('1 t/m 4 van 4', { exact: true })).toBeVisible();
  // The number of mails is right before the figures have been asked for again.
  const figures = '**/api/v1/organisation/two-factor';
  await page.route(figures, (route) => route.abort());
  await page.getByRole('dialog').getByRole('button', { name: '2FA activeren' }).dblclick();

  await expectScreen(page, '2FA succesvol ingeschakeld');
  await expect(page.getByRole('main')).toContainText(
    'Met deze extra beveiligingsmaatregel is uw account beter beschermd tegen ongeautoriseerde toegang. Uw bijdrage aan digitale veiligheid wordt gewaardeerd.',
  );
  await expect(page.getByText('Wij sturen 4 e-mails, ook naar u.')).toBeVisible();
  await page.unroute(figures);
  await expect(page.getByRole('progressbar', { name: '4 van 4 e-mails verwerkt' })).toBeVisible();
  expect(activations()).toBe(1);

  for (const [, email = ''] of MANUAL) mails.set(email, await mailbox.next(email, 'Account registratie TVM'));
  const registrations = (await mailbox.list()).filter(({ subject }) => subject === 'Account registratie TVM');
  expect(registrations).toHaveLength(4);
  for (const mail of mails.values()) {
    expect(mail.from).toEqual([{ address: 'online@tvm.nl', name: 'TVM verzekeringen N.V.' }]);
    expect(mail.text).toContain('Uw organisatie heeft 2FA geactiveerd voor Mijn TVM.');
    expect(mail.text).toContain('Bedankt voor het registreren van een account op het Mijn TVM portaal.');
  }
  expect(mails.get(MAIN_USER)?.text).toContain('Geachte heer of mevrouw Van Joosten,');
  expect(new Set([...mails.values()].map(linkIn)).size).toBe(4);

  await test.step('Back leads to what is left of the portal: a mail, help, figures', async () => {
    await page.goBack();
    await expectScreen(page, 'Stel eerst 2FA in');
    await expect(page.getByText('0 van 4 gebruikers hebben 2FA ingesteld')).toBeVisible();
    const resent = countRequests(page, 'POST', '/session/registration-mail');
    await page.getByRole('button', { name: 'Stuur de e-mail opnieuw' }).dblclick();
    await expect(page.getByText('Wij hebben een e-mail gestuurd naar j•••@tvm.test.')).toBeVisible();
    expect(resent()).toBe(1);
    mails.set(MAIN_USER, await mailbox.next(MAIN_USER, 'Account registratie TVM'));
  });
});

test('from that moment no password alone opens the portal', async ({ page, product: { demo }, context }) => {
  await givePassword(page, getPerson(demo, MAIN_USER));
  await expectScreen(page, 'Stel eerst 2FA in');
  await expect(
    page.getByText('Wij hebben kort geleden al een e-mail gestuurd naar j•••@tvm.test.'),
  ).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  await page.goto('portal/profile');
  await expect(page.getByText('Log in om verder te gaan.')).toBeVisible();
});

for (const email of [MAIN_USER, SUB_USER]) {
  test(`${email} registers from the mail: a password, the QR code, a first code`, async ({
    page,
    mailbox,
  }) => {
    const mail = mails.get(email);
    if (!mail) throw new Error('There was no mail');
    const { tab, ...person } = await register(page, mail);
    await expect(tab.getByRole('main')).toContainText(
      'Voortaan logt u in met uw e-mailadres, wachtwoord en verificatiecode. Wacht bij het inloggen op een nieuwe code.',
    );
    const confirmation = await mailbox.next(email, '2FA is ingesteld voor uw account');
    expect(confirmation.text).toMatch(/Op .+ om \d\d:\d\d uur is 2FA voor uw account ingesteld\./);
    expect(confirmation.html).not.toContain('href="http');

    await tab.getByRole('link', { name: 'Naar de inlogpagina' }).click();
    await logIn(tab, person, person.phone);
    enrolled.set(email, person);
  });
}

test('a code that was used is refused, although it is still of this moment', async ({ page }) => {
  const person = enrolled.get(SUB_USER);
  if (!person) throw new Error('Nobody is enrolled');
  const { phone } = person;
  await givePassword(page, person);
  const code = await phone.nextCode();
  await giveCode(page, code);
  await logOut(page);

  await givePassword(page, person);
  await giveCode(page, code);
  await expectError(page, CODE_REJECTED, 'Verificatiecode');
  expect(phone.isCurrent(), 'it would have been good otherwise').toBe(true);
});

test("2FA can't be undone in the portal; a mail can be sent again", async ({ page, mailbox }) => {
  const person = enrolled.get(MAIN_USER);
  if (!person) throw new Error('Nobody is enrolled');
  await logIn(page, person, person.phone);
  await page.goto('portal/profile');
  await expect(page.getByText(/^2FA is actief sinds \d+ \p{L}+ \d{4}\.$/u)).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: /2FA|ongedaan/ })).toHaveCount(0);

  await page.getByRole('link', { name: 'Bekijk de voortgang' }).click();
  await expectScreen(page, 'Voortgang 2FA');
  await expect(page.getByText('2 van 4 gebruikers hebben 2FA ingesteld')).toBeVisible();
  const table = page.getByRole('table', { name: 'Voortgang van elke gebruiker' });
  await expect(table.getByRole('row', { name: /joost@tvm\.test/ })).toContainText('Actief');
  await expect(table.getByRole('button', { name: /^Stuur opnieuw naar/ })).toHaveCount(2);
  await expect(page.getByRole('main').getByRole('button', { name: /2FA|ongedaan|uitschakelen/ })).toHaveCount(
    0,
  );

  const resent = countRequests(page, 'POST', /^\/organisation\/users\/[^/]+\/registration-mail$/);
  await table.getByRole('button', { name: 'Stuur opnieuw naar Gewone sub 31' }).dblclick();
  await expect(table.getByText('Er gaat een nieuwe e-mail naar gewonesub31@tvm.test.')).toBeVisible();
  expect(resent()).toBe(1);
  const replaced = mails.get('gewonesub31@tvm.test');
  const newer = await mailbox.next('gewonesub31@tvm.test', 'Account registratie TVM');
  await expectScreen(await followMail(page, newer), 'Uw account registreren');
  if (replaced) await expectScreen(await followMail(page, replaced), 'Deze link is vervangen');
});
