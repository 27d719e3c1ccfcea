/** A mail as it is handed to a provider. Every attempt of one mail hands over the same. */
export interface OutgoingMail {
  /** The mail's id: idempotency key and, with the sender's domain, Message-ID. */
  id: string;
  to: string;
  /** Of the first attempt: what `Date` says at every one. */
  date: Date;
  subject: string;
  html: string;
  text: string;
}

/**
 * What a provider made of a mail. `reason` is a short code of ours, never the provider's words: those may hold
 * addresses. `retry` is also the answer when it isn't known whether the mail was taken. `bounced`: the receiving side says that there is no such
 * recipient; `rejected`: any other final refusal.
 */
export type HandOver =
  | { result: 'accepted'; providerMessageId: string }
  | { result: 'retry'; reason: string; afterSeconds?: number }
  | { result: 'bounced'; reason: string }
  | { result: 'rejected'; reason: string };

/** Whether a transport would be let in. `refused` is final until the operator changes something; `unknown` may pass. */
export type TransportCheck = { result: 'ok' } | { result: 'refused' | 'unknown'; reason: string };

/** For a login at the provider. */
export const CHECK_TIMEOUT_SECONDS = 10;

/** One way out. Nothing that the provider or the network does makes it throw. */
export interface Transport {
  readonly name: string;
  /** Asks the provider whether it takes our login, within so many seconds. Sends nothing. */
  check(timeoutSeconds: number): Promise<TransportCheck>;
  /** @param signal ends the attempt early; what became of the mail is then unknown, hence `retry` */
  handOver(mail: OutgoingMail, signal: AbortSignal): Promise<HandOver>;
  close(): void;
}

/** The address of a sender: that of `Name <name@host>`, or the whole of `name@host`. */
export function addressOf(from: string): string {
  return /<([^<>]+)>$/.exec(from.trim())?.[1] ?? from.trim();
}

/** RFC 3834, section 5: nobody's holiday responder answers these mails. RFC 5322: one Message-ID a mail. */
export function mailHeaders(
  mail: OutgoingMail,
  from: string,
): Record<'Auto-Submitted' | 'Message-ID', string> {
  const domain = addressOf(from).split('@').at(-1);
  return { 'Auto-Submitted': 'auto-generated', 'Message-ID': `<${mail.id}@${domain}>` };
}
