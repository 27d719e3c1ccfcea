import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { addPasskey, passkeysPath, signedInWithPasskey } from '../../../../test/passkeys.ts';
import { answerOf, signedInBefore, signedInByPassword } from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

it('asks for a passkey of this host, without attestation, that the person doesn’t have yet', async () => {
  const { user, passkey, browser } = await signedInWithPasskey(service);
  const { body } = await browser.post(passkeysPath);
  expect(body).toMatchObject({
    rp: { id: 'localhost', name: 'Mijn TVM' },
    user: { name: user.email },
    attestation: 'none',
    excludeCredentials: [{ type: 'public-key', id: passkey.id, transports: ['internal'] }],
  });
  expect(body.pubKeyCredParams.map(({ alg }: { alg: number }) => alg)).toEqual([-8, -7, -257]);
  expect(Buffer.from(body.user.id, 'base64url').toString('hex')).toBe(user.id.replaceAll('-', ''));
});

it('takes a fresh proof by another authenticator; a password is none', async () => {
  const before = await signedInBefore(service);
  expect(answerOf(await before.browser.post(passkeysPath))).toBe('step_up_required');
  expect((await eventsOf(service, before.user)).at(-1)).toBe('passkey_added refused step_up_required');
  const { browser } = await signedInByPassword(service);
  expect(answerOf(await browser.post(passkeysPath))).toBe('authenticator_missing');
});

it('stops at five', async () => {
  const { browser, user } = await signedInWithPasskey(service);
  for (let added = 1; added < 5; added += 1) await addPasskey(service, browser);
  expect(answerOf(await browser.post(passkeysPath))).toBe('authenticator_limit_reached');
  expect((await eventsOf(service, user)).at(-1)).toBe('passkey_added refused authenticator_limit_reached');
});
