import type { NodemailerError } from 'nodemailer';
import type { HandOver } from './transport.ts';

/** As far as a refusal shows: which command it answers, and what the server said. */
export type SmtpError = Pick<NodemailerError, 'code' | 'command' | 'response' | 'responseCode'>;

/** No such mailbox, not local, no such name (RFC 5321, section 4.2.3), and a domain without mail (RFC 7504). */
const NO_SUCH_RECIPIENT = new Set([550, 551, 553, 556]);
/** The enhanced codes 5.1.x are about addresses; these are about the sender's (RFC 3463, section 3.2; 5.1.9 is RFC 3886's). */
const ABOUT_THE_SENDER = new Set([7, 8, 9]);

/**
 * What a refusal means for a mail to one recipient. A 5yz reply to the recipient or to the message is about this mail and final (RFC 5321, section
 * 4.2.1), but for 503, which is about the order of commands. Any other refusal (greeting, login, sender, TLS) is about the account or the
 * connection: the operator can mend it, and no mail is given up meanwhile.
 */
export function smtpRefusal({ code, command, response, responseCode }: SmtpError): HandOver {
  if (responseCode === undefined)
    return { result: 'retry', reason: `smtp_${code ?? 'unknown'}`.toLowerCase() };
  const reason = `smtp_${responseCode}`;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  if (!isAboutMail || responseCode < 500 || responseCode === 503) return { result: 'retry', reason };
  const enhanced = enhancedCode(response);
  const isBounce = enhanced
    ? isBadAddress(enhanced)
    : command === 'RCPT TO' && NO_SUCH_RECIPIENT.has(responseCode);
  return { result: isBounce ? 'bounced' : 'rejected', reason };
}

/**
 * The enhanced code of a final refusal decides where there is one: 550 alone may be a policy (5.7.x) or a relay that is refused, which say nothing
 * about the mailbox. 5.0.0 says nothing at all, so that it counts as none.
 */
function enhancedCode(response: string | undefined): { subject: number; detail: number } | undefined {
  const [, subject, detail] = /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})(?!\d)/.exec(response ?? '') ?? [];
  return subject === undefined || subject === '0'
    ? undefined
    : { subject: Number(subject), detail: Number(detail) };
}

/** RFC 3463: 5.1.x the address is bad, 5.2.1 the mailbox is disabled. 5.2.2 (full) passes. */
const isBadAddress = ({ subject, detail }: { subject: number; detail: number }) =>
  subject === 1 ? !ABOUT_THE_SENDER.has(detail) : subject === 2 && detail === 1;
