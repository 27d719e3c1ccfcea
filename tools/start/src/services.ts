import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settings as ofTheWorker } from '@tvm/mailworker/src/config.ts';
import { type Schema, StartError, waitUntil } from '@tvm/process';
import { settings as ofTheSealer } from '@tvm/sealer/src/config.ts';
import { settings as ofTheApi } from '@tvm/totpservice/src/config.ts';
import { type Child, startChild } from './child.ts';
import type { Given, Settings } from './settings.ts';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
const builtSpa = fileURLToPath(new URL('dist/', import.meta.resolve('@tvm/web/package.json')));
const READY_WITHIN_MS = 60_000;

/** What Node and the system read, besides a service's settings. */
const OF_NODE = ['PATH', 'HOME', 'TZ', 'NODE_EXTRA_CA_CERTS'];

export type Environment = Record<string, string | undefined>;

/** @param place where it listens and whether it serves the SPA, when that isn't as in production */
export const apiEnvironment = (values: Given, databaseUrl: string, place: Given = {}): Environment =>
  pick(ofTheApi, { WEB_ROOT: builtSpa, ...values, ...place, DATABASE_URL: databaseUrl });

export const workerEnvironment = (values: Given, databaseUrl: string): Environment =>
  pick(ofTheWorker, { ...values, DATABASE_URL: databaseUrl });

export const sealerEnvironment = (values: Given, databaseUrl: string): Environment =>
  pick(ofTheSealer, { ...values, DATABASE_URL: databaseUrl });

/** Exactly what the schema has: no service sees the keys and roles of another. */
const pick = (schema: Schema, values: Given): Environment =>
  Object.fromEntries(
    [...OF_NODE, ...Object.values(schema).map(({ key }) => key)].map((key) => [key, values[key]]),
  );

/** @throws StartError where the SPA or the mails haven't been built, which `pnpm start` does first, and `pnpm dev` as far as it needs */
export function checkBuilt({ reloads }: Settings): void {
  const needed = ['services/mailworker/dist', ...(reloads ? [] : ['web/dist/index.html'])];
  for (const built of needed) {
    if (!existsSync(join(root, built)))
      throw new StartError(
        `${built} is missing: run \`npx -y pnpm@10 ${reloads ? 'dev' : 'start'}\`, which builds it.`,
      );
  }
}

/** A mail catcher; `addresses` waits until it listens, and says where the worker sends to and where its page is. */
export async function startMailCatcher(
  dataDir: string,
): Promise<{ child: Child; addresses: () => Promise<{ smtpUrl: string; pageUrl: string }> }> {
  const child = await startChild({
    name: 'The mail catcher',
    program: fileURLToPath(import.meta.resolve('./mail-catcher.ts')),
    env: { PATH: process.env.PATH, MAIL_DIRECTORY: join(dataDir, 'mails') },
    cwd: root,
    logPath: join(dataDir, 'logs', 'mail-catcher.log'),
    reports: true,
  });
  const reported = Promise.race([once(child.process, 'message'), child.ended]);
  const addresses = async () => {
    const report = await reported;
    if (typeof report === 'string') throw new StartError(report);
    const { smtpPort, webPort } = report[0];
    return { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, pageUrl: `http://127.0.0.1:${webPort}/` };
  };
  return { child, addresses };
}

/** Starts `services/<name>`. That it runs doesn't mean yet that it is ready. */
export function startService(
  name: 'totpservice' | 'mailworker' | 'sealer',
  { dataDir, reloads }: Settings,
  env: Environment,
): Promise<Child> {
  const program = join(root, 'services', name, 'src/main.ts');
  return startChild({
    name,
    program,
    env,
    cwd: root,
    logPath: join(dataDir, 'logs', `${name}.log`),
    reloads,
  });
}

/** Waits until the API says that it is ready, or until `signal` says that it won't be. */
export async function untilReady({ host, port, dataDir }: Settings, signal: AbortSignal): Promise<void> {
  const address = host.replace(/^0\.0\.0\.0$/, '127.0.0.1').replace(/^::$/, '[::1]');
  const isReady = () =>
    fetch(`http://${address}:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  if (await waitUntil(isReady, READY_WITHIN_MS, signal)) return;
  signal.throwIfAborted();
  throw new StartError(`totpservice isn't ready after a minute: see ${join(dataDir, 'logs')}.`);
}
