import type { Page } from '@playwright/test';
import { openOrganisation } from '../support/console.ts';
import { endExemption } from '../support/database.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import { expectScreen, givePassword, logIn, register } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test.use({ instance: 'exemption', settings: { TWO_FACTOR_MANDATORY_FROM: '2025-11-01' } });

/** The mailworker looks every minute whom the date has reached. */
const CAMPAIGN_MS = 90_000;

/** Employee one asks, employee two approves. */
async function reverse(
  { one, two }: { one: Page; two: Page },
  codes: { one: () => Promise<string>; two: () => Promise<string> },
  organisation: string,
): Promise<void> {
  await openOrganisation(one, organisation);
  await one.getByRole('link', { name: '2FA terugdraaien' }).click();
  await expectScreen(one, `2FA terugdraaien: ${organisation}`);
  await expect(one.getByLabel('Vrijstelling in dagen')).toHaveValue('14');
  await one.getByLabel('Reden').fill('Nieuwe telefoons zijn onderweg');
  await one.getByLabel('Ticketnummer').fill('TVM-2001');
  await one.getByLabel('Naam van de organisatie, ter controle').fill(organisation);
  await one.getByLabel('Verificatiecode').fill(await codes.one());
  await one.getByRole('button', { name: 'Terugdraaien aanvragen' }).click();
  await expectScreen(one, organisation);
  await two.goto('support/requests');
  await two.getByRole('link', { name: `Goedkeuren: 2FA terugdraaien voor ${organisation}` }).click();
  await two.getByLabel('Verificatiecode').fill(await codes.two());
  await two.getByRole('button', { name: 'Goedkeuren' }).click();
  await expect(two.getByText('Goedgekeurd.', { exact: true })).toBeVisible();
}

test('after the mandatory date a reversal exempts until its end by the clock, and then 2FA is needed again', async ({
  page: one,
  openOtherBrowser,
  product: { demo },
  mailbox,
  database,
}) => {
  test.slow();
  const [asks, approves] = [getPerson(demo, 'medewerker1@tvm.test'), getPerson(demo, 'medewerker2@tvm.test')];
  const two = await openOtherBrowser();
  await logIn(one, asks, phoneOf(asks));
  await logIn(two, approves, phoneOf(approves));
  const codes = { one: () => phoneOf(asks).nextCode(), two: () => phoneOf(approves).nextCode() };

  await test.step('of an organisation that activated: everybody is in as before, and it activates again', async () => {
    await reverse({ one, two }, codes, 'Voorbeeld Expeditie');
    const mail = await mailbox.next('supersub51@tvm.test', '2FA is uitgeschakeld voor Voorbeeld Expeditie');
    expect(mail.text).toContain('Nieuwe telefoons zijn onderweg');
    const main = await openOtherBrowser();
    await logIn(main, getPerson(demo, 'supersub51@tvm.test'));
    await main.goto('portal/profile');
    await main.getByRole('button', { name: '2FA activeren' }).click();
    await main.getByRole('dialog').getByRole('button', { name: '2FA activeren' }).click();
    await expectScreen(main, '2FA succesvol ingeschakeld');
    const portal = await openOtherBrowser();
    await givePassword(portal, getPerson(demo, 'gewonesub53@tvm.test'));
    await expectScreen(portal, 'Stel eerst 2FA in');
  });

  await test.step('of one that never activated: in with the password alone, until the exemption ends', async () => {
    const person = getPerson(demo, 'joost@tvm.test');
    const portal = await openOtherBrowser();
    await mailbox.next(person.email, 'Account registratie TVM');
    await reverse({ one, two }, codes, 'Voorbeeld Transport');
    await one.reload();
    const told = await mailbox.next(person.email, '2FA is uitgesteld voor Voorbeeld Transport');
    expect(told.text).toContain('Nieuwe telefoons zijn onderweg');
    await logIn(portal, person);
    await endExemption(database, 'Voorbeeld Transport');
    await portal.goto('portal/profile');
    await expectScreen(portal, 'Stel eerst 2FA in');
    // Who asks by logging in gets a newer mail than the campaign's.
    await mailbox.next(person.email, 'Account registratie TVM', CAMPAIGN_MS);
    await givePassword(portal, person);
    await expectScreen(portal, 'Stel eerst 2FA in');
    const registered = await register(portal, await mailbox.next(person.email, 'Account registratie TVM'));
    await logIn(registered.tab, registered, registered.phone);
  });
});
