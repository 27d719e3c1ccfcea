import { readFile } from 'node:fs/promises';
import { Mailbox } from '../support/mailbox.ts';
import { getPerson } from '../support/people.ts';
import { type RefusingMailServer, startRefusingMailServer } from '../support/refusing-mail-server.ts';
import { countRequests } from '../support/requests.ts';
import { type Enrolled, expectScreen, logIn, pressTwice, register } from '../support/steps.ts';
import { test as base, expect } from '../support/test.ts';

// What a main user sees of the mails and of everybody's progress, with one address that doesn't exist.
const MAIN_USER = 'accounthouder@tvm.test';
const UNDELIVERABLE = 'gewonesub117@tvm.test';
const DILIGENT = 'gewonesub103@tvm.test';
const REGISTRATION = 'Account registratie TVM';
/** Of the 25 mails of the activation, so many leave before anybody has looked. */
const HELD_AFTER = 12;
/** What the login before it is told by. */
const NEW_BROWSER = 'Nieuwe aanmelding';

const test = base.extend<object, { mailServer: RefusingMailServer }>({
  mailServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from it.
    async ({}, use) => {
      const server = await startRefusingMailServer(UNDELIVERABLE, 1 + HELD_AFTER);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  settings: [async ({ mailServer }, use) => use({ SMTP_URL: mailServer.smtpUrl }), { scope: 'worker' }],
  mailbox: [async ({ mailServer }, use) => use(new Mailbox(mailServer.catcher)), { scope: 'worker' }],
});

test.describe.configure({ mode: 'serial' });
test.use({ instance: 'progress' });

let mainUser: Enrolled;

test('after the activation the mails can be watched to the end', async ({
  page,
  product: { demo },
  mailServer,
  mailbox,
}) => {
  await logIn(page, getPerson(demo, MAIN_USER));
  await mailbox.next(MAIN_USER, NEW_BROWSER);
  await page.goto('portal/profile');
  await page.getByRole('button', { name: '2FA activeren' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '2FA activeren' }).click();
  await expectScreen(page, '2FA succesvol ingeschakeld');
  const bar = page.getByRole('progressbar', { name: /van 25 e-mails verwerkt$/ });
  const looks: number[] = [];
  const done = () => bar.evaluate((one: HTMLProgressElement) => one.value);
  const look = async () => {
    looks.push(await done());
    return looks.at(-1);
  };
  await expect.poll(look).toBe(HELD_AFTER);
  mailServer.release();
  await expect.poll(look).toBe(25);
  expect(looks.toSorted((a, b) => a - b)).toEqual(looks);
  await expect(page.getByRole('status').filter({ hasText: 'Klaar.' })).toHaveText(
    'Klaar. 1 e-mail kon niet worden afgeleverd.',
  );
  await expect(page.getByRole('main')).toContainText('Verzonden24');
  await expect(page.getByRole('main')).toContainText('Niet afgeleverd1');

  // The progress is for who may see it: first comes the own registration.
  await expect(
    page.getByRole('heading', { name: 'Open nu uw e-mail «Account registratie TVM»' }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bekijk de voortgang' })).toHaveCount(0);
  await expect(page.getByRole('progressbar')).toHaveCount(1);
  await page.goto('portal');
  await expectScreen(page, 'Stel eerst 2FA in');
  await expect(page.getByText('0 van 25 gebruikers hebben 2FA ingesteld')).toBeVisible();
  await expect(page.getByText(UNDELIVERABLE)).toHaveCount(0);
});

test('people register while the main user looks on', async ({ page, openOtherBrowser, mailbox }) => {
  const { tab, ...enrolled } = await register(page, await mailbox.next(MAIN_USER, REGISTRATION));
  mainUser = enrolled;
  await logIn(tab, mainUser, mainUser.phone);
  await tab
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Voortgang 2FA' })
    .click();
  await expectScreen(tab, 'Voortgang 2FA');
  const main = tab.getByRole('main');
  const table = tab.getByRole('table', { name: 'Voortgang van elke gebruiker' });
  const rows = table.getByRole('row').filter({ has: tab.getByRole('rowheader') });
  const range = main.getByRole('navigation', { name: 'Pagina’s' }).getByRole('status');

  await test.step('who needs help is on top, with what to do', async () => {
    await expect(main).toContainText('1 van 25 gebruikers hebben 2FA ingesteld');
    await expect(main).toContainText(
      'Bij 1 gebruiker kwam de e-mail niet aan. Controleer het e-mailadres met de gebruiker en laat TVM het wijzigen: bel +31 (0)528 29 29 99.',
    );
    await expect(rows).toHaveCount(10);
    await expect(rows.first()).toContainText(UNDELIVERABLE);
    await expect(rows.first()).toContainText(/E-mail niet afgeleverd.*Niet afgeleverd om \d\d:\d\d/);
    await expect(rows.nth(1)).toContainText(/Uitgenodigd.*Verzonden om \d\d:\d\d/);
    await expect(table.getByRole('columnheader', { name: 'Voortgang' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
  });

  await test.step('a filter, a search, an order and a page are kept by a reload and by Back', async () => {
    const filter = (name: string) => main.getByRole('group').getByRole('button', { name });
    await filter('E-mail niet afgeleverd 1').click();
    await expect(rows).toHaveCount(1);
    await expect(range).toHaveText('1 t/m 1 van 1');
    await filter('Alle 25').click();
    await expect(range).toHaveText('1 t/m 10 van 25');

    await tab.getByRole('searchbox', { name: 'Zoek op naam of e-mailadres' }).fill('SUB11');
    await expect(range).toHaveText('1 t/m 10 van 10');
    await tab.getByRole('searchbox').fill('niemand zo');
    await expect(range).toHaveText('Geen gebruikers gevonden.');
    await main.getByRole('button', { name: 'Toon alle gebruikers' }).click();
    await expect(tab.getByRole('searchbox')).toHaveValue('');

    await table.getByRole('button', { name: 'E-mailadres' }).click();
    await table.getByRole('button', { name: 'E-mailadres' }).click();
    await expect(rows.first()).toContainText('gewonesub124@tvm.test');
    await main.getByRole('button', { name: 'Volgende pagina' }).click();
    await expect(range).toHaveText('11 t/m 20 van 25');
    await tab.reload();
    await expect(range).toHaveText('11 t/m 20 van 25');
    await expect(rows.first()).toContainText('gewonesub114@tvm.test');
    await tab.goBack();
    await expect(range).toHaveText('1 t/m 10 van 25');
    await expect(table.getByRole('columnheader', { name: 'E-mailadres' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  await test.step('everybody is on paper and in a file, since when and until when they can register', async () => {
    await tab.getByRole('searchbox').fill('SUB11');
    await expect(range).toHaveText('1 t/m 10 van 10');
    const started = tab.waitForEvent('download');
    await main.getByRole('button', { name: 'Lijst opslaan (CSV)' }).click();
    const lines = (await readFile(await (await started).path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFFVolledige naam;E-mailadres;Voortgang;Uitgenodigd;Link geldig tot');
    expect(lines).toHaveLength(11);
    const moment = '\\d+ [a-z]+ \\d{4}, \\d\\d:\\d\\d';
    expect(lines[1]).toMatch(
      new RegExp(`^Gewone sub 119;gewonesub119@tvm\\.test;Uitgenodigd;${moment};${moment}$`),
    );
    await tab.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'true');
    });
    await tab.getByRole('searchbox').fill('');
    await expect(range).toHaveText('1 t/m 10 van 25');
    await main.getByRole('button', { name: 'Lijst afdrukken' }).click();
    await expect(tab.locator('body')).toHaveAttribute('data-printed', 'true');
    await tab.emulateMedia({ media: 'print' });
    await expect(main.getByRole('row')).toHaveCount(26);
    await expect(main.getByRole('searchbox')).toBeHidden();
    await tab.emulateMedia({ media: 'screen' });
  });

  await test.step('one user gets the mail again, once and not too soon', async () => {
    await tab.getByRole('searchbox').fill(DILIGENT);
    await expect(rows).toHaveCount(1);
    await mailbox.next(DILIGENT, REGISTRATION);
    const sent = countRequests(tab, 'POST', /registration-mail$/);
    const again = rows.getByRole('button', { name: 'Stuur opnieuw naar Gewone sub 103' });
    await pressTwice(again);
    await expect(rows).toContainText(`Er gaat een nieuwe e-mail naar ${DILIGENT}.`);
    expect(sent()).toBe(1);
    await expect(again).toBeFocused();
    await again.press('Enter');
    await expect(rows).toContainText(
      /Er is kort geleden al een e-mail verstuurd\. Opnieuw versturen kan weer (op \d+ \p{L}+\.? \d{4} )?om \d\d:\d\d uur\./u,
    );
    await expect(rows).toContainText(/Verzonden om \d\d:\d\d/);
  });

  await test.step('a timeline follows the registration as it happens', async () => {
    await rows.getByRole('link', { name: 'Tijdlijn van Gewone sub 103' }).click();
    await expectScreen(tab, 'Gewone sub 103', 'Tijdlijn: Gewone sub 103');
    const events = tab.getByRole('log', { name: 'Tijdlijn' }).getByRole('listitem');
    await expect(events).toHaveCount(4);
    const other = await openOtherBrowser();
    const { tab: done, ...user } = await register(other, await mailbox.next(DILIGENT, REGISTRATION));
    await logIn(done, user, user.phone);
    // The page asks again by itself when it comes back in sight.
    await tab.bringToFront();
    await tab.reload();
    const mail = 'De e-mail «Account registratie TVM»';
    await expect(events.locator('p:first-child')).toHaveText([
      `${mail} staat klaar om te worden verstuurd. Bij het activeren van 2FA.`,
      `${mail} is verzonden.`,
      `${mail} staat klaar om te worden verstuurd. Op verzoek van een hoofdgebruiker.`,
      `${mail} is verzonden.`,
      'De link in de e-mail is geopend',
      'Het wachtwoord is ingesteld',
      'De QR-code is getoond',
      'De eerste verificatiecode is ingevuld',
      '2FA is ingesteld',
      'Ingelogd',
    ]);
    await expect(events.first().locator('time')).toHaveText(/^\d+ \p{L}+ \d{4}, \d\d:\d\d uur$/u);
    await tab.getByRole('link', { name: 'Terug naar Voortgang 2FA' }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Actief');
    await expect(rows.getByRole('button', { name: /^Stuur opnieuw/ })).toHaveCount(0);
    await tab.getByRole('searchbox').fill('');
  });

  await test.step('everybody who has not finished gets the mail again, after a confirmation', async () => {
    const open = main.getByRole('button', { name: 'Stuur opnieuw naar iedereen die nog niet klaar is' });
    const dialog = tab.getByRole('dialog', { name: 'E-mails opnieuw sturen' });
    const sent = countRequests(tab, 'POST', '/organisation/registration-mails');
    await open.click();
    await expect(dialog).toContainText('23 gebruikers hebben 2FA nog niet ingesteld.');
    await dialog.getByRole('button', { name: 'Annuleren' }).click();
    await expect(open).toBeFocused();
    expect(sent()).toBe(0);

    await open.click();
    await pressTwice(dialog.getByRole('button', { name: 'E-mails versturen' }));
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();
    await expect(main.getByRole('status').getByRole('listitem')).toHaveText([
      'Wij sturen 22 e-mails opnieuw.',
      'Bij 1 gebruiker werkt het e-mailadres niet.',
    ]);
    expect(sent()).toBe(1);
    const last = 'gewonesub124@tvm.test';
    await mailbox.next(last, REGISTRATION);
    await mailbox.next(last, REGISTRATION);
    expect(await mailbox.list(UNDELIVERABLE)).toEqual([]);

    // Some of the 22 may still be under way: to nobody of them goes another one.
    await open.click();
    await dialog.getByRole('button', { name: 'E-mails versturen' }).click();
    const told = main.getByRole('status').getByRole('listitem');
    await expect(told.first()).toHaveText('Er is geen nieuwe e-mail verstuurd.');
    await expect(told.last()).toHaveText('Bij 1 gebruiker werkt het e-mailadres niet.');
    const skipped = (await told.allTextContents()).slice(1, -1);
    for (const line of skipped)
      expect(line).toMatch(
        /^(\d+ gebruikers? kre(eg|gen) kort geleden al een e-mail\. Probeer het later opnieuw|Naar \d+ gebruikers? is al een e-mail onderweg)\.$/,
      );
    expect(skipped.map((line) => Number(/\d+/.exec(line)?.[0])).reduce((sum, n) => sum + n, 0)).toBe(22);
  });
});
