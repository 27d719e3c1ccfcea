import { ageProof } from '../support/database.ts';
import { inspect } from '../support/inspect.ts';
import { getPerson, phoneOf } from '../support/people.ts';
import { expectScreen, logIn, readRecoveryCodes } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

// Every screen and state of S17, in both themes, both languages, wide and narrow.
test.use({ instance: 'screens-profile' });
test.setTimeout(240_000);

const MAIN_USER = 'supersub51@tvm.test';

test.describe('axe and a phone have nothing against', () => {
  test('S17, the profile and what needs no proof', async ({
    page,
    openOtherBrowser,
    product: { demo },
    database,
  }) => {
    const person = getPerson(demo, MAIN_USER);
    const phone = phoneOf(person);
    await logIn(await openOtherBrowser(), person, phone);
    await logIn(page, person, phone);
    await database.query(
      `update sessions s set user_agent = 'something else', client_address = '2001:db8:85a3:8d3:1319:8a2e:370:7348'
       from users u where u.id = s.user_id and u.email = $1
         and s.created_at < (select max(created_at) from sessions where user_id = u.id)`,
      [MAIN_USER],
    );
    await page.goto('portal/profile');
    await expectScreen(page, 'Profiel');
    await expect(page.getByText('Onbekende browser')).toBeVisible();
    await inspect(page, 's17-profile');
    await page.getByRole('link', { name: /^Uitloggen: Onbekende browser/ }).click();
    await expectScreen(page, 'Uitloggen op een ander apparaat');
    await inspect(page, 's17-end-session');
    await page.goto('portal/profile/sessions/01937f3e-0000-7000-8000-000000000009');
    await expect(page.getByText('Deze sessie is al beëindigd.')).toBeVisible();
    await inspect(page, 's17-end-session-gone');
    await page.goto('portal/profile/sessions');
    await expectScreen(page, 'Overal elders uitloggen');
    await inspect(page, 's17-end-others');
    await page.goto('portal/profile/password');
    await expectScreen(page, 'Wachtwoord wijzigen');
    await inspect(page, 's17-password');
    await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await inspect(page, 's17-password-errors');
  });

  test('S17, a new phone and new recovery codes', async ({ page, product: { demo }, database }) => {
    const person = getPerson(demo, MAIN_USER);
    const phone = phoneOf(person);
    await logIn(page, person, phone);
    await page.goto('portal/profile/authenticator');
    await expectScreen(page, 'Nieuwe telefoon koppelen');
    await inspect(page, 's17-new-phone');
    await ageProof(database, MAIN_USER);
    await page.goto('portal/profile/recovery-codes');
    await expectScreen(page, 'Nieuwe herstelcodes maken');
    await inspect(page, 's17-new-codes');
    await page.getByRole('button', { name: 'Nieuwe herstelcodes maken' }).click();
    await expectScreen(page, 'Bevestig dat u het bent');
    await inspect(page, 's17-step-up');
    await page.getByRole('button', { name: 'Herstelcode gebruiken' }).click();
    await page.getByRole('button', { name: 'Bevestigen' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await inspect(page, 's17-step-up-recovery-code-missing');
    await page.getByRole('button', { name: 'Verificatiecode gebruiken' }).click();
    await page.getByRole('textbox', { name: 'Verificatiecode' }).fill(await phone.nextCode());
    await page.getByRole('button', { name: 'Bevestigen' }).click();
    await readRecoveryCodes(page);
    await inspect(page, 's17-codes');
    await page.getByRole('button', { name: 'Ik heb mijn herstelcodes bewaard' }).click();
    await expectScreen(page, 'Profiel');
    await database.query(
      `update recovery_codes set used_at = now() where id in (
         select c.id from recovery_codes c join users u on u.id = c.user_id where u.email = $1 and c.used_at is null limit 8)`,
      [MAIN_USER],
    );
    await page.reload();
    await expect(page.getByText('Nog 2 herstelcodes.')).toBeVisible();
    await inspect(page, 's17-profile-notice-few-codes');
  });

  test('S17, without an app; what could not be loaded', async ({
    page,
    context,
    product: { demo },
    database,
  }) => {
    const person = getPerson(demo, 'joost@tvm.test');
    await logIn(page, person);
    await page.goto('portal/profile');
    await expectScreen(page, 'Profiel');
    await expect(page.getByText('Er is geen authenticator-app gekoppeld.')).toBeVisible();
    await inspect(page, 's17-profile-without-app');
    await ageProof(database, person.email);
    await page.goto('portal/profile/sessions');
    await page.getByRole('button', { name: 'Overal elders uitloggen' }).click();
    await expectScreen(page, 'Bevestig dat u het bent');
    await inspect(page, 's17-step-up-password');
    await context.route('**/profile/sessions', (route) => route.abort());
    await context.route('**/api/v1/profile', (route) => route.abort());
    await page.goto('portal/profile');
    await expect(page.getByRole('button', { name: 'Opnieuw proberen' })).toHaveCount(2);
    await inspect(page, 's17-profile-failed');
  });
});
