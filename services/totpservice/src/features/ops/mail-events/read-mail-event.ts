import type { Schema } from '@tvm/contract';

/** What a provider's event says of one of our mails. */
export interface MailNews {
  mailId: string;
  state: ProvidedState;
  /** A short code of ours; null where there is nothing to explain. */
  reason: string | null;
  /** The receiving side will never take mail for the address. */
  isHardBounce: boolean;
  /** Whom the mail was for; undefined unless it was exactly one. */
  address: string | undefined;
  providerMessageId: string | undefined;
  /** When it happened, if the event says so. */
  at: Date | undefined;
}

/** The states that a mail can come to after it was handed over, each after the ones before it. */
export const providedStates = [
  'accepted',
  'deferred',
  'delivered',
  'bounced',
  'complained',
  'failed',
] as const;
type ProvidedState = (typeof providedStates)[number];

type Meaning = Pick<MailNews, 'state' | 'reason' | 'isHardBounce'>;
const soft = { isHardBounce: false };

/** Resend's types (resend.com/docs/webhooks/event-types), as far as they are about what becomes of a mail. Opening and clicking we don't track. */
const meanings: Record<string, Meaning> = {
  'email.sent': { state: 'accepted', reason: null, ...soft },
  'email.delivery_delayed': { state: 'deferred', reason: 'delayed', ...soft },
  'email.delivered': { state: 'delivered', reason: null, ...soft },
  'email.complained': { state: 'complained', reason: 'complaint', ...soft },
  'email.failed': { state: 'failed', reason: 'provider_failed', ...soft },
  'email.suppressed': { state: 'bounced', reason: 'suppressed', isHardBounce: true },
};
const bounces: Record<string, Meaning> = {
  Permanent: { state: 'bounced', reason: 'hard_bounce', isHardBounce: true },
  Transient: { state: 'bounced', reason: 'soft_bounce', ...soft },
};
const otherBounce: Meaning = { state: 'bounced', reason: 'bounce', ...soft };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads an event; undefined when it isn't about what became of a mail of ours. Nothing of its text but ids and the address is taken over: a
 * receiving server writes the reasons.
 */
export function readMailEvent({ type, created_at, data }: Schema<'MailEvent'>): MailNews | undefined {
  const { tags, to, email_id, bounce } = data as Record<string, unknown>;
  const meaning =
    type === 'email.bounced'
      ? (own(bounces, (bounce as { type?: unknown } | null | undefined)?.type) ?? otherBounce)
      : own(meanings, type);
  const mailId = tagOf(tags, 'mail_id');
  if (!meaning || mailId === undefined || !uuid.test(mailId)) return undefined;
  const at = new Date(created_at);
  return {
    ...meaning,
    mailId,
    address: onlyAddressOf(to),
    providerMessageId: typeof email_id === 'string' && email_id.length <= 200 ? email_id : undefined,
    at: Number.isNaN(at.getTime()) ? undefined : at,
  };
}

function own<T>(record: Record<string, T>, key: unknown): T | undefined {
  return typeof key === 'string' && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Resend takes tags as a list of names and values, and gives them back as an object; either form is understood. */
function tagOf(tags: unknown, name: string): string | undefined {
  const value = Array.isArray(tags)
    ? tags.find((tag) => tag?.name === name)?.value
    : (tags as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** We mail one person at a time: an event about several isn't evidence about any of them. */
function onlyAddressOf(to: unknown): string | undefined {
  const [address, ...others] = Array.isArray(to) ? to : [to];
  return typeof address === 'string' && others.length === 0 ? address : undefined;
}
