import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface TakenMail {
  /** What a repeat of it carries as well: Message-ID or Idempotency-Key. */
  key: string;
  /** Every byte of the message, or of the request. */
  body: string;
  at: number;
}

/** A provider of mail on loopback. Whatever it was given whole is in `taken`, acknowledged or not. */
export interface MailProvider {
  /** A worker's settings. */
  settings: Record<string, string>;
  taken: TakenMail[];
  /** Asked once a mail was taken: whether to acknowledge it. */
  acknowledges: () => boolean;
  close(): Promise<void>;
}

/** @param port a free one by itself */
export async function startSmtpProvider(port = 0): Promise<MailProvider> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const body = Buffer.concat(chunks).toString('latin1');
        provider.taken.push({
          key: /^Message-ID: (.*)$/im.exec(body)?.[1] ?? '',
          body,
          at: performance.now(),
        });
        if (provider.acknowledges()) callback();
      });
    },
  });
  // A worker that is killed resets its connections.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const bound = (server.server.address() as AddressInfo).port;
  const provider: MailProvider = {
    settings: { SMTP_URL: `smtp://127.0.0.1:${bound}` },
    taken: [],
    acknowledges: () => true,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;
}

/** Resend's API as far as the worker uses it. */
export async function startResendProvider(): Promise<MailProvider> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = (body: object) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.method === 'GET') return answer({ data: [] });
      const key = String(request.headers['idempotency-key']);
      provider.taken.push({ key, body: Buffer.concat(chunks).toString(), at: performance.now() });
      if (provider.acknowledges()) answer({ id: `re-${key}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: MailProvider = {
    settings: {
      RESEND_API_KEY: 're_bench',
      RESEND_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    taken: [],
    acknowledges: () => true,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return provider;
}
