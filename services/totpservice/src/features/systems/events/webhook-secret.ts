import { randomBytes } from 'node:crypto';
import { type KeyRing, seal } from '@tvm/keys';

/** A new signing secret of 256 bits in the form of Standard Webhooks, and as it is kept. */
export function makeWebhookSecret(token: KeyRing, webhookId: string): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return {
    secret,
    sealed: seal(token, Buffer.from(secret), { userId: webhookId, purpose: 'webhook-secret' }),
  };
}
