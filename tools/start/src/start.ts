// `pnpm start`: everything on this machine, from the database to the mail catcher, with people to try it out. `pnpm dev` is the same with
// `--reload`: every change of the code is seen at once.
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder, StartError, withFolder } from '@tvm/process';
import type { Child } from './child.ts';
import { openDatabase } from './database.ts';
import { describeDemo, prepareDemo, writeDemo } from './demo-data.ts';
import { watchLaunchers } from './launcher-chain.ts';
import { checkPort } from './ports.ts';
import { startReloading } from './reloading.ts';
import {
  apiEnvironment,
  checkBuilt,
  sealerEnvironment,
  startMailCatcher,
  startService,
  untilReady,
  workerEnvironment,
} from './services.ts';
import { checkSettings, readGiven, type Settings } from './settings.ts';
import { welcome } from './welcome.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Why it ends: because somebody said so, or because a part ended by itself. */
type Reason = { isAsked: boolean; message: string };

/** Answers the exit code, once all that was started has ended. */
async function start(): Promise<number> {
  const reloads = process.argv.includes('--reload');
  const settings = await checkSettings(await readGiven(process.env), { now: new Date(), reloads });
  await checkPort(settings.host, settings.port);
  checkBuilt(settings);

  const ending = new AbortController();
  const end = (reason: Reason) => {
    if (ending.signal.aborted) return;
    console[reason.isAsked ? 'log' : 'error'](reason.message);
    ending.abort(reason);
  };
  for (const signal of SIGNALS) process.on(signal, () => end({ isAsked: true, message: 'Stopping.' }));
  const unwatch = await watchLaunchers(() =>
    end({ isAsked: true, message: 'What started this has ended. Stopping.' }),
  );

  const parts = new AsyncDisposableStack();
  try {
    console.log(await bringUp(settings, parts, end, ending.signal));
    if (!ending.signal.aborted) await once(ending.signal, 'abort');
  } catch (error) {
    if (!ending.signal.aborted) {
      ending.abort();
      throw error;
    }
  } finally {
    unwatch();
    await parts.disposeAsync();
  }
  return ending.signal.reason.isAsked ? 0 : 1;
}

/** Starts part after part, each with its end on the stack. Answers what to tell. */
async function bringUp(
  settings: Settings,
  parts: AsyncDisposableStack,
  end: (reason: Reason) => void,
  signal: AbortSignal,
): Promise<string> {
  const { dataDir } = settings;
  const demoPath = join(dataDir, 'demo.json');
  const logs = join(dataDir, 'logs');
  await withFolder(dataDir, async () => {
    await mkdir(logs, { recursive: true, mode: 0o700 });
    parts.defer(await lockFolder(dataDir, join(dataDir, 'start.lock')));
    await rm(demoPath, { force: true });
    parts.defer(() => rm(demoPath, { force: true }));
  });
  const watch = (child: Child) => {
    parts.defer(() => child.stop());
    child.ended.then((message) => end({ isAsked: false, message }));
  };

  // What takes its time to come up does so while the next part is seen to.
  const catcher = settings.hasMailCatcher ? await startMailCatcher(dataDir) : undefined;
  if (catcher) watch(catcher.child);
  const urls = await openDatabase(settings, (server) => {
    parts.defer(() => server.stop());
    server.ended.then(() => end({ isAsked: false, message: `The database has ended: see ${logs}.` }));
  });
  signal.throwIfAborted();
  const keys = settings.isDemo ? await prepareDemo(settings, urls.owner) : undefined;
  signal.throwIfAborted();
  const values = { ...settings.given, ...keys?.rings };
  const place = settings.reloads ? await startReloading(settings, watch) : {};
  watch(await startService('totpservice', settings, apiEnvironment(values, urls.api, place)));
  watch(await startService('sealer', settings, sealerEnvironment(values, urls.sealer)));
  const addresses = await catcher?.addresses();
  const mailValues = { ...values, ...(addresses && { SMTP_URL: addresses.smtpUrl }) };
  watch(await startService('mailworker', settings, workerEnvironment(mailValues, urls.worker)));
  await untilReady(settings, signal);

  if (!keys) return `Mijn TVM is ready: ${settings.publicOrigin}/totpservice/`;
  const demo = describeDemo(settings, keys, {
    databaseUrl: urls.owner,
    mailCatcher: addresses?.pageUrl ?? null,
  });
  await writeDemo(demoPath, demo);
  return welcome(demo, demoPath, logs);
}

// A terminal that was closed takes no more output; that mustn't keep us from ending in good order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.exitCode = await start().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  return 1;
});
