import { ageLinks, raiseEpoch } from '../support/database.ts';
import { linkIn } from '../support/mailbox.ts';
import { countRequests } from '../support/requests.ts';
import {
  expectScreen,
  followMail,
  givePassword,
  logIn,
  openRegistration,
  register,
  setPassword,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

const REGISTRATION = 'Account registratie TVM';

test('an expired link is exchanged for a mail that works', async ({ page, invite, mailbox, database }) => {
  const { person, mail } = await invite();
  await ageLinks(database, person.email);
  const tab = await followMail(page, mail);
  await expectScreen(tab, 'De link is verlopen');
  await expect(tab.getByText('De link in uw e-mail was maar kort geldig en werkt niet meer.')).toBeVisible();
  await expect(tab.getByText('Wij sturen een nieuwe e-mail naar g•••@tvm.test.')).toBeVisible();
  const renewals = countRequests(tab, 'POST', '/registrations/renew');
  await tab.getByRole('button', { name: 'Stuur een nieuwe e-mail' }).dblclick();
  await expect(tab.getByText('Wij hebben een nieuwe e-mail gestuurd naar g•••@tvm.test.')).toBeVisible();
  expect(renewals()).toBe(1);

  const newer = await mailbox.next(person.email, REGISTRATION);
  const registered = await register(page, newer);
  await logIn(registered.tab, registered, registered.phone);
});

test('a link that expires half-way says so, and is renewed from the mail', async ({
  page,
  invite,
  database,
}) => {
  const { person, mail } = await invite();
  const tab = await followMail(page, mail);
  const hasLooked = tab.waitForResponse('**/registrations/current');
  await tab.getByRole('button', { name: 'Doorgaan' }).click();
  await expectScreen(tab, 'Stel uw wachtwoord in');
  await hasLooked;
  await ageLinks(database, person.email);
  await setPassword(tab, 'Net te laat, met 1 cijfer');
  await expectScreen(tab, 'De link is verlopen');
  await expect(tab.getByRole('main').getByRole('link', { name: 'Hulp bij inloggen' })).toBeVisible();

  const again = await followMail(page, mail);
  await expectScreen(again, 'De link is verlopen');
  await again.getByRole('button', { name: 'Stuur een nieuwe e-mail' }).click();
  await expect(again.getByText('Wij hebben een nieuwe e-mail gestuurd')).toBeVisible();
});

test('a used link says so, and leads to the login page', async ({ page, invite }) => {
  const { mail } = await invite();
  await register(page, mail);
  const tab = await followMail(page, mail);
  await expectScreen(tab, 'Deze link is al gebruikt');
  await expect(tab.getByText('U hebt deze stappen al afgerond. U kunt inloggen.')).toBeVisible();
  await tab.getByRole('link', { name: 'Naar de inlogpagina' }).click();
  await expectScreen(tab, 'Welkom bij Mijn TVM', 'Inloggen');
});

test('a newer mail replaces the older one', async ({ page, invite, mailbox }) => {
  const { person, mail } = await invite();
  await givePassword(page, person);
  await expectScreen(page, 'Stel eerst 2FA in');
  await expect(page.getByText('Wij hebben een e-mail gestuurd naar g•••@tvm.test.')).toBeVisible();
  const newer = await mailbox.next(person.email, REGISTRATION);

  const replaced = await followMail(page, mail);
  await expectScreen(replaced, 'Deze link is vervangen');
  await expect(replaced.getByText('Gebruik de link in de laatste e-mail.')).toBeVisible();
  await register(page, newer);
  const afterwards = await followMail(page, mail);
  await expectScreen(afterwards, '2FA is al ingesteld');
});

test('a link from before a change of the account is withdrawn', async ({ page, invite, database }) => {
  const { person, mail } = await invite();
  await raiseEpoch(database, person.email);
  const tab = await followMail(page, mail);
  await expectScreen(tab, 'Deze link is ingetrokken');
  await tab.getByRole('main').getByRole('link', { name: 'Hulp bij inloggen' }).click();
  await expectScreen(tab, 'Hulp bij inloggen');
});

for (const [kind, token] of [
  ['made up', 'A'.repeat(43)],
  ['cut off', 'A'.repeat(20)],
] as const) {
  test(`a ${kind} link says that it does not work`, async ({ page }) => {
    await page.goto(`registration#${token}`);
    await expectScreen(page, 'Deze link werkt niet');
  });
}

test('without a link there is a way on, and no dead end', async ({ page }) => {
  for (const path of ['', '/password', '/proof', '/authenticator']) {
    await page.goto(`registration${path}`);
    await expectScreen(page, 'Open de link uit uw e-mail');
  }
  await page.getByRole('main').getByRole('link', { name: 'Naar de inlogpagina' }).click();
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
});

test('looking at a link, as a mail scanner does, uses nothing up', async ({ page, invite, request }) => {
  const { mail } = await invite();
  const link = linkIn(mail);
  for (const method of ['GET', 'HEAD']) expect((await request.fetch(link, { method })).ok()).toBe(true);
  await page.goto(link);
  await expectScreen(page, 'Uw account registreren');
  await page.reload();
  await expectScreen(page, 'Uw account registreren');
  await page.goto('about:blank');
  await openRegistration(page, mail);
});

test('the token leaves the address bar and the history with Doorgaan', async ({ page, invite }) => {
  const { mail } = await invite();
  const link = linkIn(mail);
  await page.goto('./');
  await page.goto(link);
  await expectScreen(page, 'Uw account registreren');
  expect(page.url()).toBe(link);
  await page.getByRole('button', { name: 'Doorgaan' }).click();
  await expectScreen(page, 'Stel uw wachtwoord in');
  expect(page.url()).not.toContain('#');

  await page.goBack();
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
  await page.goForward();
  await expectScreen(page, 'Stel uw wachtwoord in');
});

test('the manual is one link away on every screen, in its language', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Handleiding' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Handleiding: twee-factor-authenticatie (2FA) instellen',
  );
  const pictures = page.getByRole('img');
  await expect(pictures).toHaveCount(9);
  for (const picture of await pictures.all()) {
    const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width).toBeGreaterThan(0);
  }
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: 'To Mijn TVM' }).click();
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
});
