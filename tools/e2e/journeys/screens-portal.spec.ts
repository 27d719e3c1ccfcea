import { agePassword } from '../support/database.ts';
import { inspect } from '../support/inspect.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import { expectScreen, logIn } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

// Every screen and state of the portal, in both themes, both languages, wide and narrow. Those after an activation come last.
test.describe.configure({ mode: 'serial' });
test.use({ instance: 'screens' });

test.describe('axe and a phone have nothing against', () => {
  test('S4, the menu and the profile', async ({ page, product: { demo } }) => {
    await logIn(page, getPerson(demo, 'accounthouder@tvm.test'));
    await inspect(page, 's04-home-main-user');
    await page.goto('portal/profile');
    await expectScreen(page, 'Profiel');
    await inspect(page, 's04-profile-main-user');
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await expect(page.getByText('U bent uitgelogd.')).toBeVisible();
    await logIn(page, getPerson(demo, 'gewonesub101@tvm.test'));
    await inspect(page, 's04-home-sub-user');
    await page.goto('portal/profile');
    await expectScreen(page, 'Profiel');
    await inspect(page, 's04-profile-sub-user');
  });

  test('S4, the profile of an employee', async ({ page, product: { demo } }) => {
    const person = getPerson(demo, 'medewerker1@tvm.test');
    await logIn(page, person, phoneOf(person));
    await page.goto('portal/profile');
    await expectScreen(page, 'Profiel');
    await inspect(page, 's04-profile-employee');
  });

  test('S5, the activation dialog', async ({ page, product: { demo }, database }) => {
    const person = getPerson(demo, 'accounthouder@tvm.test');
    await database.query(`update users set last_login_at = null where email like 'gewonesub10%'`);
    await logIn(page, person);
    for (const [language, open, title] of [
      ['English', 'Activate 2FA', 'Turn on two-factor authentication (2FA)'],
      ['Nederlands', '2FA activeren', 'Twee-factor-authenticatie (2FA) inschakelen'],
    ] as const) {
      await agePassword(database, person.email);
      await page.goto('portal/profile');
      await page.getByRole('button', { name: language }).click();
      await page.getByRole('button', { name: open }).click();
      const dialog = page.getByRole('dialog', { name: title });
      await expect(dialog.getByRole('row')).toHaveCount(11);
      await inspect(page, 's05-dialog');
      await dialog.getByRole('button', { name: open }).click();
      await expect(dialog.getByRole('alert')).toBeFocused();
      await inspect(page, 's05-dialog-password-missing');
    }
  });

  test('S6, success; S13, what is left of the portal', async ({ page, product: { demo } }) => {
    await logIn(page, getPerson(demo, 'accounthouder@tvm.test'));
    await page.goto('portal/profile');
    await page.getByRole('button', { name: '2FA activeren' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '2FA activeren' }).click();
    await expectScreen(page, '2FA succesvol ingeschakeld');
    await expect(page.getByRole('progressbar', { name: '25 van 25 e-mails verwerkt' })).toBeVisible();
    await inspect(page, 's06-activated');
    await page.goto('portal/profile');
    await expectScreen(page, 'Stel eerst 2FA in');
    await inspect(page, 's13-restricted-main-user');
    await page.getByRole('button', { name: 'Stuur de e-mail opnieuw' }).click();
    await expect(page.getByText('Wij hebben een e-mail gestuurd')).toBeVisible();
    await inspect(page, 's13-restricted-resent');
  });

  test('S14, the progress; S4, an active profile', async ({ page, product: { demo } }) => {
    const person = getPerson(demo, 'supersub51@tvm.test');
    await logIn(page, person, phoneOf(person));
    await page.goto('portal/profile');
    await expectScreen(page, 'Profiel');
    await inspect(page, 's04-profile-active');
    await page.goto('portal/progress');
    await expectScreen(page, 'Voortgang 2FA');
    await expect(page.getByText('2 van 3 gebruikers hebben 2FA ingesteld')).toBeVisible();
    await inspect(page, 's14-progress');
    await page.getByRole('button', { name: 'Stuur opnieuw naar iedereen die nog niet klaar is' }).click();
    await expect(page.getByRole('dialog', { name: 'E-mails opnieuw sturen' })).toBeVisible();
    await inspect(page, 's14-send-again');
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await page
      .getByRole('table')
      .getByRole('link', { name: /^Tijdlijn van / })
      .last()
      .click();
    await expect(page.getByRole('log', { name: 'Tijdlijn' }).getByRole('listitem').first()).toBeVisible();
    await inspect(page, 's14-timeline');
  });

  test('a screen that could not be loaded', async ({ page, context, product: { demo } }) => {
    await logIn(page, getPerson(demo, 'joost@tvm.test'));
    await page.goto('portal/profile');
    await context.route('**/organisation/**', (route) => route.abort());
    await page.getByRole('button', { name: '2FA activeren' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await inspect(page, 's05-dialog-failed');
    await context.route('**/session', (route) => route.abort());
    await page.goto('portal');
    await expect(page.getByRole('button', { name: 'Opnieuw proberen' })).toBeVisible();
    await inspect(page, 's00-portal-failed');
  });
});
