import { Authenticator } from '../support/authenticator.ts';
import { choosePassword } from '../support/people.ts';
import { enrol, expectScreen, logIn, openRegistration, setPassword } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

const ENROLMENT = 'Stap 2 van 3: koppel uw authenticator-app';

test('a link opened in a second browser goes on there; the first is told, and its QR code is worth nothing', async ({
  page,
  openOtherBrowser,
  invite,
}) => {
  const { person, mail } = await invite();
  const first = await openRegistration(page, mail);
  await setPassword(first, choosePassword());
  await expectScreen(first, ENROLMENT);
  const firstPhone = await Authenticator.scan(first);

  const second = await openRegistration(await openOtherBrowser(), mail);
  await first.getByRole('textbox', { name: 'Verificatiecode' }).fill(await firstPhone.nextCode());
  await first.getByRole('button', { name: 'Volgende' }).click();
  await expectScreen(first, 'Open de link uit uw e-mail');
  await expect(first.getByText('Hebt u die link in een andere browser geopend?')).toBeVisible();

  const password = choosePassword();
  await setPassword(second, password);
  const { phone } = await enrol(second);
  expect(phone.secret).not.toBe(firstPhone.secret);
  await logIn(second, { email: person.email, password }, phone);
});

test('the same browser goes on where it was, with the same QR code', async ({ page, invite }) => {
  const { mail } = await invite();
  const tab = await openRegistration(page, mail);
  await setPassword(tab, choosePassword());
  await expectScreen(tab, ENROLMENT);
  const { secret } = await Authenticator.scan(tab);
  await tab.reload();
  await expectScreen(tab, ENROLMENT);
  expect((await Authenticator.scan(tab)).secret).toBe(secret);

  await tab.getByRole('textbox', { name: 'Verificatiecode' }).fill('000000');
  await tab.getByRole('button', { name: 'Volgende' }).click();
  await expect(tab.getByRole('alert')).toBeFocused();
  expect((await Authenticator.scan(tab)).secret).toBe(secret);
});
