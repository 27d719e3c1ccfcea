import { createTransport, type NodemailerError } from 'nodemailer';
import { inTime } from './in-time.ts';
import { smtpRefusal } from './smtp-refusal.ts';
import { mailHeaders, type Transport, type TransportCheck } from './transport.ts';

export interface SmtpOptions {
  /** `smtps:` is TLS from the start, `smtp:` STARTTLS where offered; `?requireTLS=true` insists on it. */
  url: string;
  from: string;
  /** For connecting, for the greeting, and for each silence after that. */
  timeoutSeconds: number;
  maxConnections: number;
}

/** A pool of SMTP connections. */
export function smtpTransport({ url, from, timeoutSeconds, maxConnections }: SmtpOptions): Transport {
  const timeout = timeoutSeconds * 1000;
  const pool = createTransport({
    pool: true,
    url,
    maxConnections,
    // The queue retries. A retry in here would be one that nobody counts.
    maxRequeues: 0,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    name: 'smtp',
    check: (seconds) =>
      inTime(
        seconds,
        pool.verify().then(
          (): TransportCheck => ({ result: 'ok' }),
          (error: NodemailerError) => failedCheck(error),
        ),
      ),
    async handOver(mail, signal) {
      const { 'Message-ID': messageId, ...headers } = mailHeaders(mail, from);
      try {
        await pool.sendMail({
          from,
          // As an object, so that no address is ever read as a list of addresses.
          to: { name: '', address: mail.to },
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          messageId,
          headers,
          // Both are made up otherwise, and a repeat would be another mail.
          date: mail.date,
          baseBoundary: mail.id,
          signal,
        });
        return { result: 'accepted', providerMessageId: messageId };
      } catch (error) {
        if (signal.aborted) return { result: 'retry', reason: 'smtp_no_answer' };
        return smtpRefusal(error as NodemailerError);
      }
    },
    close: () => pool.close(),
  };
}

/** 5yz to the login is a refusal; 4yz, and all that keeps us from logging in, may pass. */
function failedCheck({ code, responseCode }: NodemailerError): TransportCheck {
  const isRefused = code === 'EAUTH' && (responseCode === undefined || responseCode >= 500);
  return {
    result: isRefused ? 'refused' : 'unknown',
    reason: `smtp_${responseCode ?? code ?? 'unknown'}`.toLowerCase(),
  };
}
