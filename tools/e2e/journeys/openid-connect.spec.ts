import { startApplication } from '../support/application.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import { expectScreen, giveCode } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test.use({ instance: 'openid-connect' });

test('another site logs in with Mijn TVM: password and code, a fresh code when it asks, and out again', async ({
  browser,
  database,
  product: { demo },
}) => {
  const person = getPerson(demo, 'supersub51@tvm.test');
  const phone = phoneOf(person);
  const application = await startApplication(demo, database);
  // The site is another origin, which no other journey may meet.
  const context = await browser.newContext({ locale: 'nl-NL' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) faults.push(message.text());
  });

  await page.goto(`${application.origin}/login`);
  await expect(page.getByText('U logt in om verder te gaan naar Demo.')).toBeVisible();
  await page.getByLabel('E-mailadres').fill(person.email);
  await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(person.password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await giveCode(page, await phone.nextCode());
  await expect(page.getByText('Welkom Super sub 51')).toBeVisible();
  expect(application.claims()).toMatchObject({
    ...{ acr: 'urn:tvm:acr:otp', amr: ['pwd', 'otp', 'mfa'], email: person.email, role: 'main_user' },
    organisation: { id: 'ORG-100003', name: 'Voorbeeld Expeditie' },
  });

  // Whoever is logged in is asked nothing.
  await page.goto(`${application.origin}/login`);
  await expect(page.getByText('Welkom Super sub 51')).toBeVisible();

  await database.query("update sessions set code_given_at = code_given_at - interval '10 minutes'");
  await page.goto(`${application.origin}/login?prompt=login`);
  await expectScreen(page, 'Bevestig dat u het bent');
  await page.reload();
  await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
  await page.getByRole('button', { name: 'Bevestigen' }).click();
  await expect(page.getByText('Welkom Super sub 51')).toBeVisible();
  expect(await application.isTokenAlive()).toBe(true);

  await page.goto(`${application.origin}/logout`);
  await expectScreen(page, 'Uitloggen bij Mijn TVM?');
  await page.getByRole('main').getByRole('button', { name: 'Uitloggen' }).click();
  await expect(page.getByText('Tot ziens')).toBeVisible();
  expect(await application.isTokenAlive()).toBe(false);
  await page.goto(demo.portal);
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');

  await page.goto(`${demo.portal}?interaction=${'x'.repeat(43)}`);
  await expect(page.getByText('Deze aanmelding is verlopen.')).toBeVisible();
  await page.goto(`${new URL(demo.portal).origin}/totpservice/oidc/interaction/${'x'.repeat(43)}`);
  await expectScreen(page, 'Inloggen bij de toepassing lukt niet');
  expect(faults).toEqual([]);
  await context.close();
  await application.stop();
});
