import { passkeyChallenges } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { passkeyLoginPath, signedInWithPasskey } from '../../../../test/passkeys.ts';
import { createUser, enrol, startCodeStep } from '../../../../test/people.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

it('asks for the passkeys of whoever gave the password, of this host, with 256 bits that are kept as a hash', async () => {
  const { user, passkey } = await signedInWithPasskey(service);
  const browser = await startCodeStep(service, user);
  const { status, body } = await browser.post(passkeyLoginPath);
  expect([status, body]).toEqual([
    200,
    {
      challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      rpId: 'localhost',
      timeout: 300_000,
      userVerification: 'preferred',
      allowCredentials: [{ type: 'public-key', id: passkey.id, transports: ['internal'] }],
    },
  ]);
  const kept = await service.ownerDb
    .select()
    .from(passkeyChallenges)
    .where(eq(passkeyChallenges.userId, user.id));
  expect(JSON.stringify(kept)).not.toContain(body.challenge);
});

it('has one challenge a login, however often it is asked for', async () => {
  const { user } = await signedInWithPasskey(service);
  const browser = await startCodeStep(service, user);
  const challenges = new Set<string>();
  for (let asked = 0; asked < 3; asked += 1)
    challenges.add((await browser.post(passkeyLoginPath)).body.challenge);
  expect(challenges.size).toBe(3);
  const kept = await service.ownerDb
    .select()
    .from(passkeyChallenges)
    .where(eq(passkeyChallenges.userId, user.id));
  expect(kept.filter(({ purpose }) => purpose === 'login')).toHaveLength(1);
});

it('says so where there is none, and asks nobody without a password for one', async () => {
  const user = await createUser(service);
  await enrol(service, user);
  const browser = await startCodeStep(service, user);
  expect((await browser.post(passkeyLoginPath)).body.code).toBe('passkey_missing');
  expect((await eventsOf(service, user)).at(-1)).toBe('login_passkey refused passkey_missing');
  expect((await service.browser().post(passkeyLoginPath)).body.code).toBe('login_challenge_missing');
});
