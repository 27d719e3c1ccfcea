import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** `dropping` ends the connection once it has the whole mail; `hanging` never answers; `away` refuses connections. */
type Mode = 'well' | 'dropping' | 'hanging' | 'away';

export interface MailServer {
  url: string;
  /** Message-IDs by recipient, of every mail that it was given whole, acknowledged or not. */
  taken: Map<string, Set<string>>;
  setMode(mode: Mode): Promise<void>;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const taken = new Map<string, Set<string>>();
  let mode: Mode = 'well';
  let server: SMTPServer | undefined;
  const open = async (port: number) => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 100,
      onData: (stream, session, callback) =>
        void text(stream).then((mail) => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          const id = /^Message-ID: (.*)$/im.exec(mail)?.[1] ?? '';
          taken.set(to, (taken.get(to) ?? new Set()).add(id));
          if (mode === 'well') callback();
          else if (mode === 'dropping') callback(Object.assign(new Error(), { responseCode: 421 }));
        }),
    });
    server.on('error', () => {});
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    return (server.server.address() as AddressInfo).port;
  };
  const close = () => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  const port = await open(0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    async setMode(next) {
      if (next === 'away') await close();
      else if (mode === 'away') await open(port);
      mode = next;
    },
    close,
  };
}
