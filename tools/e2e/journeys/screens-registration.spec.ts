import { Authenticator } from '../support/authenticator.ts';
import { ageLinks, raiseEpoch } from '../support/database.ts';
import { inspect } from '../support/inspect.ts';
import { choosePassword, getPerson, phoneOf } from '../support/people.ts';
import {
  expectError,
  expectScreen,
  followMail,
  givePassword,
  openRegistration,
  setPassword,
} from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

// Every screen and state outside the portal, in both themes, both languages, wide and narrow.
test.describe('axe and a phone have nothing against', () => {
  test('S1, the login', async ({ page }) => {
    await page.goto('./');
    await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');
    await inspect(page, 's01-login');
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await inspect(page, 's01-login-missing');
    await page.goto('portal');
    await expect(page.getByText('Log in om verder te gaan.')).toBeVisible();
    await inspect(page, 's01-login-notice');
    await page.goto('nergens');
    await inspect(page, 's00-not-found');
  });

  test('S2, the code and the recovery code', async ({ page, product: { demo } }) => {
    await givePassword(page, getPerson(demo, 'supersub51@tvm.test'));
    await expectScreen(page, 'Vul uw verificatiecode in');
    await inspect(page, 's02-code');
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await inspect(page, 's02-code-missing');
    await page.getByRole('link', { name: 'Herstelcode gebruiken' }).click();
    await expectScreen(page, 'Vul een herstelcode in');
    await inspect(page, 's02-recovery-code');
  });

  test('S3, help and reset', async ({ page }) => {
    await page.goto('passwordreset/');
    await inspect(page, 's03-help');
    await page.getByRole('button', { name: 'E-mail versturen' }).click();
    await inspect(page, 's03-help-missing');
    await page.getByLabel('Ik heb een nieuwe telefoon').check();
    await page.getByLabel('E-mailadres').fill('iemand@tvm.test');
    await page.getByRole('button', { name: 'E-mail versturen' }).click();
    await expectScreen(page, 'Kijk in uw e-mail');
    await inspect(page, 's03-sent');
  });

  test('S7 to S10, a registration', async ({ page, invite }) => {
    const { mail } = await invite();
    const tab = await followMail(page, mail);
    await expectScreen(tab, 'Uw account registreren');
    await inspect(tab, 's07-link');
    await tab.getByRole('button', { name: 'Doorgaan' }).click();
    await expectScreen(tab, 'Stel uw wachtwoord in');
    await tab.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('Half g');
    await inspect(tab, 's07-password');
    await tab.getByRole('button', { name: 'Doorgaan' }).click();
    await inspect(tab, 's07-password-refused');
    await setPassword(tab, choosePassword());

    await expectScreen(tab, 'Stap 2 van 3: koppel uw authenticator-app');
    const phone = await Authenticator.scan(tab);
    await inspect(tab, 's08-authenticator');
    await tab.emulateMedia({ colorScheme: 'dark' });
    expect((await Authenticator.scan(tab)).secret, 'read in dark mode').toBe(phone.secret);
    await tab.getByText('Kunt u niet scannen? Toon sleutel').click();
    await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill('12345');
    await tab.getByRole('button', { name: 'Volgende' }).click();
    await inspect(tab, 's08-authenticator-key');
    await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
    await tab.getByRole('button', { name: 'Volgende' }).click();
    await expectScreen(tab, 'Bewaar uw herstelcodes');
    await inspect(tab, 's09-recovery-codes');
    await tab.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }).click();
    await expectScreen(tab, '2FA is ingesteld');
    await inspect(tab, 's10-done');
    await inspect(await followMail(page, mail), 's11-used');
  });

  test('S7 and S8 of a reset', async ({ page, product: { demo }, mailbox }) => {
    const person = getPerson(demo, 'gewonesub52@tvm.test');
    await page.goto('passwordreset/?lost=password');
    await page.getByLabel('E-mailadres').fill(person.email);
    await page.getByRole('button', { name: 'E-mail versturen' }).click();
    await expectScreen(page, 'Kijk in uw e-mail');
    const tab = await followMail(page, await mailbox.next(person.email, 'Uw wachtwoord opnieuw instellen'));
    await expectScreen(tab, 'Uw account herstellen');
    await inspect(tab, 's07-reset-link');
    await tab.getByRole('button', { name: 'Doorgaan' }).click();
    await expectScreen(tab, 'Stel uw wachtwoord in');
    await setPassword(tab, choosePassword());
    await expectScreen(tab, 'Bevestig met uw authenticator-app');
    await inspect(tab, 's08-proof');
    await tab.getByLabel('Ik heb een nieuwe telefoon').check();
    await inspect(tab, 's08-proof-new-phone');
    await tab.getByLabel('Met een verificatiecode uit mijn app').check();
    await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phoneOf(person).nextCode());
    await tab.getByRole('button', { name: 'Doorgaan' }).click();
    await expectScreen(tab, 'Uw wachtwoord is ingesteld');
    await inspect(tab, 's10-password-done');
  });

  test('S11, dead links, and S13, the way to a new one', async ({ page, invite, mailbox, database }) => {
    const { person, mail } = await invite();
    await givePassword(page, person);
    await expectScreen(page, 'Stel eerst 2FA in');
    await inspect(page, 's13-registration-required');
    const newer = await mailbox.next(person.email, 'Account registratie TVM');
    await page.goto('registration');
    await expectScreen(page, 'Open de link uit uw e-mail');
    await inspect(page, 's11-not-open');
    await inspect(await followMail(page, mail), 's11-replaced');
    await ageLinks(database, person.email);
    const expired = await followMail(page, newer);
    await expectScreen(expired, 'De link is verlopen');
    await inspect(expired, 's11-expired');
    await expired.getByRole('button', { name: 'Stuur een nieuwe e-mail' }).click();
    await expect(expired.getByText('Wij hebben een nieuwe e-mail gestuurd')).toBeVisible();
    await inspect(expired, 's11-renewed');
    const newest = await mailbox.next(person.email, 'Account registratie TVM');
    const tab = await openRegistration(page, newest);
    await raiseEpoch(database, person.email);
    await tab.reload();
    await expectScreen(tab, 'Deze link is ingetrokken');
    await inspect(tab, 's11-withdrawn');
    await page.goto(`registration#${'A'.repeat(43)}`);
    await expectScreen(page, 'Deze link werkt niet');
    await inspect(page, 's11-unknown');
  });

  test('S12, locked', async ({ page, product: { demo } }) => {
    const person = getPerson(demo, 'medewerker1@tvm.test');
    await givePassword(page, person);
    await expectScreen(page, 'Vul uw verificatiecode in');
    for (let wrong = 1; wrong <= 6; wrong++) {
      await page.getByRole('textbox', { name: 'Verificatiecode' }).fill('000000');
      await page.getByRole('button', { name: 'Inloggen' }).click();
      await expect(page.getByRole('alert')).toBeFocused();
    }
    await expect(page.getByRole('alert')).toContainText('Inloggen is tijdelijk geblokkeerd');
    await inspect(page, 's12-locked');
  });

  test('the service being away', async ({ page, context }) => {
    await page.goto('./');
    await context.setOffline(true);
    await page.getByLabel('E-mailadres').fill('iemand@tvm.test');
    await page.getByRole('textbox', { name: 'Wachtwoord' }).fill('Iets');
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await expectError(
      page,
      'Dit lukt nu niet. Probeer het over enkele minuten opnieuw of bel +31 (0)528 29 29 99.',
    );
    await inspect(page, 's00-away');
    await page.getByRole('link', { name: 'Hulp nodig bij inloggen?' }).click();
    await expect(page.getByRole('button', { name: 'Opnieuw proberen' })).toBeVisible();
    await inspect(page, 's00-failure');
  });
});
