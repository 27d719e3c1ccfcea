import { Resend } from 'resend';
import { parseRetryAfter } from './retry-after.ts';
import { type HandOver, mailHeaders, type Transport, type TransportCheck } from './transport.ts';

export interface ResendOptions {
  apiKey: string;
  from: string;
  timeoutSeconds: number;
  baseUrl?: string | undefined;
}

/**
 * Resend's API. Its client reports every failure as `{ error }`, never retries, and has no time-out of its own.
 * The mail's id is the Idempotency-Key: Resend takes a mail once, however often it is handed over within 24 hours.
 */
export function resendTransport({ apiKey, from, timeoutSeconds, baseUrl }: ResendOptions): Transport {
  const client = new Resend(apiKey, baseUrl ? { baseUrl } : {});

  return {
    name: 'resend',
    // Cheap, needs a key, changes nothing. The client's own `domains.list` takes no signal.
    async check(seconds) {
      const timeout = AbortSignal.timeout(seconds * 1000);
      const { error } = await client.get('/domains', { signal: timeout });
      if (timeout.aborted) return { result: 'unknown', reason: 'resend_timeout' };
      return error ? failedCheck(error) : { result: 'ok' };
    },
    async handOver(mail, signal) {
      const { subject, html, text } = mail;
      const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
      const { data, error, headers } = await client.emails.send(
        {
          from,
          to: [mail.to],
          subject,
          html,
          text,
          headers: mailHeaders(mail, from),
          // Comes back in the events about the mail.
          tags: [{ name: 'mail_id', value: mail.id }],
        },
        { idempotencyKey: mail.id, signal: AbortSignal.any([signal, timeout]) },
      );
      if (data?.id) return { result: 'accepted', providerMessageId: data.id };
      if (!error) return { result: 'retry', reason: 'resend_malformed_answer' };
      if (timeout.aborted) return { result: 'retry', reason: 'resend_timeout' };
      return refusal(error, headers?.['retry-after']);
    },
    close: () => {},
  };
}

/**
 * Answers about the mail itself are final. 429 and 5xx pass, and the rest (401, 403, 404: key, domain, base URL)
 * is about the account: the operator can mend it, and no mail is given up meanwhile.
 */
const FINAL = new Set([400, 413, 422, 451]);

/** As far as it can be trusted: the client passes on whatever JSON the answer held. */
interface ErrorAnswer {
  name?: string;
  statusCode?: number | null;
}

/**
 * 409 is one of two (Resend's documentation of idempotency keys). `concurrent_idempotent_requests`: the same mail is being handed over right now; the
 * answer to that is asked for later. `invalid_idempotent_request`: the key came with another content before, and repeating is useless. A key is one
 * mail and its content is sealed, so that this takes a release that changed a template between two attempts. Whether the first content was sent isn't
 * said, hence neither accepted (it might be lost) nor sent under another key (it might come twice): it fails, where people see it and can decide.
 */
function refusal(error: ErrorAnswer, retryAfter: string | undefined): HandOver {
  const { name, statusCode } = error;
  if (typeof statusCode !== 'number') return { result: 'retry', reason: 'resend_no_answer' };
  if (name === 'invalid_idempotent_request') return { result: 'rejected', reason: 'resend_key_reused' };
  if (FINAL.has(statusCode)) return { result: 'rejected', reason: `resend_${statusCode}` };
  const afterSeconds = parseRetryAfter(retryAfter, new Date());
  return { result: 'retry', reason: `resend_${statusCode}`, ...(afterSeconds && { afterSeconds }) };
}

/** A key that may only send is refused here, and is a good one (`restricted_api_key`). */
function failedCheck({ name, statusCode }: ErrorAnswer): TransportCheck {
  if (name === 'restricted_api_key') return { result: 'ok' };
  const isRefused = statusCode === 401 || statusCode === 403;
  return {
    result: isRefused ? 'refused' : 'unknown',
    reason: typeof statusCode === 'number' ? `resend_${statusCode}` : 'resend_no_answer',
  };
}
