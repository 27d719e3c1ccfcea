import { KeyCheckError } from '@tvm/db';
import { SettingsError, StartError } from '@tvm/process';
import { readConfig } from './config.ts';
import { createLog } from './logger.ts';
import { loadRenderMail } from './mails/frame/load-render-mail.ts';
import { run, TransportRefusedError } from './run.ts';

/** Reads the settings and the built mails; whatever is wrong with them is said once, in plain words. */
async function prepare() {
  try {
    return { config: await readConfig(process.env), renderMail: await loadRenderMail() };
  } catch (error) {
    const { message } = error as Error;
    const isSettings = error instanceof SettingsError;
    process.stderr.write(
      isSettings ? `The mailworker can't start, because of its settings:\n${message}\n` : `${message}\n`,
    );
    process.exit(1);
  }
}

const { config, renderMail } = await prepare();

// Node would print the error's message, and that of a failed query holds its parameters.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) => {
    createLog(config.logLevel).error({ error }, 'unexpected error, ending');
    process.exit(1);
  });
}

// Whoever ends without having been told to has failed.
process.exitCode = 1;
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    process.exitCode = 0;
    stop.abort();
  });
}

// Not awaited: a connection that broke may leave a promise of the pool open for ever. Once told to stop, nothing left to do is a good end, and an unsettled
// await at the top would make it a failure (13).
run(config, renderMail, stop.signal).catch((error: unknown) => {
  const because =
    error instanceof KeyCheckError
      ? 'its keys (docs/runbooks/keys.md)'
      : error instanceof TransportRefusedError
        ? 'its provider (docs/runbooks/mail.md)'
        : error instanceof StartError && 'its settings';
  if (!because) throw error;
  process.stderr.write(`The mailworker can't start, because of ${because}:\n${(error as Error).message}\n`);
  process.exitCode = 1;
});
