import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** One key under its public id. A KeyObject, so that no log or JSON ever shows the bytes. */
interface RingKey {
  readonly id: string;
  readonly secret: KeyObject;
}

/** Keys of one setting, newest first: the first one is used, all of them are accepted. Never empty. */
export interface KeyRing {
  readonly name: string;
  readonly keys: readonly [RingKey, ...RingKey[]];
}

/** What a subkey is for. Each purpose has a key of its own, so that nothing made for one is good for another. */
type SubkeyPurpose =
  | 'seal/totp-secret'
  | 'seal/imported-password'
  | 'seal/mail-content'
  | 'seal/webhook-secret'
  | 'seal/signing-key'
  | 'hash/recovery-code'
  | 'hash/notice-code'
  | 'hash/address'
  | 'hash/idempotent-request'
  | 'hash/oidc-cookie'
  | 'sign/es256'
  | 'sign/audit-seal'
  | 'password-pepper'
  | 'key-check';

const KEY_BYTES = 32;
const ENTRY = /^([a-z0-9-]{1,16}):([A-Za-z0-9_-]{43})$/;

/**
 * Reads a key ring: `id:key[,id:key...]`, a key being 32 bytes in base64url without padding.
 *
 * @param name the setting it comes from; errors name it and never show any part of the text
 */
export function parseKeyRing(name: string, text: string): KeyRing {
  const [first, ...others] = text.split(',').map((entry, index) => parseEntry(name, entry, index + 1));
  if (!first) throw new Error(`${name}: no key`);
  const keys: KeyRing['keys'] = [first, ...others];
  if (new Set(keys.map((key) => key.id)).size < keys.length) throw new Error(`${name}: an id occurs twice`);
  return { name, keys };
}

/**
 * How a process gets a ring of its settings: at start, once. Asynchronous, because a key service outside would unwrap the keys here
 * (docs/adr/0016-key-checks-and-one-way-to-load-keys.md). Arguments in the order of a setting's parser.
 */
export async function loadKeyRing(text: string, name: string): Promise<KeyRing> {
  return parseKeyRing(name, text);
}

/** A new ring of one random key in the text form of {@link parseKeyRing}; put it in front of an older ring to rotate. */
export function generateKeyRing(): string {
  return `k-${randomBytes(4).toString('hex')}:${randomBytes(KEY_BYTES).toString('base64url')}`;
}

/** The key of that id, or undefined. */
export function findKey(ring: KeyRing, id: string): RingKey | undefined {
  return ring.keys.find((key) => key.id === id);
}

/** Derived once: a KeyObject shows its bytes no more than the key that it comes from. */
const subkeys = new WeakMap<RingKey, Map<SubkeyPurpose, KeyObject>>();

/** The key's subkey for one purpose: HKDF-SHA-256 (RFC 5869), 32 bytes, without salt because the key is random itself. */
export function subkey(key: RingKey, purpose: SubkeyPurpose): KeyObject {
  const ofKey = subkeys.get(key) ?? new Map<SubkeyPurpose, KeyObject>();
  subkeys.set(key, ofKey);
  const found = ofKey.get(purpose) ?? derive(key, purpose);
  ofKey.set(purpose, found);
  return found;
}

function derive(key: RingKey, purpose: SubkeyPurpose): KeyObject {
  const derived = hkdfSync('sha256', key.secret, '', `tvm-two-factor/v1/${purpose}`, KEY_BYTES);
  return createSecretKey(Buffer.from(derived));
}

function parseEntry(name: string, entry: string, position: number): RingKey {
  const [, id, key] = ENTRY.exec(entry) ?? [];
  const bytes = Buffer.from(key ?? '', 'base64url');
  // 43 characters hold two bits too many: whoever gets another key than was written would never find out.
  if (!id || bytes.toString('base64url') !== key) {
    throw new Error(
      `${name}: entry ${position} is not id:key (id of a-z, 0-9 and -; key of 32 bytes in base64url)`,
    );
  }
  return { id, secret: createSecretKey(bytes) };
}
