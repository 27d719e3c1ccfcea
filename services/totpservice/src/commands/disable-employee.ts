// `pnpm disable-employee --email <address>`: an employee who leaves. Sessions end with the next request; what they did stays in the trail.
// Exit code 0: disabled; 1: it couldn't be.
import { parseArgs } from 'node:util';
import { connect } from '@tvm/db';
import { readSettings, SettingsError } from '@tvm/process';
import { settings } from '../config.ts';
import { endEmployee } from './end-employee.ts';

const USAGE = 'Usage: disable-employee --email <address>';

class UsageError extends Error {}

async function disableEmployee(): Promise<void> {
  const email = readArguments();
  const { databaseUrl } = await readSettings(process.env, { databaseUrl: settings.databaseUrl });
  const db = connect(databaseUrl, { max: 1, applicationName: 'disable-employee', onError: () => {} });
  try {
    if (!(await endEmployee(db, email, new Date())))
      throw new UsageError('No employee has that e-mail address.');
    process.stdout.write('Disabled. What was open has ended.\n');
  } finally {
    await db.$client.end();
  }
}

function readArguments(): string {
  // pnpm hands over a `--` of its own.
  const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  try {
    const { email } = parseArgs({ args, options: { email: { type: 'string' } } }).values;
    if (email) return email;
  } catch {
    // Told below.
  }
  throw new UsageError(USAGE);
}

await disableEmployee().catch((error: unknown) => {
  const isOurs = error instanceof UsageError || error instanceof SettingsError;
  const { message } = error as Error;
  process.stderr.write(
    `${isOurs ? message : "It couldn't be done: the database refused or didn't answer."}\n`,
  );
  process.exitCode = 1;
});
