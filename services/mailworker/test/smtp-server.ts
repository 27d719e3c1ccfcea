import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
}

type Stage = 'MAIL FROM' | 'RCPT TO' | 'DATA';
/** What the server does instead of accepting: another SMTP reply, or silence after it has taken the mail. */
export type Mishap = { reply: number; at: Stage } | 'silence';

export interface LoopbackSmtp {
  url: string;
  /** Whatever was taken whole, mishaps included where the mail had already arrived. */
  received: ReceivedMail[];
  /** One for each coming mail, in order; afterwards all goes well. */
  mishaps: Mishap[];
  /** Told of each mail that arrives. */
  onMail: () => void;
  close(): Promise<void>;
}

/** A real SMTP server on a free loopback port. */
export async function startSmtpServer(port = 0): Promise<LoopbackSmtp> {
  const received: ReceivedMail[] = [];
  const mishaps: Mishap[] = [];
  const refuse = (stage: Stage) => {
    const [next] = mishaps;
    if (typeof next !== 'object' || next.at !== stage) return undefined;
    mishaps.shift();
    return Object.assign(new Error('refused for a test, to somebody@tvm.test'), { responseCode: next.reply });
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_, __, callback) => callback(refuse('MAIL FROM')),
    onRcptTo: (_, __, callback) => callback(refuse('RCPT TO')),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = refuse('DATA');
        if (refusal) return callback(refusal);
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        loopback.onMail();
        if (mishaps.shift() !== 'silence') callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const { port: bound } = server.server.address() as AddressInfo;
  const loopback: LoopbackSmtp = {
    url: `smtp://127.0.0.1:${bound}`,
    received,
    mishaps,
    onMail: () => {},
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return loopback;
}

/** One header of a received mail, unfolded. */
export function headerOf(mail: ReceivedMail | undefined, name: string): string | undefined {
  const head = (mail?.raw ?? '').split('\r\n\r\n')[0]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
  const line = head.split('\r\n').find((text) => text.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim();
}

/** A received mail as its reader's program decodes it (quoted-printable, RFC 2045, section 6.7). */
export function decoded({ raw }: ReceivedMail): string {
  const bytes = raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
