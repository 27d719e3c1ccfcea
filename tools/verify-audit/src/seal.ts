/** A seal as it was signed: what it says, and the text and signature that say so. */
export interface Seal {
  sequence: number;
  fromTransactionId: bigint;
  toTransactionId: bigint;
  events: number;
  eventsDigest: string;
  previousSignature: string;
  /** Milliseconds since 1970. */
  sealedAt: number;
  text: string;
  /** `keyId.base64url(signature)` */
  signature: string;
  /** When its events were dropped, in milliseconds since 1970. Isn't under the signature. */
  purgedAt: number | undefined;
}

/** What can be read of the input isn't enough to judge it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * A seal of the export, a line of a file of heads, the data of a webhook: all have one form.
 * @throws Unreadable
 */
export function readSeal(given: Record<string, unknown>, where: string): Seal {
  const { seal: text, signature, purgedAt } = given;
  if (typeof text !== 'string' || typeof signature !== 'string') throw new Unreadable(`${where}: is no seal`);
  const fields = parse(text);
  if (!Array.isArray(fields) || fields[0] !== 'tvm-audit-seal/v2' || fields.length !== 8)
    throw new Unreadable(`${where}: is no seal of a version that is known here`);
  const [, sequence, from, to, events, eventsDigest, previousSignature, sealedAt] = fields;
  if (![sequence, events].every(Number.isSafeInteger) || ![from, to, sealedAt].every(isWhole))
    throw new Unreadable(`${where}: is a seal with something else in the place of a number`);
  return {
    ...{ sequence, events, eventsDigest, previousSignature, text, signature },
    fromTransactionId: BigInt(from),
    toTransactionId: BigInt(to),
    sealedAt: Number(sealedAt),
    purgedAt: purgedAt === undefined ? undefined : Number(purgedAt),
  };
}

const isWhole = (value: unknown) => typeof value === 'string' && /^\d+(\.\d+)?$/.test(value);

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
