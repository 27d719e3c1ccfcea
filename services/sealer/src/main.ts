import { KeyCheckError } from '@tvm/db';
import { SettingsError, StartError } from '@tvm/process';
import { readConfig } from './config.ts';
import { createLog } from './logger.ts';
import { run } from './run.ts';
import { SealingRefused } from './seal-batch.ts';

/** Ends with a message in plain words. */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const config = await readConfig(process.env).catch((error: unknown) => {
  if (error instanceof SettingsError)
    fail(`The sealer can't start, because of its settings:\n${error.message}`);
  throw error;
});

// Node would print the error's message, and that of a failed query holds its parameters.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) => {
    createLog(config.logLevel).error({ error }, 'unexpected error, ending');
    process.exit(1);
  });
}

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    // A connection that broke may leave a promise of the pool open for ever. Once told to stop, nothing left to do is a good end.
    process.exitCode = 0;
    stop.abort();
  });
}
await run(config, stop.signal).catch((error: unknown) => {
  if (error instanceof SealingRefused || error instanceof KeyCheckError || error instanceof StartError)
    fail(error.message);
  throw error;
});
