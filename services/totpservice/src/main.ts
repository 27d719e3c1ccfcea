import { connect } from '@tvm/db';
import { SettingsError } from '@tvm/settings';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { createLog } from './http/logger.ts';

const config = configOrExit();
const log = createLog(config.logLevel);

// Node would print the error's message, and that of a failed query holds its parameters.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (err) => {
    log.fatal({ err }, 'unexpected error, ending');
    process.exit(1);
  });
}

const db = connect(config.databaseUrl, {
  max: 20,
  applicationName: 'totpservice',
  onError: (err) => log.warn({ err }, 'a connection to the database was lost'),
});
const app = await createApp({ db, config, now: () => new Date() }, log);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close(signal));
try {
  await app.listen({ host: config.host, port: config.port });
} catch (error) {
  exit(`totpservice can't listen on ${config.host}:${config.port}: ${(error as { code?: string }).code}`);
}

/** Finishes what is under way, then ends. */
async function close(signal: string): Promise<void> {
  log.info({ signal }, 'closing');
  await app.close();
  await db.$client.end();
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof SettingsError)
      exit(`totpservice can't start, because of its settings:\n${error.message}`);
    throw error;
  }
}

function exit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
