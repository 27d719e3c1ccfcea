// `pnpm change-employee-role --email <address> --role support|support_lead|auditor`: an employee who does other work. Sessions end with the next request; every other
// support lead is told by mail. Exit code 0: done; 1: it couldn't be.
import { parseArgs } from 'node:util';
import { connect, employeeRoles } from '@tvm/db';
import { readSettings, SettingsError } from '@tvm/process';
import { settings } from '../config.ts';
import type { EmployeeRole } from '../sessions/session.ts';
import { changeRole } from './change-role.ts';

const USAGE = `Usage: change-employee-role --email <address> --role ${employeeRoles.join('|')}`;

class UsageError extends Error {}

async function changeEmployeeRole(): Promise<void> {
  const change = readArguments();
  const { databaseUrl } = await readSettings(process.env, { databaseUrl: settings.databaseUrl });
  const db = connect(databaseUrl, { max: 1, applicationName: 'change-employee-role', onError: () => {} });
  try {
    if (!(await changeRole(db, change, new Date())))
      throw new UsageError('No enabled employee has that e-mail address.');
    process.stdout.write(`${change.role}. What was open has ended; the other support leads are told.\n`);
  } finally {
    await db.$client.end();
  }
}

function readArguments(): { email: string; role: EmployeeRole } {
  // pnpm hands over a `--` of its own.
  const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { email: text, role: text } });
    const role = employeeRoles.find((each) => each === values.role);
    if (values.email && role) return { email: values.email, role };
  } catch {
    // Told below.
  }
  throw new UsageError(USAGE);
}

await changeEmployeeRole().catch((error: unknown) => {
  const isOurs = error instanceof UsageError || error instanceof SettingsError;
  const { message } = error as Error;
  process.stderr.write(
    `${isOurs ? message : "It couldn't be done: the database refused or didn't answer."}\n`,
  );
  process.exitCode = 1;
});
