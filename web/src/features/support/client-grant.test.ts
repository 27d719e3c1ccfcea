import { describe, expect, it } from 'vitest';
import { nothingTyped, readGrant } from './client-grant.ts';

const key = { kty: 'EC', crv: 'P-256', kid: 'one', x: 'x', y: 'y' };

describe('what is asked for a client', () => {
  it('holds nothing of what was left empty', () => {
    expect(readGrant(nothingTyped)).toEqual({});
    expect(readGrant({ ...nothingTyped, jwks: ' \n', redirectUris: '\n \n' })).toEqual({});
  });

  it('has each address once, a line each', () => {
    const redirectUris = ' https://een.test/ \r\nhttps://twee.test/\n\nhttps://een.test/';
    expect(readGrant({ ...nothingTyped, redirectUris })).toEqual({
      redirectUris: ['https://een.test/', 'https://twee.test/'],
    });
  });

  it('takes a set of keys, or one key', () => {
    for (const sent of [{ keys: [key] }, key])
      expect(readGrant({ ...nothingTyped, jwks: JSON.stringify(sent) })).toEqual({ jwks: { keys: [key] } });
  });

  it.each([
    '{',
    '[]',
    'null',
    '"x"',
    '{}',
    '{"keys":[]}',
    '{"keys":["x"]}',
    '{"keys":{}}',
    '-----BEGIN PUBLIC KEY-----',
  ])('takes %s for no keys', (jwks) => expect(readGrant({ ...nothingTyped, jwks })).toBeUndefined());
});
