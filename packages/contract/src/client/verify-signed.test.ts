import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyLogoutToken } from './verify-logout-token.ts';
import { verifySecurityEvent } from './verify-security-event.ts';
import type { SignedToken } from './verify-signed.ts';

const now = new Date('2026-11-22T10:15:00Z');
const at = Math.floor(now.getTime() / 1000);
const issuer = 'https://login.tvm.nl/totpservice/oidc';
const audience = 'polisadministratie';
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });
const jwks = { keys: [published(ec.publicKey, 'ec'), published(rsa.publicKey, 'rsa')] };

function make(header: object, claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

const common = { iss: issuer, aud: audience, iat: at, jti: 'j-1' };
const logoutClaims = {
  ...{ ...common, exp: at + 120, sub: 'u', sid: 's' },
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
};
const type = 'https://schemas.openid.net/secevent/caep/event-type/session-revoked';
const setClaims = {
  ...{ ...common, user: 'USR-31', organisation: null },
  sub_id: { format: 'iss_sub', iss: issuer, sub: 'u' },
  events: { [type]: { event_timestamp: at } },
};
const logout = (header: object = {}, claims: object = {}, key = ec.privateKey): SignedToken => ({
  token: make({ alg: 'ES256', typ: 'logout+jwt', kid: 'ec', ...header }, { ...logoutClaims, ...claims }, key),
  ...{ jwks, issuer, audience, now },
});
const set = (header: object = {}, claims: object = {}): SignedToken => ({
  token: make(
    { alg: 'RS256', typ: 'secevent+jwt', kid: 'rsa', ...header },
    { ...setClaims, ...claims },
    rsa.privateKey,
  ),
  ...{ jwks, issuer, audience, now },
});

describe('verifyLogoutToken', () => {
  it('says whose login ended', async () => {
    expect(await verifyLogoutToken(logout())).toEqual({ sub: 'u', sid: 's', jti: 'j-1' });
    expect(await verifyLogoutToken(logout({}, { aud: ['another', audience] }))).toMatchObject({ sid: 's' });
  });

  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  it.each([
    ['an id token', logout({ typ: 'JWT' }), 'type_wrong'],
    ['no algorithm', logout({ alg: 'none' }), 'type_wrong'],
    ['an HMAC by the public key', logout({ alg: 'HS256' }), 'type_wrong'],
    ['an unknown key', logout({ kid: 'k' }), 'key_unknown'],
    ['a key of another kind', logout({ kid: 'rsa' }), 'key_unknown'],
    ['another’s signature', logout({}, {}, other.privateKey), 'signature_wrong'],
    ['another issuer', logout({}, { iss: 'https://elders.nl' }), 'claims_wrong'],
    ['another application', logout({}, { aud: 'another' }), 'claims_wrong'],
    ['a moment to come', logout({}, { iat: at + 61 }), 'claims_wrong'],
    ['a nonce', logout({}, { nonce: 'n' }), 'claims_wrong'],
    ['no event', logout({}, { events: {} }), 'claims_wrong'],
    ['no end', logout({}, { exp: undefined }), 'claims_wrong'],
    ['no sid', logout({}, { sid: undefined }), 'claims_wrong'],
    ['an end that has passed', logout({}, { exp: at - 61 }), 'expired'],
    ['four parts', { ...logout(), token: `${logout().token}.x` }, 'malformed'],
    ['what is none', { ...logout(), token: 'x' }, 'malformed'],
  ])('refuses %s', async (_what, given, code) => {
    await expect(verifyLogoutToken(given)).rejects.toMatchObject({ name: 'SignedTokenRefusedError', code });
  });
});

describe('verifySecurityEvent', () => {
  it('says what happened to whom', async () => {
    expect(await verifySecurityEvent(set())).toEqual({
      ...{ jti: 'j-1', type, event: { event_timestamp: at }, user: 'USR-31', organisation: null },
      subject: setClaims.sub_id,
    });
  });

  it.each([
    ['a logout token', logout(), 'type_wrong'],
    ['two events', set({}, { events: { [type]: {}, other: {} } }), 'claims_wrong'],
    ['no event', set({}, { events: [] }), 'claims_wrong'],
    ['no subject', set({}, { sub_id: 'u' }), 'claims_wrong'],
    ['another receiver', set({}, { aud: 'another' }), 'claims_wrong'],
  ])('refuses %s', async (_what, given, code) => {
    await expect(verifySecurityEvent(given)).rejects.toMatchObject({ name: 'SignedTokenRefusedError', code });
  });
});
