import { createTransport, type NodemailerError } from 'nodemailer';
import { type HandOver, mailHeaders, type Transport } from './transport.ts';

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
          signal,
        });
        return { result: 'accepted', providerMessageId: messageId };
      } catch (error) {
        return refusal(error as NodemailerError);
      }
    },
    close: () => pool.close(),
  };
}

/**
 * A 5yz reply to the recipient or to the message is about this mail and final (RFC 5321, section 4.2.1), but for
 * 503, which is about the order of commands. Any other refusal (greeting, login, sender, TLS) is about the
 * account or the connection: the operator can mend it, and no mail is given up meanwhile.
 */
function refusal({ responseCode, code, command }: NodemailerError): HandOver {
  if (responseCode === undefined)
    return { result: 'retry', reason: `smtp_${code ?? 'unknown'}`.toLowerCase() };
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  const isFinal = isAboutMail && responseCode >= 500 && responseCode !== 503;
  return { result: isFinal ? 'rejected' : 'retry', reason: `smtp_${responseCode}` };
}
