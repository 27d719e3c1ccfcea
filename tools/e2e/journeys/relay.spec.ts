import type { Browser, Page } from '@playwright/test';
import { VirtualPasskeys } from '../support/passkey.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import { type Relay, startRelay } from '../support/relay.ts';
import { giveCode, logIn } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

// A person is lured to another origin, which forwards everything between them and the portal (SECURITY, Passkeys; docs/security/threat-model.md).
test.describe.configure({ mode: 'serial' });
test.use({ instance: 'relay' });

const PERSON = 'gewonesub52@tvm.test';
let relay: Relay;
test.beforeAll(async ({ product: { demo } }) => {
  relay = await startRelay(new URL(demo.portal).origin);
});
test.afterAll(() => relay.stop());
test.beforeEach(() => relay.cookies.clear());

/** The person's own browser, at `origin` instead of the portal. */
async function givePasswordAt(browser: Browser, origin: string, who: { email: string; password: string }) {
  const context = await browser.newContext({ locale: 'nl-NL' });
  const page = await context.newPage();
  await page.goto(`${origin}/totpservice/`);
  await page.getByLabel('E-mailadres').fill(who.email);
  await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(who.password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  return page;
}

/** What the portal says to whoever holds the cookies that the relay kept. */
async function reachOfRelay(portal: string): Promise<number> {
  const cookie = [...relay.cookies].map((each) => each.join('=')).join('; ');
  const { status } = await fetch(new URL('api/v1/session', portal), { headers: { cookie } });
  return status;
}

test('who types a code there gives the relay a session, as before: a code says nothing of the site', async ({
  browser,
  product: { demo },
}) => {
  const person = getPerson(demo, PERSON);
  const page = await givePasswordAt(browser, relay.origin, person);
  await giveCode(page, await phoneOf(person).nextCode());
  await expect.poll(() => reachOfRelay(demo.portal)).toBe(200);
  await page.context().close();
});

test('who has a passkey gives it nothing: the browser asks for none there, and an answer of another origin is refused', async ({
  page,
  browser,
  product: { demo },
}) => {
  const person = getPerson(demo, PERSON);
  const own = await VirtualPasskeys.at(page);
  await logIn(page, person, phoneOf(person));
  await page.goto('portal/profile/passkey');
  await page.getByRole('button', { name: 'Passkey toevoegen' }).click();
  await expect(page.getByText('Uw passkey is toegevoegd.')).toBeVisible();
  await page.getByRole('link', { name: 'Verwijderen: Authenticator-app' }).click();
  await page.getByRole('button', { name: 'Verwijderen' }).click();
  await expect(page.getByText('Deze manier om in te loggen is verwijderd.')).toBeVisible();

  const attempts: [string, string][] = [
    [relay.origin, 'Uw browser geeft de passkey niet aan deze pagina.'],
    // The same host at another port: there the browser does ask, and the portal refuses.
    [relay.origin.replace('127.0.0.1', 'localhost'), 'Deze passkey is niet geaccepteerd.'],
  ];
  for (const [origin, said] of attempts) {
    const lured: Page = await givePasswordAt(browser, origin, person);
    await (await VirtualPasskeys.at(lured)).copyFrom(own);
    await lured.getByRole('button', { name: 'Passkey gebruiken' }).click();
    await expect(lured.getByRole('alert')).toContainText(said);
    await expect(lured.getByRole('link', { name: 'Verificatiecode gebruiken' })).toHaveCount(0);
    expect(await reachOfRelay(demo.portal), 'the relay has no session').toBe(401);
    await lured.context().close();
  }

  // The same passkey at the portal's own origin.
  const home = await givePasswordAt(browser, new URL(demo.portal).origin, person);
  await (await VirtualPasskeys.at(home)).copyFrom(own);
  await home.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await expect(home.getByRole('button', { name: 'Uitloggen' })).toBeVisible();
  await home.context().close();
});
