import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import {
  addPasskey,
  authenticatorsPath,
  confirmPasskeyPath,
  logInWithPasskey,
  newPasskey,
  passkeysPath,
  signedInWithPasskey,
} from '../../../../test/passkeys.ts';
import { startCodeStep } from '../../../../test/people.ts';
import { aliveness, answerOf, otherBrowser, signedInWithCode } from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf, noticesOf, raiseEpoch } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const passkeysOf = async (user: Parameters<typeof authenticatorsOf>[1]) =>
  (await authenticatorsOf(service, user)).filter(({ kind }) => kind === 'passkey');

it('adds the passkey, beside the app, and tells the person', async () => {
  const { user, browser } = await signedInWithCode(service);
  const passkey = newPasskey(service);
  const { body: asked } = await browser.post(passkeysPath);
  const { status, body } = await browser.post(confirmPasskeyPath, {
    name: 'Sleutel aan mijn bos',
    ...passkey.make(asked),
  });
  expect([status, body]).toEqual([
    200,
    {
      ...{ id: expect.any(String), kind: 'passkey', name: 'Sleutel aan mijn bos', lastUsedAt: null },
      ...{ addedAt: service.clock.now.toISOString(), isSyncable: false },
    },
  ]);
  expect((await authenticatorsOf(service, user)).map(({ kind, state }) => [kind, state])).toEqual([
    ['app', 'active'],
    ['passkey', 'active'],
  ]);
  expect((await eventsOf(service, user)).at(-1)).toBe('passkey_added success');
  expect((await noticesOf(service, user)).map(([about]) => about)).toContain('passkey_added');
  expect((await browser.get(authenticatorsPath)).body.items).toContainEqual(body);
  await logInWithPasskey(service, user, passkey);
});

it('ends every other session and login challenge; this one goes on', async () => {
  const enrolled = await signedInWithCode(service);
  const [elsewhere, waiting] = [
    await otherBrowser(service, enrolled),
    await startCodeStep(service, enrolled.user),
  ];
  const copy = enrolled.browser.copy();
  await addPasskey(service, enrolled.browser);
  expect(await aliveness(enrolled.browser)).toBe(200);
  expect([await aliveness(elsewhere), await aliveness(copy)]).toEqual(['unauthenticated', 'unauthenticated']);
  expect(answerOf(await waiting.post('/login/passkey'))).toBe('login_challenge_missing');
});

describe('is refused', () => {
  it.each([
    ['of another challenge', { challenge: 'A'.repeat(43) }],
    ['of another origin', { origin: 'https://login.tvm.nl.example' }],
    ['of another RP id', { rpId: 'example.com' }],
    ['in a frame of another site', { crossOrigin: true }],
    ['of another kind', { type: 'webauthn.get' }],
    ['without anybody there', { isPresent: false }],
    ['with an algorithm that wasn’t asked for', { algorithm: -35 }],
    ['with an algorithm that nobody knows', { algorithm: -65000 }],
    ['with an attestation that wasn’t asked for', { format: 'tpm' }],
    ['with a statement that isn’t one', { format: 'packed', statement: Buffer.of(0x61, 0x61) }],
    ['with certificates', { format: 'packed', statement: Buffer.from('a1637835638141aa', 'hex') }],
  ])('%s', async (_what, overrides) => {
    const { user, browser } = await signedInWithCode(service);
    const { body: asked } = await browser.post(passkeysPath);
    const made = newPasskey(service).make(asked, overrides);
    expect(answerOf(await browser.post(confirmPasskeyPath, made))).toBe('passkey_refused');
    expect(await passkeysOf(user)).toEqual([]);
    expect((await eventsOf(service, user)).at(-1)).toBe('passkey_added refused passkey_refused');
  });

  it('a second time, late, and without having been asked for', async () => {
    const { user, browser } = await signedInWithCode(service);
    const passkey = newPasskey(service);
    expect(answerOf(await browser.post(confirmPasskeyPath, passkey.make({ challenge: 'x' })))).toBe(
      'passkey_refused',
    );
    const { body: asked } = await browser.post(passkeysPath);
    await browser.post(confirmPasskeyPath, passkey.make(asked, { rpId: 'example.com' }));
    expect(answerOf(await browser.post(confirmPasskeyPath, passkey.make(asked)))).toBe('passkey_refused');
    const { body: late } = await browser.post(passkeysPath);
    service.clock.advance(299);
    expect(answerOf(await browser.post(confirmPasskeyPath, passkey.make(late)))).toBe(200);
    expect(await passkeysOf(user)).toHaveLength(1);
  });

  it('in another session of the same person, and of somebody else', async () => {
    const enrolled = await signedInWithCode(service);
    const elsewhere = await otherBrowser(service, enrolled);
    const { body: asked } = await elsewhere.post(passkeysPath);
    const made = newPasskey(service).make(asked);
    expect(answerOf(await enrolled.browser.post(confirmPasskeyPath, made))).toBe('passkey_refused');
    const other = await signedInWithCode(service);
    expect(answerOf(await other.browser.post(confirmPasskeyPath, made))).toBe('passkey_refused');
  });

  it('of a credential that somebody has', async () => {
    const { passkey } = await signedInWithPasskey(service);
    const { user, browser } = await signedInWithCode(service);
    const { body: asked } = await browser.post(passkeysPath);
    expect(answerOf(await browser.post(confirmPasskeyPath, passkey.make(asked)))).toBe('passkey_refused');
    expect(await passkeysOf(user)).toEqual([]);
  });

  it('once the session or the proof is another one', async () => {
    const { user, browser } = await signedInWithCode(service);
    const { body: asked } = await browser.post(passkeysPath);
    await raiseEpoch(service, user);
    const made = newPasskey(service).make(asked);
    expect(answerOf(await browser.post(confirmPasskeyPath, made))).toBe('unauthenticated');
  });

  it('of bytes that no browser made, whichever they are, and never with a 500', async () => {
    const { browser } = await signedInWithCode(service);
    const rubbish = ['AAAA', 'o2NmbXRkbm9uZQ', Buffer.alloc(6000, 0x9f).toString('base64url'), 'x'];
    for (const field of ['clientDataJSON', 'attestationObject'] as const)
      for (const value of rubbish) {
        const { body: asked } = await browser.post(passkeysPath);
        const made = { ...newPasskey(service).make(asked), [field]: value.slice(0, 4096) };
        expect(answerOf(await browser.post(confirmPasskeyPath, made))).toBe('passkey_refused');
      }
    const { body: asked } = await browser.post(passkeysPath);
    const made = newPasskey(service).make(asked);
    for (const bad of [
      { ...made, name: '' },
      { ...made, name: 'a\u0000b' },
      { ...made, name: 'a'.repeat(61) },
      { ...made, transports: ['carrier pigeon'] },
      { ...made, attestationObject: 'A'.repeat(8193) },
    ])
      expect(answerOf(await browser.post(confirmPasskeyPath, bad))).toBe('validation_failed');
  });
});
