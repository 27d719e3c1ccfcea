import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, it } from 'vitest';
import { refuseClientKeys } from './client-key.ts';

const jwk = (key: KeyObject, kid = 'one') => ({ ...key.export({ format: 'jwk' }), kid });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' });

it('takes public keys of three kinds', () => {
  expect(
    refuseClientKeys([jwk(ec.publicKey), jwk(ed.publicKey, 'two'), jwk(rsa.publicKey, 'three')]),
  ).toBeUndefined();
});

it.each([
  ['a private key', [jwk(ec.privateKey)], 'private'],
  ['a private RSA key', [jwk(rsa.privateKey)], 'private'],
  ['a secret', [{ kty: 'oct', k: 'AAAA', kid: 'one' }], 'private'],
  ['no id', [{ ...jwk(ec.publicKey), kid: undefined }], 'no_kid'],
  ['an id twice', [jwk(ec.publicKey), jwk(ed.publicKey)], 'kid_twice'],
  ['another curve', [jwk(otherCurve.publicKey)], 'kind'],
  ['a short RSA key', [jwk(short.publicKey)], 'too_short'],
  ['a point that is on no curve', [{ ...jwk(ec.publicKey), x: jwk(ec.publicKey).y }], 'unreadable'],
])('refuses %s', (_what, keys, refusal) => {
  expect(refuseClientKeys(keys)).toBe(refusal);
});
