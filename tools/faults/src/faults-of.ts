import { setTimeout as sleep } from 'node:timers/promises';
import type { TcpProxy } from '@tvm/testing';
import type { MailServer } from './mail-server.ts';
import type { Service } from './services.ts';

/** How long something is away. */
const AWAY_MS = 2000;

interface Deployment {
  apis: Service[];
  worker: Service;
  sealer: Service;
  /** Between the APIs and PostgreSQL. */
  line: TcpProxy;
  mails: MailServer;
  /** PostgreSQL itself; `kill` is `kill -9` of its first process. */
  database: Record<'kill' | 'stop' | 'start', () => Promise<void>>;
}

/** What breaks, by name; each has passed when it resolves, but for processes, which come back by themselves. */
export function faultsOf({ apis, worker, sealer, line, mails, database }: Deployment) {
  const mailServer = (mode: 'dropping' | 'hanging' | 'away') => async () => {
    await mails.setMode(mode);
    await sleep(AWAY_MS);
    await mails.setMode('well');
  };
  const faults: Record<string, () => unknown> = {
    'kill -9 of an API': () => apis[0]?.signal('SIGKILL'),
    'SIGTERM of an API': () => apis[1]?.signal('SIGTERM'),
    'kill -9 of the mailworker': () => worker.signal('SIGKILL'),
    'SIGTERM of the mailworker': () => worker.signal('SIGTERM'),
    'kill -9 of the sealer': () => sealer.signal('SIGKILL'),
    'connections cut': () => {
      line.cut();
      line.mend();
    },
    'the way to PostgreSQL away': async () => {
      line.cut();
      await sleep(AWAY_MS);
      line.mend();
    },
    'kill -9 of PostgreSQL': async () => {
      await database.kill();
      await database.start();
    },
    'PostgreSQL stopped': async () => {
      await database.stop();
      await sleep(AWAY_MS);
      await database.start();
    },
    'the mail server dropping': mailServer('dropping'),
    'the mail server hanging': mailServer('hanging'),
    'the mail server away': mailServer('away'),
  };
  return faults;
}
