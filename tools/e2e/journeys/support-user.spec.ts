import type { Page } from '@playwright/test';
import { callApi } from '../support/api.ts';
import { openOrganisation, openUser } from '../support/console.ts';
import { bounce, changeTwice } from '../support/database.ts';
import { choosePassword, getPerson, phoneOf } from '../support/people.ts';
import {
  enrol,
  expectScreen,
  givePassword,
  logIn,
  NEW_PHONE,
  openRegistration,
  PASSWORD_KNOWN,
  register,
  setPassword,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test.use({ instance: 'support-user', settings: { RECOVERY_POLICY: 'mail_and_support' } });

/** More than it takes to lock an address. */
const WRONG_PASSWORDS = 10;
const ORGANISATION = 'Voorbeeld Expeditie';

/** What support writes down before it touches somebody's 2FA. */
async function giveReason(page: Page, submit: string): Promise<void> {
  await page.getByLabel('Teruggebeld op het nummer dat TVM al had').check();
  await page.getByLabel('Noemde het relatienummer of polisnummer').check();
  await page.getByLabel('Reden').fill('Telefoon kwijt');
  await page.getByLabel('Ticketnummer').fill('TVM-3001');
  await page.getByRole('button', { name: submit }).click();
}

test('support lifts a lock, sends again and forgets a bounce', async ({
  page,
  openOtherBrowser,
  product: { demo },
  mailbox,
  database,
}) => {
  const [one, locked] = [getPerson(demo, 'medewerker1@tvm.test'), getPerson(demo, 'gewonesub102@tvm.test')];
  const stranger = await openOtherBrowser();
  await logIn(page, one, phoneOf(one));

  await test.step('somebody is locked after too many wrong passwords, and unlocked', async () => {
    for (let wrong = 0; wrong < WRONG_PASSWORDS; wrong++) {
      const body = { email: locked.email, password: 'Fout wachtwoord 1!' };
      await callApi(demo, 'POST', '/login', { body });
    }
    await givePassword(stranger, locked);
    await expect(stranger.getByRole('heading', { level: 1 })).toContainText(
      'Inloggen is tijdelijk geblokkeerd',
    );
    await openUser(page, locked.email, 'Gewone sub 102', 'Voorbeeld Logistiek');
    await expect(page.getByText(/^Na verkeerde wachtwoorden, tot /)).toBeVisible();
    await page.getByRole('link', { name: 'Blokkering opheffen' }).click();
    await expectScreen(page, 'Blokkering opheffen voor Gewone sub 102');
    await page.getByRole('button', { name: 'Blokkering opheffen' }).click();
    await expect(page.getByText('De blokkering is opgeheven.')).toBeVisible();
    await expect(page.getByText(/^Na verkeerde wachtwoorden/)).toHaveCount(0);
    await logIn(stranger, locked);
  });

  await test.step('who has not registered gets the mail again, also after a bounce', async () => {
    await bounce(database, 'gewonesub53@tvm.test');
    await openUser(page, 'gewonesub53', 'Gewone sub 53', ORGANISATION);
    await expect(page.getByText('E-mail aan dit adres komt niet aan.')).toBeVisible();
    await page.getByRole('link', { name: 'Bouncemarkering wissen' }).click();
    await page.getByRole('button', { name: 'Markering wissen' }).click();
    await expect(page.getByText('De markering is gewist.')).toBeVisible();
    await expect(page.getByText('E-mail aan dit adres komt niet aan.')).toHaveCount(0);
    await page.getByRole('link', { name: 'Registratiemail opnieuw sturen' }).click();
    await page.getByRole('button', { name: 'Stuur opnieuw' }).click();
    await expect(page.getByText('De registratiemail is onderweg.')).toBeVisible();
    await mailbox.next('gewonesub53@tvm.test', 'Account registratie TVM');
  });
});

test('a new phone waits for support, and the same link goes on; a reset ends with a new registration', async ({
  page,
  openOtherBrowser,
  product: { demo },
  mailbox,
  database,
}) => {
  const [two, sub] = [getPerson(demo, 'medewerker2@tvm.test'), getPerson(demo, 'gewonesub52@tvm.test')];
  await logIn(page, two, phoneOf(two));
  const user = await openOtherBrowser();

  await test.step('the user is stopped after the password', async () => {
    await user.goto('passwordreset/');
    await expectScreen(user, 'Hulp bij inloggen');
    await user.getByLabel('Ik heb een nieuwe telefoon of geen toegang tot mijn app').check();
    await user.getByLabel('E-mailadres').fill(sub.email);
    await user.getByRole('button', { name: 'E-mail versturen' }).click();
    const mail = await mailbox.next(sub.email, 'Uw nieuwe telefoon koppelen');
    const tab = await openRegistration(user, mail, PASSWORD_KNOWN);
    await tab.getByRole('button', { name: 'Nee, ik stel een nieuw wachtwoord in' }).click();
    const password = choosePassword();
    await setPassword(tab, password);
    await expectScreen(tab, 'Bel TVM voor uw nieuwe telefoon');

    await openUser(page, sub.email, 'Gewone sub 52', ORGANISATION);
    await page.getByRole('link', { name: 'Nieuwe telefoon toestaan' }).click();
    await giveReason(page, 'Toestaan');
    await expect(page.getByText('De nieuwe telefoon is toegestaan.')).toBeVisible();
    await mailbox.next(sub.email, 'U kunt een nieuwe telefoon koppelen');
    await tab.reload();
    const { phone } = await enrol(tab, NEW_PHONE);
    await logIn(tab, { email: sub.email, password }, phone);
  });

  await test.step('two changes hold an enrolment until a main user confirms; then the mail comes again', async () => {
    const [main, held] = [getPerson(demo, 'supersub51@tvm.test'), getPerson(demo, 'gewonesub53@tvm.test')];
    const [person, mainUser] = [await openOtherBrowser(), await openOtherBrowser()];
    const subject = 'Account registratie TVM';
    await changeTwice(database, held.email);
    await givePassword(person, held);
    const tab = await openRegistration(
      person,
      await mailbox.next(held.email, subject),
      'Iemand moet dit eerst bevestigen',
    );
    await logIn(mainUser, main, phoneOf(main));
    await mailbox.next(main.email, 'Bevestig dat een gebruiker 2FA mag instellen');
    await mainUser.getByRole('main').getByRole('link', { name: 'Voortgang 2FA' }).click();
    await mainUser.getByRole('link', { name: 'Bekijk Gewone sub 53' }).click();
    await expectScreen(mainUser, 'Mag Gewone sub 53 2FA instellen?');
    await expect(mainUser.getByText('het e-mailadres is gewijzigd')).toBeVisible();
    await tab.getByRole('button', { name: 'Opnieuw proberen' }).click();
    await expect(tab.getByText('Er is nog niets bevestigd.')).toBeVisible();
    await mainUser.getByRole('button', { name: 'Ja, dit klopt' }).click();
    await expect(mainUser.getByText('Gewone sub 53 krijgt nu een e-mail')).toBeVisible();
    const registered = await register(person, await mailbox.next(held.email, subject));
    await logIn(registered.tab, registered, registered.phone);
  });

  await test.step('a reset is done at once, told, and ends the session', async () => {
    await openUser(page, 'supersub51', 'Super sub 51', ORGANISATION);
    await page.getByRole('link', { name: '2FA resetten' }).click();
    await giveReason(page, '2FA resetten');
    await expect(page.getByText('2FA is gereset. De gebruiker is gemaild.')).toBeVisible();
    await expect(page.getByText('Niet gekoppeld')).toBeVisible();
    const mail = await mailbox.next('supersub51@tvm.test', 'Account registratie TVM');
    const other = await openOtherBrowser();
    const registered = await register(other, mail);
    await logIn(registered.tab, registered, registered.phone);
  });
});

test('a decision that comes too late is told, and a rejection keeps its reason', async ({
  page: one,
  openOtherBrowser,
  product: { demo },
}) => {
  test.slow();
  const [asks, decides] = [getPerson(demo, 'medewerker1@tvm.test'), getPerson(demo, 'medewerker2@tvm.test')];
  const two = await openOtherBrowser();
  await logIn(one, asks, phoneOf(asks));
  await logIn(two, decides, phoneOf(decides));
  const ask = async () => {
    await openOrganisation(one, ORGANISATION);
    await one.getByRole('link', { name: '2FA terugdraaien' }).click();
    await one.getByLabel('Reden').fill('Telefoons worden vervangen');
    await one.getByLabel('Ticketnummer').fill('TVM-3002');
    await one.getByLabel('Naam van de organisatie, ter controle').fill(ORGANISATION);
    await one.getByLabel('Verificatiecode').fill(await phoneOf(asks).nextCode());
    await one.getByRole('button', { name: 'Terugdraaien aanvragen' }).click();
    await expectScreen(one, ORGANISATION);
  };
  const what = `2FA terugdraaien voor ${ORGANISATION}`;

  await ask();
  await two.goto('support/requests');
  await two.getByRole('link', { name: `Goedkeuren: ${what}` }).click();
  await one.goto('support/requests');
  await one.getByRole('link', { name: `Intrekken: ${what}` }).click();
  await one.getByRole('button', { name: 'Intrekken' }).click();
  await expect(one.getByText('Ingetrokken.', { exact: true })).toBeVisible();
  await two.getByLabel('Verificatiecode').fill(await phoneOf(decides).nextCode());
  await two.getByRole('button', { name: 'Goedkeuren' }).click();
  await expect(two.getByRole('alert')).toContainText('Dit verzoek');

  await ask();
  await two.goto('support/requests');
  await two.getByRole('link', { name: `Afwijzen: ${what}` }).click();
  await two.getByRole('button', { name: 'Afwijzen' }).click();
  await expect(two.getByRole('alert')).toContainText('Vul een reden in');
  await two.getByLabel('Reden').fill('Niet door de klant gevraagd');
  await two.getByRole('button', { name: 'Afwijzen' }).click();
  await expect(two.getByText(/Niet door de klant gevraagd/)).toBeVisible();
});

test('a support lead stops the invitations and lets them go on', async ({ page, product: { demo } }) => {
  const two = getPerson(demo, 'medewerker2@tvm.test');
  await logIn(page, two, phoneOf(two));
  await page.goto('support/rollout');
  await page.getByRole('link', { name: 'Uitnodigingen en herinneringen stoppen' }).click();
  await expectScreen(page, 'Uitnodigingen en herinneringen stoppen');
  await page.getByRole('button', { name: 'Stoppen' }).click();
  await expect(page.getByText('Uitnodigingen en herinneringen zijn gestopt.')).toBeVisible();
  await expect(page.getByText(/^Gestopt door Medewerker 2, /)).toBeVisible();
  await page.getByRole('link', { name: 'Uitnodigingen en herinneringen hervatten' }).click();
  await page.getByRole('button', { name: 'Hervatten' }).click();
  await expect(page.getByText('Uitnodigingen en herinneringen gaan verder.')).toBeVisible();
});

test('a result that is followed before the search has paused is not called back', async ({
  page,
  product: { demo },
}) => {
  const two = getPerson(demo, 'medewerker2@tvm.test');
  await logIn(page, two, phoneOf(two));
  await page.goto('support');
  await page.getByRole('searchbox').fill('gewonesub');
  const result = page.getByRole('link', { name: ORGANISATION });
  await expect(result).toBeVisible();
  // The next page's code comes when the search has gone out, whenever that is.
  const searched = page.waitForRequest(/search=gewonesub53/);
  await page.route(/organisation-page-.*\.js/, async (route) => {
    await searched;
    await route.continue();
  });
  await page.getByRole('searchbox').fill('gewonesub53');
  await result.press('Enter');
  await expectScreen(page, ORGANISATION);
});
