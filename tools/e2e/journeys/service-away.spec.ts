import type { BrowserContext, Page } from '@playwright/test';
import { choosePassword, getPerson, phoneOf } from '../support/people.ts';
import {
  expectError,
  expectScreen,
  giveCode,
  givePassword,
  logIn,
  openRegistration,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';
import { SERVICE_AWAY } from '../support/words.ts';

const API = '**/totpservice/api/**';

/** How a service can be away, and back again. */
const WAYS: Record<string, (context: BrowserContext) => Promise<() => Promise<void>>> = {
  'without a network': async (context) => {
    await context.setOffline(true);
    return () => context.setOffline(false);
  },
  'behind a proxy that finds nobody': async (context) => {
    await context.route(API, (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
    );
    return () => context.unroute(API);
  },
  'while the database is away': async (context) => {
    const problem = { type: 'about:blank', title: 'Away.', status: 503, code: 'service_unavailable' };
    await context.route(API, (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', json: problem }),
    );
    return () => context.unroute(API);
  },
};

for (const [way, goAway] of Object.entries(WAYS)) {
  test(`a login ${way} says so, keeps the address and not the password, and succeeds afterwards`, async ({
    page,
    context,
    product: { demo },
  }) => {
    const person = getPerson(demo, 'supersub41@tvm.test');
    await page.goto('./');
    const comeBack = await goAway(context);
    const password = page.getByRole('textbox', { name: 'Wachtwoord' });
    await page.getByLabel('E-mailadres').fill(person.email);
    await password.fill(person.password);
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await expectError(page, SERVICE_AWAY);
    await expect(page.getByLabel('E-mailadres')).toHaveValue(person.email);
    await expect(password).toHaveValue('');

    await comeBack();
    await password.fill(person.password);
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await expectScreen(page, 'Welkom, Super sub 41', 'Home');
  });
}

/** Presses a button while there is no network. */
async function pressOffline(page: Page, name: string): Promise<void> {
  await page.context().setOffline(true);
  await page.getByRole('button', { name }).click();
  await expectError(page, SERVICE_AWAY);
  await page.context().setOffline(false);
}

test('a code that was not sent stays in its field', async ({ page, product: { demo } }) => {
  const person = getPerson(demo, 'supersub51@tvm.test');
  await givePassword(page, person);
  await expectScreen(page, 'Vul uw verificatiecode in');
  const code = await phoneOf(person).nextCode();
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(code);
  await pressOffline(page, 'Inloggen');
  await expect(page.getByRole('textbox', { name: 'Verificatiecode' })).toHaveValue(code);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await expectScreen(page, 'Welkom, Super sub 51', 'Home');
});

test('a request for help keeps what was filled in', async ({ page }) => {
  await page.goto('passwordreset/');
  await page.getByLabel('Ik ben mijn wachtwoord vergeten').check();
  await page.getByLabel('E-mailadres').fill('niemand@tvm.test');
  await pressOffline(page, 'E-mail versturen');
  await expect(page.getByLabel('Ik ben mijn wachtwoord vergeten')).toBeChecked();
  await expect(page.getByLabel('E-mailadres')).toHaveValue('niemand@tvm.test');
});

test('a registration goes on where it was, without the passwords', async ({ page, invite }) => {
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  const password = choosePassword();
  for (const field of ['Nieuw wachtwoord', 'Herhaal het wachtwoord'])
    await tab.getByRole('textbox', { name: field }).fill(password);
  await pressOffline(tab, 'Doorgaan');
  for (const field of ['Nieuw wachtwoord', 'Herhaal het wachtwoord']) {
    await expect(tab.getByRole('textbox', { name: field })).toHaveValue('');
    await tab.getByRole('textbox', { name: field }).fill(password);
  }
  await tab.getByRole('button', { name: 'Doorgaan' }).click();
  await expectScreen(tab, 'Stap 2 van 3: koppel uw authenticator-app');
  await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill('123456');
  await pressOffline(tab, 'Volgende');
  await expect(tab.getByRole('textbox', { name: 'Verificatiecode' })).toHaveValue('123456');
});

test('a screen that could not be loaded offers to try again', async ({
  page,
  context,
  product: { demo },
}) => {
  await logIn(page, getPerson(demo, 'supersub41@tvm.test'));
  await context.route(API, (route) => route.abort());
  await page.goto('portal/profile');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit lukt nu niet');
  await expect(page.getByText(SERVICE_AWAY)).toBeVisible();
  await context.unroute(API);
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Profiel');
});

test('a screen whose script could not be loaded offers to try again', async ({ page, context }) => {
  await page.goto('./');
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Hulp nodig bij inloggen?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit lukt nu niet');
  await expect(page.getByText(SERVICE_AWAY)).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expectScreen(page, 'Hulp bij inloggen');
});

test('a log out that failed says so', async ({ page, context, product: { demo } }) => {
  await logIn(page, getPerson(demo, 'supersub41@tvm.test'));
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByRole('status').filter({ hasText: SERVICE_AWAY })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByText('U bent uitgelogd.')).toBeVisible();
});

test('the users of a dialog that could not be loaded are asked for again', async ({
  page,
  context,
  product: { demo },
}) => {
  await logIn(page, getPerson(demo, 'joost@tvm.test'));
  await page.goto('portal/profile');
  await context.route('**/organisation/users?*', (route) => route.abort());
  await page.getByRole('button', { name: '2FA activeren' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(SERVICE_AWAY)).toBeVisible();
  await expect(dialog.getByRole('button', { name: '2FA activeren' })).toBeHidden();
  await context.unroute('**/organisation/users?*');
  await dialog.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await expect(dialog.getByText('1 t/m 4 van 4')).toBeVisible();
});

test('while an answer is awaited the page says so, and pressing again changes nothing', async ({
  page,
  context,
  product: { demo },
}) => {
  const person = getPerson(demo, 'supersub51@tvm.test');
  await givePassword(page, person);
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await context.route('**/login/code', async (route) => {
    await answered;
    await route.continue();
  });
  await giveCode(page, await phoneOf(person).nextCode());
  await expect(page.getByRole('status').filter({ hasText: 'Bezig…' })).toBeVisible();
  await page.getByRole('button', { name: 'Inloggen' }).click();
  answer();
  await expectScreen(page, 'Welkom, Super sub 51', 'Home');
});
