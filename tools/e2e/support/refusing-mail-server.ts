import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '@tvm/process';

const program = fileURLToPath(new URL('../../start/src/mail-catcher.ts', import.meta.url));

export interface RefusingMailServer {
  smtpUrl: string;
  /** The page of the catcher behind it. */
  catcher: string;
  /** Lets the mails go on that it holds back. */
  release: () => void;
  stop(): Promise<void>;
}

/**
 * The demo's mail catcher behind a server that knows no mailbox of this address: it refuses that recipient as the internet would, for good.
 * @param holdAfter after so many recipients it answers none, until it is told to let them go on
 */
export async function startRefusingMailServer(
  unknown: string,
  holdAfter: number,
): Promise<RefusingMailServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-e2e-mail-'));
  const child = fork(program, { env: { PATH: process.env.PATH, MAIL_DIRECTORY: folder }, silent: true });
  const watcher = endWithUs(child.pid ?? 0, { signal: 'TERM', remove: folder });
  const [{ smtpPort, webPort }] = (await once(child, 'message')) as [{ smtpPort: number; webPort: number }];

  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let recipients = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(smtpPort, '127.0.0.1');
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        behind.destroy();
      });
    }
    // One command a packet: without PIPELINING nobody sends the next one before the answer.
    behind.on('data', (data) =>
      client.write(data.toString('latin1').replace('PIPELINING', 'X-NOTHING'), 'latin1'),
    );
    client.on('data', async (data) => {
      const command = data.toString('latin1').toLowerCase();
      if (command.startsWith('rcpt to:') && ++recipients > holdAfter) await released;
      if (command.startsWith(`rcpt to:<${unknown}>`)) client.write('550 5.1.1 No such mailbox\r\n');
      else behind.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    catcher: `http://127.0.0.1:${webPort}/`,
    release,
    async stop() {
      release();
      server.close();
      for (const socket of sockets) socket.destroy();
      child.kill('SIGTERM');
      await once(child, 'exit');
      await watcher.dismiss();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
