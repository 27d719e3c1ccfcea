import { callApi } from '../support/api.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { getPerson } from '../support/people.ts';
import { expectScreen, givePassword, logIn, register } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';

test.use({ instance: 'mandatory', settings: { TWO_FACTOR_MANDATORY_FROM: '2025-11-01' } });

/** Since the date everybody is invited, without asking; who asks by logging in gets a newer mail. */
async function expectInvitation(mailbox: Mailbox, email: string): Promise<void> {
  const invitation = await mailbox.next(email, 'Account registratie TVM');
  expect(invitation.text).toContain('Sinds 1 november 2025 is twee-factor-authenticatie (2FA) verplicht');
}

test('after the mandatory date a password leads to a mail, a registration and then in', async ({
  page,
  product: { demo },
  mailbox,
  context,
}) => {
  const person = getPerson(demo, 'gewonesub31@tvm.test');
  await expectInvitation(mailbox, person.email);
  await givePassword(page, person);
  await expectScreen(page, 'Stel eerst 2FA in');
  await expect(page.getByText('Wij hebben een e-mail gestuurd naar g•••@tvm.test.')).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  await page.goto('portal');
  await expectScreen(page, 'Welkom bij Mijn TVM', 'Inloggen');

  const registered = await register(page, await mailbox.next(person.email, 'Account registratie TVM'));
  await logIn(registered.tab, registered, registered.phone);
  await registered.tab.goto('portal/profile');
  await expect(registered.tab.getByText('2FA is verplicht sinds 1 november 2025.')).toBeVisible();
});

test('nobody without an authenticator gets in with a password', async ({ product: { demo } }) => {
  // One of each kind: a sub-user and a main user, of an organisation with 2FA and of one without.
  const people = ['test@tvm.test', 'joost@tvm.test', 'gewonesub101@tvm.test', 'gewonesub53@tvm.test'];
  for (const email of people) {
    const { password } = getPerson(demo, email);
    const login = await callApi(demo, 'POST', '/login', { body: { email, password } });
    expect(await login.json()).toMatchObject({ next: 'registration_required' });
    expect(login.headers.getSetCookie()).toEqual([]);
  }
});

test('a main user has nothing to activate any more', async ({ page, product: { demo }, mailbox }) => {
  const person = getPerson(demo, 'accounthouder@tvm.test');
  await expectInvitation(mailbox, person.email);
  await givePassword(page, person);
  await expectScreen(page, 'Stel eerst 2FA in');
  const registered = await register(page, await mailbox.next(person.email, 'Account registratie TVM'));
  const { tab } = registered;
  await logIn(tab, registered, registered.phone);
  await tab.goto('portal/profile');
  await expect(tab.getByText('2FA is verplicht sinds 1 november 2025.')).toBeVisible();
  await expect(tab.getByRole('button', { name: '2FA activeren' })).toHaveCount(0);

  const cookies = await tab.context().cookies();
  const activation = await callApi(demo, 'POST', '/organisation/two-factor/activation', {
    body: { userListVersion: '1' },
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
  });
  expect(await activation.json()).toMatchObject({ code: 'two_factor_already_mandatory' });
});
