import { keepPicture } from '../support/keep-picture.ts';
import { choosePassword, getPerson } from '../support/people.ts';
import { expectScreen, logIn, openRegistration, setPassword } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });

test('the activation dialog', async ({ page, product: { demo } }) => {
  await logIn(page, getPerson(demo, 'joost@tvm.test'));
  await page.goto('portal/profile');
  await page.getByRole('button', { name: '2FA activeren' }).click();
  await expect(page.getByRole('dialog').getByText('1 t/m 4 van 4')).toBeVisible();
  await keepPicture('activation-dialog', await page.screenshot());
});

test('the QR code', async ({ page, invite }) => {
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  await setPassword(tab, choosePassword());
  await expectScreen(tab, 'Stap 2 van 3: koppel uw authenticator-app');
  await keepPicture('qr-code', await tab.screenshot({ fullPage: true }));
});
