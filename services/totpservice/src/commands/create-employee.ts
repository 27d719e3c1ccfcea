// `pnpm create-employee --email <address> --first-name <name> [--prefix <van>] --surname <name> --role support|support_lead|auditor`: an employee who has nothing yet but
// a mailed link. Never a password. For the first one as for the others, whoever runs it has the database; who it was is the operator's to write down.
// Exit code 0: made; 1: it couldn't be.
import { parseArgs } from 'node:util';
import { connect, employeeRoles } from '@tvm/db';
import { readSettings, SettingsError } from '@tvm/process';
import { settings } from '../config.ts';
import { addEmployee } from './add-employee.ts';

const USAGE = `Usage: create-employee --email <address> --first-name <name> [--prefix <prefix>] --surname <name> --role ${employeeRoles.join('|')} [--language nl|en]`;

class UsageError extends Error {}

async function createEmployee(): Promise<void> {
  const employee = readArguments();
  const { databaseUrl } = await readSettings(process.env, { databaseUrl: settings.databaseUrl });
  const db = connect(databaseUrl, { max: 1, applicationName: 'create-employee', onError: () => {} });
  try {
    const result = await addEmployee(db, employee, new Date());
    if ('refused' in result) throw new UsageError(refusals[result.refused]);
    process.stdout.write(
      `${result.made}  ${employee.role}. The mail to set a password and an authenticator is on its way.\n`,
    );
  } finally {
    await db.$client.end();
  }
}

const refusals = {
  email_refused: 'That is no e-mail address.',
  name_refused: 'A name is text of one line, at most 100 characters, that reads as it is.',
  email_in_use: 'That e-mail address is in use.',
};

function readArguments(): Parameters<typeof addEmployee>[1] {
  // pnpm hands over a `--` of its own.
  const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  const text = { type: 'string' } as const;
  const options = {
    email: text,
    'first-name': text,
    prefix: text,
    surname: text,
    role: text,
    language: text,
  };
  try {
    const { values } = parseArgs({ args, options });
    const role = employeeRoles.find((each) => each === values.role);
    const language = values.language ?? 'nl';
    const { email, surname, prefix = '', 'first-name': firstName } = values;
    if (email && firstName && surname && role && (language === 'nl' || language === 'en'))
      return { email, firstName, namePrefix: prefix, surname, role, language };
  } catch {
    // Told below.
  }
  throw new UsageError(USAGE);
}

await createEmployee().catch((error: unknown) => {
  const isOurs = error instanceof UsageError || error instanceof SettingsError;
  const { message } = error as Error;
  process.stderr.write(
    `${isOurs ? message : "It couldn't be done: the database refused or didn't answer."}\n`,
  );
  process.exitCode = 1;
});
