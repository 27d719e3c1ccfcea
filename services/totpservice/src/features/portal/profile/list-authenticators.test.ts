import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { authenticatorsPath, logInWithPasskey, signedInWithPasskey } from '../../../../test/passkeys.ts';
import { signedInByPassword } from '../../../../test/profile.ts';

const service = await startService({}, afterAll);

it('has apps and passkeys, the one that was used last first, and no secret or key', async () => {
  const { user, passkey } = await signedInWithPasskey(service);
  service.clock.advance(60);
  const browser = await logInWithPasskey(service, user, passkey);
  const { body } = await browser.get(authenticatorsPath);
  const known = { id: expect.any(String), addedAt: expect.any(String), lastUsedAt: expect.any(String) };
  expect(body).toEqual({
    items: [
      { ...known, kind: 'passkey', name: 'Windows Hello', isSyncable: false },
      { ...known, kind: 'app', name: null, isSyncable: null },
    ],
    isRequired: false,
    takesCodes: true,
  });
});

it('is empty for who has none', async () => {
  const { browser } = await signedInByPassword(service);
  expect((await browser.get(authenticatorsPath)).body.items).toEqual([]);
});
