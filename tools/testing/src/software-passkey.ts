import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a browser is asked for a passkey with, as far as a passkey looks at it. */
interface Asked {
  challenge: string;
}

/** What a browser and a passkey say, where a test wants another answer than the right one. */
export interface PasskeyOverrides {
  challenge?: string;
  type?: string;
  origin?: string;
  rpId?: string;
  crossOrigin?: boolean;
  /** The counter; one more than the last one otherwise. */
  signCount?: number;
  isPersonVerified?: boolean;
  isPresent?: boolean;
  /** COSE; ES256 otherwise. */
  algorithm?: number;
  /** The attestation; none otherwise. */
  format?: string;
  statement?: Buffer;
}

/** An authenticator of WebAuthn (level 3) in software, and the browser before it: ES256, one credential. */
export interface SoftwarePasskey {
  readonly id: string;
  /** Of the last answer. */
  signCount: number;
  make(asked: Asked, overrides?: PasskeyOverrides): MadePasskey;
  answer(asked: Asked, overrides?: PasskeyOverrides): PasskeyAnswer;
}

interface MadePasskey {
  id: string;
  clientDataJSON: string;
  attestationObject: string;
  transports: 'internal'[];
}

interface PasskeyAnswer {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}

/** @param options.counts false for one that says 0 each time, as those of password managers do */
export function createSoftwarePasskey(options: {
  origin: string;
  isSyncable?: boolean;
  counts?: boolean;
}): SoftwarePasskey {
  const { origin, isSyncable = false, counts = true } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(20);
  const id = credentialId.toString('base64url');

  const clientData = (type: string, asked: Asked, overrides: PasskeyOverrides): Buffer => {
    const { challenge = asked.challenge, origin: from = origin, crossOrigin = false } = overrides;
    return Buffer.from(
      JSON.stringify({ type: overrides.type ?? type, challenge, origin: from, crossOrigin }),
    );
  };

  /** Section 6.1. */
  function authenticatorData(overrides: PasskeyOverrides, attested?: Buffer): Buffer {
    const { rpId = new URL(origin).hostname, isPersonVerified = true, isPresent = true } = overrides;
    passkey.signCount = overrides.signCount ?? (counts ? passkey.signCount + 1 : 0);
    const flags =
      (isPresent ? 0x01 : 0) |
      (isPersonVerified ? 0x04 : 0) |
      (isSyncable ? 0x18 : 0) |
      (attested ? 0x40 : 0);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags);
    head.writeUInt32BE(passkey.signCount, 1);
    return Buffer.concat([sha256(rpId), head, attested ?? Buffer.alloc(0)]);
  }

  const passkey: SoftwarePasskey = {
    id,
    signCount: 0,
    make(asked, overrides = {}) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const coordinates = [x, y].map((each) => Buffer.from(each, 'base64url'));
      const key = coseKey(overrides.algorithm ?? -7, coordinates);
      const data = authenticatorData(overrides, Buffer.concat([Buffer.alloc(16), length, credentialId, key]));
      const { format = 'none', statement = Buffer.of(0xa0) } = overrides;
      const attestation = Buffer.concat([
        ...[Buffer.of(0xa3), text('fmt'), text(format), text('attStmt'), statement],
        ...[text('authData'), bytes(data)],
      ]);
      return {
        id,
        clientDataJSON: clientData('webauthn.create', asked, overrides).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      };
    },
    answer(asked, overrides = {}) {
      const client = clientData('webauthn.get', asked, overrides);
      const data = authenticatorData(overrides);
      return {
        id,
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
      };
    },
  };
  return passkey;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

// CBOR (RFC 8949), as far as WebAuthn needs it: no length here is above 65535.
const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.of((major << 5) | value);
  if (value < 256) return Buffer.of((major << 5) | 24, value);
  return Buffer.of((major << 5) | 25, value >> 8, value & 0xff);
};
const integer = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value));
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);
const text = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)]);

/** RFC 9053, section 7.1.1: EC2, P-256. */
const coseKey = (algorithm: number, coordinates: Buffer[]): Buffer =>
  Buffer.concat([
    ...[Buffer.of(0xa5), integer(1), integer(2), integer(3), integer(algorithm), integer(-1), integer(1)],
    ...coordinates.flatMap((each, index) => [integer(-2 - index), bytes(each)]),
  ]);
