import { connect, KeyCheckError, poolSizes, untilKeysChecked } from '@tvm/db';
import { useIdleCores } from '@tvm/keys';
import { answers, serveMetrics } from '@tvm/metrics';
import { SettingsError, StartError } from '@tvm/process';
import { createApp } from './app.ts';
import { checkServiceKeys } from './check-keys.ts';
import { type Config, readConfig } from './config.ts';
import { createLog } from './http/logger.ts';
import { createServiceMetrics } from './metrics.ts';
import { dictionaryWords } from './passwords/dictionary-words.ts';

const config = await configOrExit();
const log = createLog(config.logLevel);

// Node would print the error's message, and that of a failed query holds its parameters.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) => {
    log.fatal({ error }, 'unexpected error, ending');
    process.exit(1);
  });
}

const db = connect(config.databaseUrl, {
  max: poolSizes.totpservice,
  applicationName: 'totpservice',
  onError: (error) => log.warn({ error }, 'a connection to the database was lost'),
});
const deps = { db, config, now: () => new Date() };
let areKeysChecked = false;
const app = await createApp(deps, log, () => areKeysChecked);

const metrics = await serveMetrics(() => createServiceMetrics(db, config), config, {
  keys: () => areKeysChecked,
  database: () => answers(db),
}).catch((error: unknown) => {
  if (error instanceof StartError) exit(`totpservice can't start: ${error.message}`);
  throw error;
});

const closing = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close(signal));

// Passwords take the cores that nothing else wants.
if (!(await useIdleCores())) log.info({}, 'passwords leave one core free');

// Wrong keys end the process before it listens. Where the database is away it listens, answers 503, and goes on asking.
const firstFailure = Promise.withResolvers<void>();
const checking = untilKeysChecked(() => checkServiceKeys(deps), {
  everySeconds: 1,
  signal: closing.signal,
  onAway: (error) => {
    log.warn({ error }, "the keys can't be checked yet: the database doesn't answer");
    firstFailure.resolve();
  },
}).then((checked) => {
  areKeysChecked = checked;
}, exitBecauseOfKeys);
await Promise.race([checking, firstFailure.promise]);
try {
  await app.listen({ host: config.host, port: config.port });
} catch (error) {
  exit(`totpservice can't listen on ${config.host}:${config.port}: ${(error as { code?: string }).code}`);
}

// Now, so that nobody's new password waits for it.
await dictionaryWords();

/** Finishes what is under way, then ends. */
async function close(signal: string): Promise<void> {
  log.info({ signal }, 'closing');
  closing.abort();
  await app.close();
  await checking;
  await metrics.close();
  await db.$client.end();
  await config.passwordFilter?.close();
}

async function configOrExit(): Promise<Config> {
  try {
    return await readConfig(process.env);
  } catch (error) {
    if (error instanceof SettingsError)
      exit(`totpservice can't start, because of its settings:\n${error.message}`);
    throw error;
  }
}

function exitBecauseOfKeys(error: unknown): never {
  if (error instanceof KeyCheckError)
    exit(`totpservice can't start, because of its keys (docs/runbooks/keys.md):\n${error.message}`);
  throw error;
}

function exit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
