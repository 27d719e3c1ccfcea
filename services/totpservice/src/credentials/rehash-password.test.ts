import { passwords } from '@tvm/db';
import { generateKeyRing, hashPassword, parseKeyRing } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { startService } from '../../test/harness.ts';
import { createUser, must, password, signIn, type TestUser } from '../../test/people.ts';
import { rehashPassword } from './rehash-password.ts';

const [oldPepper, newPepper] = [generateKeyRing(), generateKeyRing()];
const pepper = parseKeyRing('PASSWORD_PEPPER', `${newPepper},${oldPepper}`);
const service = await startService({ passwordCost: 5 }, afterAll);
service.config.keys.pepper = pepper;

async function storedOf(user: TestUser) {
  const rows = await service.ownerDb.select().from(passwords).where(eq(passwords.userId, user.id));
  return must(rows[0]);
}

/** A user whose password was stored under other settings. */
async function olderUser(ring: typeof pepper, cost: number): Promise<TestUser> {
  const user = await createUser(service);
  await service.ownerDb
    .update(passwords)
    .set(await hashPassword(ring, password, cost))
    .where(eq(passwords.userId, user.id));
  return user;
}

it.each([
  ['of a lower cost', pepper, 4],
  ['under an older pepper', parseKeyRing('PASSWORD_PEPPER', oldPepper), 5],
])('replaces a hash %s at the next login, without ending anything', async (_what, ring, cost) => {
  const user = await olderUser(ring, cost);
  const before = await storedOf(user);
  const browser = await signIn(service, user);
  const after = await storedOf(user);
  expect(after).toMatchObject({ pepperKeyId: pepper.keys[0].id, setAt: before.setAt });
  expect(after.hash).toMatch(/^\$2b\$05\$/);
  expect((await browser.get('/session')).status).toBe(200);
  await signIn(service, user);
  expect(await storedOf(user)).toEqual(after);
});

it('replaces nothing at a wrong password', async () => {
  const user = await olderUser(pepper, 4);
  const before = await storedOf(user);
  await service.browser().post('/login', { email: user.email, password: 'Verkeerd-1!' });
  expect(await storedOf(user)).toEqual(before);
});

it('leaves a password alone that was changed since it was checked', async () => {
  const user = await olderUser(pepper, 4);
  const checked = await storedOf(user);
  await service.ownerDb
    .update(passwords)
    .set(await hashPassword(pepper, 'Zes grijze mussen 42?', 5))
    .where(eq(passwords.userId, user.id));
  const changed = await storedOf(user);
  await rehashPassword(service.app.deps, user.id, password, checked);
  expect(await storedOf(user)).toEqual(changed);
});
