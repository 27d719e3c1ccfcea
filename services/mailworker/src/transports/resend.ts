import { Resend } from 'resend';
import { type HandOver, mailHeaders, type Transport } from './transport.ts';

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
    async handOver(mail, signal) {
      const { subject, html, text } = mail;
      const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
      const { data, error, headers } = await client.emails.send(
        { from, to: [mail.to], subject, html, text, headers: mailHeaders(mail, from) },
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

function refusal(error: ErrorAnswer, retryAfter: string | undefined): HandOver {
  const { name, statusCode } = error;
  if (typeof statusCode !== 'number') return { result: 'retry', reason: 'resend_no_answer' };
  // 409 is one of two: the same key with another content, or the same mail being handed over right now.
  const isFinal = FINAL.has(statusCode) || name === 'invalid_idempotent_request';
  if (isFinal) return { result: 'rejected', reason: `resend_${statusCode}` };
  const seconds = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  return { result: 'retry', reason: `resend_${statusCode}`, ...(seconds && { afterSeconds: seconds }) };
}
