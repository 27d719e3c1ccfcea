import { expect } from '@playwright/test';
import { waitUntil } from '@tvm/process';

/** A mail as the catcher's REST gives it. */
export interface Mail {
  id: string;
  subject: string;
  from: { address: string; name: string }[];
  to: { address: string }[];
  text: string;
  html: string;
  headers: Record<string, unknown>;
}

/** "A mail within some minutes" is what people are told; here the pace is set high. */
const WITHIN_MS = 120_000;

/** The mails of everybody, fetched from the SMTP catcher. Each is handed out once. */
export class Mailbox {
  readonly #catcher: string;
  readonly #read = new Set<string>();

  /** @param catcher the URL of the catcher's page */
  constructor(catcher: string) {
    this.#catcher = catcher;
  }

  /** Every mail that has arrived, oldest first; those to `address` when given. */
  async list(address?: string): Promise<Mail[]> {
    const answer = await fetch(new URL('api/email', this.#catcher));
    const mails = (await answer.json()) as Mail[];
    return mails.filter(({ to }) => !address || to.some((one) => one.address === address));
  }

  /** The oldest mail to `address` with this subject that wasn't handed out yet; waits for it. */
  async next(address: string, subject: string, withinMs = WITHIN_MS): Promise<Mail> {
    let found: Mail | undefined;
    const arrived = await waitUntil(async () => {
      const mails = await this.list(address);
      found = mails.find((mail) => mail.subject === subject && !this.#read.has(mail.id));
      return found !== undefined;
    }, withinMs);
    if (!arrived || !found) {
      const others = (await this.list(address)).map((mail) => mail.subject);
      throw new Error(`No new mail «${subject}» to ${address}; there are: ${others.join(', ') || 'none'}`);
    }
    this.#read.add(found.id);
    return found;
  }
}

/** The one link of a mail: the HTML part and the text part have the same. */
export function linkIn({ html, text }: Mail): string {
  const inHtml = [...html.matchAll(/href="(http[^"]+)"/g)].map(([, link]) => link);
  const inText = text.match(/https?:\S+/g) ?? [];
  expect(inHtml).toHaveLength(1);
  expect(inText).toEqual(inHtml);
  return inText[0] ?? '';
}
