import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { newPassword, openFreshLink, setNewPassword } from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { addPasskey, answerLogin, newPasskey, signedInWithPasskey } from '../../../../test/passkeys.ts';
import { enrol } from '../../../../test/people.ts';
import { answerOf } from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf, queuedKinds } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const startPath = '/registrations/passkey';
const confirmPath = `${startPath}/confirm`;

it('enrols a first passkey instead of an app: recovery codes once, people told, nobody signed in, and the link is used', async () => {
  const user = await createObligedUser(service, { password: null });
  const browser = await setNewPassword(service, user);
  const passkey = newPasskey(service);
  const { body: asked } = await browser.post(startPath);
  const { status, body } = await browser.post(confirmPath, { name: 'Laptop', ...passkey.make(asked) });
  expect([status, new Set(body.recoveryCodes).size]).toEqual([200, 10]);
  expect(await authenticatorsOf(service, user)).toMatchObject([
    { kind: 'passkey', state: 'active', name: 'Laptop' },
  ]);
  expect(await queuedKinds(service, user)).toContain('two_factor_activated');
  expect((await eventsOf(service, user)).at(-1)).toBe('authenticator_enrolled success');
  expect((await browser.get('/session')).status).toBe(401);
  expect(answerOf(await browser.post(startPath))).toBe('registration_not_open');
  const login = service.browser();
  const step = await login.post('/login', { email: user.email, password: newPassword });
  expect(step.body).toMatchObject({ next: 'code', ways: ['passkey'] });
  expect((await answerLogin(login, passkey)).status).toBe(200);
});

it('takes no answer to another browser’s challenge, none twice, and none after another browser opened the link', async () => {
  const user = await createObligedUser(service);
  const one = await setNewPassword(service, user);
  const other = await setNewPassword(service, await createObligedUser(service));
  const { body: theirs } = await other.post(startPath);
  await one.post(startPath);
  expect(answerOf(await one.post(confirmPath, newPasskey(service).make(theirs)))).toBe('passkey_refused');
  const { body: asked } = await one.post(startPath);
  const wrong = newPasskey(service).make(asked, { origin: 'https://example.com' });
  expect(answerOf(await one.post(confirmPath, wrong))).toBe('passkey_refused');
  expect(answerOf(await one.post(confirmPath, newPasskey(service).make(asked)))).toBe('passkey_refused');
  const { body: late } = await one.post(startPath);
  await service.ownerDb.execute(
    sql`update registrations set cookie_hash = 'another' where user_id = ${user.id}`,
  );
  expect(answerOf(await one.post(confirmPath, newPasskey(service).make(late)))).toBe('registration_not_open');
  expect(await authenticatorsOf(service, user)).toEqual([]);
});

it('revokes what failures had disabled', async () => {
  const user = await createObligedUser(service);
  await enrol(service, user);
  await service.ownerDb.execute(sql`update authenticators set state = 'disabled' where user_id = ${user.id}`);
  const browser = await openFreshLink(service, user);
  await browser.post('/registrations/password', { password: newPassword });
  const { body: asked } = await browser.post(startPath);
  expect((await browser.post(confirmPath, newPasskey(service).make(asked))).status).toBe(200);
  expect((await authenticatorsOf(service, user)).map(({ kind, state }) => [kind, state])).toEqual([
    ['app', 'revoked'],
    ['passkey', 'active'],
  ]);
});

it('replaces the apps of whoever lost them; passkeys stay, unless they are lost too', async () => {
  const states = async (passkeysLost: boolean) => {
    const { user } = await signedInWithPasskey(service);
    const browser = await setNewPassword(service, user, { purpose: 'reset', lost: 'authenticator' });
    const { body: asked } = await browser.post(startPath);
    const made = newPasskey(service).make(asked);
    expect((await browser.post(confirmPath, { ...made, passkeysLost })).status).toBe(200);
    expect((await eventsOf(service, user)).at(-1)).toBe('authenticator_replaced success');
    return (await authenticatorsOf(service, user)).map(({ kind, state }) => `${kind} ${state}`);
  };
  expect(await states(false)).toEqual(['app revoked', 'passkey active', 'passkey active']);
  expect(await states(true)).toEqual(['app revoked', 'passkey revoked', 'passkey active']);
});

it('makes no sixth passkey, unless the five are lost', async () => {
  const { user, browser: signedIn } = await signedInWithPasskey(service);
  for (let added = 1; added < 5; added += 1) await addPasskey(service, signedIn);
  const browser = await setNewPassword(service, user, { purpose: 'reset', lost: 'authenticator' });
  const { body: asked } = await browser.post(startPath);
  const sixth = newPasskey(service).make(asked);
  expect(answerOf(await browser.post(confirmPath, sixth))).toBe('authenticator_limit_reached');
  const { body: again } = await browser.post(startPath);
  const instead = { ...newPasskey(service).make(again), passkeysLost: true };
  expect((await browser.post(confirmPath, instead)).status).toBe(200);
});
