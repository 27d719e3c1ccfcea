import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { publicAnswer } from '../../test/facts.ts';
import { startService } from '../../test/harness.ts';
import { newPassword, setNewPassword } from '../../test/mailed-links.ts';
import { createUser, password } from '../../test/people.ts';
import { byAnonymous } from '../trail/audit.ts';
import { checkPassword } from './check-password.ts';

const service = await startService({}, afterAll);

// The network's own attempts are forgotten by then.
beforeEach(() => service.clock.advance(3600));

/** An unknown browser of a network. */
const fromNowhere = (network: string) => ({
  knownBrowser: undefined,
  client: { address: network, network, userAgent: undefined },
  who: byAnonymous(undefined, network),
});

const logIn = (email: string, chosen: string) =>
  service.browser().post('/login', { email, password: chosen });

describe('guessing passwords of one account', () => {
  it('is stopped from the tenth on: then a right password gets the same answer as a wrong one', async () => {
    const { email } = await createUser(service);
    for (let attempt = 0; attempt < 10; attempt++) expect((await logIn(email, 'x')).status).toBe(401);
    const [right, wrong] = [await logIn(email, password), await logIn(email, 'x')];
    expect([right.status, right.body.code, right.headers['retry-after']]).toEqual([
      429,
      'login_locked',
      '30',
    ]);
    expect(publicAnswer(right)).toEqual(publicAnswer(wrong));
  });

  it('lets the owner in again after 30 seconds, and then all attempts are back', async () => {
    const { email } = await createUser(service);
    for (let attempt = 0; attempt < 11; attempt++) await logIn(email, 'x');
    service.clock.advance(29);
    expect((await logIn(email, password)).headers['retry-after']).toBe('1');
    service.clock.advance(1);
    expect((await logIn(email, password)).body.next).toBe('session');
    for (let attempt = 0; attempt < 10; attempt++) expect((await logIn(email, 'x')).status).toBe(401);
  });

  it('keeps the owner out for 15 minutes at most, however long it goes on', async () => {
    const { email } = await createUser(service);
    let longest = 0;
    for (let attempt = 0; attempt < 25; attempt++) {
      const wait = Number((await logIn(email, 'x')).headers['retry-after'] ?? 0);
      longest = Math.max(longest, wait);
      service.clock.advance(wait);
    }
    expect(longest).toBe(900);
    service.clock.advance(900);
    expect((await logIn(email, password)).body.next).toBe('session');
  });

  it('ends for the owner who sets a password by mail, whatever strangers tried before', async () => {
    const user = await createUser(service);
    for (let attempt = 0; attempt < 11; attempt++) await logIn(user.email, 'x');
    expect((await logIn(user.email, password)).status).toBe(429);
    await setNewPassword(service, user);
    expect((await logIn(user.email, newPassword)).body.next).toBe('session');
  });

  it('gets the same answers step by step for an address that nobody has', async () => {
    const { email } = await createUser(service);
    for (let attempt = 0; attempt < 12; attempt++) {
      const [known, unknown] = [await logIn(email, 'x'), await logIn(`nobody-of-${email}`, 'x')];
      expect(publicAnswer(unknown)).toEqual(publicAnswer(known));
    }
  });

  it('counts every way of writing the address as one', async () => {
    const { email } = await createUser(service);
    for (let attempt = 0; attempt < 5; attempt++) {
      await logIn(email.toUpperCase(), 'x');
      await logIn(` ${email}`, 'x');
    }
    expect((await logIn(email, password)).status).toBe(429);
  });

  it('leaves other accounts alone', async () => {
    const [one, other] = [await createUser(service), await createUser(service)];
    for (let attempt = 0; attempt < 11; attempt++) await logIn(one.email, 'x');
    expect((await logIn(other.email, password)).body.next).toBe('session');
  });
});

it('stops one network that tries many accounts, and no other network', async () => {
  const { deps } = service.app;
  const guess = (address: string, network: string) =>
    checkPassword(deps, { ...fromNowhere(network), address, password: 'x', stored: undefined });
  for (let account = 0; account < 100; account++)
    expect(await guess(`${account}@tvm.test`, '192.0.2.1')).toEqual({ outcome: 'wrong' });
  expect(await guess('100@tvm.test', '192.0.2.1')).toMatchObject({ outcome: 'locked' });
  expect(await guess('100@tvm.test', '192.0.2.2')).toEqual({ outcome: 'wrong' });
});

it('is an error, no wrong password, when the key of the stored hash is gone', async () => {
  const { email } = await createUser(service);
  const keys = { ...service.config.keys, pepper: parseKeyRing('PASSWORD_PEPPER', generateKeyRing()) };
  const deps = { ...service.app.deps, config: { ...service.config, keys } };
  const { rows } = await service.ownerDb.$client.query<{ hash: string; pepperKeyId: string }>(
    'select hash, pepper_key_id as "pepperKeyId" from passwords join users on id = user_id where email = $1',
    [email],
  );
  const check = checkPassword(deps, {
    address: email,
    password,
    stored: rows[0],
    ...fromNowhere('192.0.2.3'),
  });
  await expect(check).rejects.toThrow('PASSWORD_PEPPER has no key');
});
