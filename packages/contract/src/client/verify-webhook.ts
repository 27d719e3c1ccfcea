import type { components } from '../generated/system-types.ts';

/** A delivery is no older and no newer than this, in seconds (Standard Webhooks 1.0). */
const toleranceSeconds = 300;

/** What is wrong with a delivery: answer it with 401, and do nothing. */
export class WebhookRefusedError extends Error {
  override readonly name = 'WebhookRefusedError';
  readonly code: 'headers_missing' | 'too_old_or_new' | 'signature_wrong' | 'no_event';
  constructor(code: WebhookRefusedError['code']) {
    super(`the delivery was refused: ${code}`);
    this.code = code;
  }
}

export interface WebhookDelivery {
  /** The body as it came, before anything parses it. */
  body: string;
  /** With names in lower case, as Node has them. */
  headers: Record<string, string | string[] | undefined>;
  /** The webhook's secret, `whsec_…`; while it is rotated both. */
  secrets: readonly string[];
  /** For tests: the moment. */
  now?: Date;
}

/**
 * The event of a delivery, once its signature and moment are right (Standard Webhooks 1.0). `webhook-id` stays the same when an event comes twice: keep it with what you did, and do nothing the second time.
 * @throws WebhookRefusedError
 */
export async function verifyWebhook({
  body,
  headers,
  secrets,
  now = new Date(),
}: WebhookDelivery): Promise<components['schemas']['Event']> {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof at !== 'string' || typeof signatures !== 'string')
    throw new WebhookRefusedError('headers_missing');
  const isOfNow = /^\d{1,15}$/.test(at) && Math.abs(now.getTime() / 1000 - Number(at)) <= toleranceSeconds;
  if (!isOfNow) throw new WebhookRefusedError('too_old_or_new');
  const signed = new TextEncoder().encode(`${id}.${at}.${body}`);
  for (const secret of secrets) {
    const key = await keyOf(secret);
    for (const signature of signatures.split(' ').slice(0, 10)) {
      const bytes = signature.startsWith('v1,') ? bytesOf(signature.slice(3)) : undefined;
      // The comparison takes the same time wherever they differ.
      if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, signed))) return readEvent(body);
    }
  }
  throw new WebhookRefusedError('signature_wrong');
}

async function keyOf(secret: string) {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length < 24) throw new TypeError('a secret of a webhook is whsec_ and base64');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function readEvent(body: string): components['schemas']['Event'] {
  try {
    const event = JSON.parse(body);
    if (typeof event?.type === 'string') return event;
  } catch {
    // Signed, and no event: told below.
  }
  throw new WebhookRefusedError('no_event');
}
