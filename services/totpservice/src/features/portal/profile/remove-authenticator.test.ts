import { recoveryCodes } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import {
  addPasskey,
  authenticatorsPath,
  logInWithPasskey,
  signedInWithPasskey,
  stepUpWithPasskey,
} from '../../../../test/passkeys.ts';
import { enrol, must, signInWithCode, startCodeStep, type TestUser } from '../../../../test/people.ts';
import { aliveness, answerOf } from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf, noticesOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

const pathOf = async (user: TestUser, kind: 'app' | 'passkey') =>
  `${authenticatorsPath}/${must((await authenticatorsOf(service, user)).find((each) => each.kind === kind)).id}`;

/** Somebody who has to use 2FA, with an app and a passkey, signed in just now. */
async function obliged() {
  const user = await createObligedUser(service);
  const secret = await enrol(service, user);
  const browser = await signInWithCode(service, user, secret);
  return { user, browser, passkey: await addPasskey(service, browser) };
}

describe('with a fresh proof', () => {
  it('a passkey goes: it logs nobody in any more, the person is told, and other sessions end', async () => {
    const { user, passkey, browser } = await signedInWithPasskey(service);
    const elsewhere = await logInWithPasskey(service, user, passkey);
    expect((await browser.delete(await pathOf(user, 'passkey'))).status).toBe(204);
    expect([await aliveness(browser), await aliveness(elsewhere)]).toEqual([200, 'unauthenticated']);
    expect(
      (await browser.get(authenticatorsPath)).body.items.map(({ kind }: { kind: string }) => kind),
    ).toEqual(['app']);
    expect((await eventsOf(service, user)).at(-1)).toBe('authenticator_removed success');
    expect((await noticesOf(service, user)).map(([about]) => about)).toContain('authenticator_removed');
    expect(answerOf(await (await startCodeStep(service, user)).post('/login/passkey'))).toBe(
      'passkey_missing',
    );
  });

  it('an app goes where a passkey stays; its secret is gone, the recovery codes stay', async () => {
    const { user, passkey, browser } = await obliged();
    expect((await browser.delete(await pathOf(user, 'app'))).status).toBe(204);
    expect((await authenticatorsOf(service, user))[0]).toMatchObject({
      state: 'revoked',
      sealedSecret: null,
    });
    const left = await service.ownerDb.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    expect(left).toHaveLength(1);
    await logInWithPasskey(service, user, passkey);
  });

  it('the last one stays while 2FA is required', async () => {
    const { user, browser } = await obliged();
    await browser.delete(await pathOf(user, 'app'));
    expect(answerOf(await browser.delete(await pathOf(user, 'passkey')))).toBe('last_authenticator');
    expect((await eventsOf(service, user)).at(-1)).toBe('authenticator_removed refused last_authenticator');
  });

  it('the last one goes where it isn’t, and the recovery codes with it', async () => {
    const { user, browser } = await signedInWithPasskey(service);
    for (const kind of ['passkey', 'app'] as const)
      expect((await browser.delete(await pathOf(user, kind))).status).toBe(204);
    const left = await service.ownerDb.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    expect(left).toEqual([]);
    expect(await aliveness(browser)).toBe(200);
  });
});

it('takes a fresh proof, which a passkey gives', async () => {
  const { user, passkey, browser } = await signedInWithPasskey(service);
  service.clock.advance(300);
  const path = await pathOf(user, 'app');
  expect(answerOf(await browser.delete(path))).toBe('step_up_required');
  await stepUpWithPasskey(browser, passkey);
  expect((await browser.delete(path)).status).toBe(204);
});

it('takes no authenticator of somebody else, and none that is gone', async () => {
  const mine = await signedInWithPasskey(service);
  const { user: other } = await signedInWithPasskey(service);
  expect(answerOf(await mine.browser.delete(await pathOf(other, 'app')))).toBe('authenticator_not_found');
  const path = await pathOf(mine.user, 'passkey');
  await mine.browser.delete(path);
  expect(answerOf(await mine.browser.delete(path))).toBe('authenticator_not_found');
});
