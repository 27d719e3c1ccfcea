import { parseArgs } from 'node:util';
import { SettingsError } from '@tvm/process';
import { type Check, type Finding, failed, lookAt, ok } from './check.ts';
import { clockCheck } from './clock.ts';

export interface DoctorArguments {
  /** As JSON, for programs. */
  json: boolean;
  /** Only what can be known before anything runs. */
  before: boolean;
  /** `host` or `host:port` of a time server (SNTP) to compare the clock with. */
  timeServer: string | undefined;
  /** Where the name that browsers use is looked for, while DNS doesn't lead there yet. */
  connectTo: string | undefined;
}

const options = {
  json: { type: 'boolean', default: false },
  before: { type: 'boolean', default: false },
  'time-server': { type: 'string' },
  'connect-to': { type: 'string' },
} as const;

/** @throws TypeError of `parseArgs` for what isn't known */
function readDoctorArguments(argv: string[]): DoctorArguments {
  // pnpm hands over a `--` of its own.
  const args = argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  const { values } = parseArgs({ args, options });
  const { json, before, 'time-server': timeServer, 'connect-to': connectTo } = values;
  return { json, before, timeServer, connectTo };
}

interface Opened {
  checks: Check[];
  close: () => Promise<void>;
}

/**
 * The doctor of one part of a deployment, as a program: reads the settings, looks at each check, prints a line for each, and sets the exit code: 0 where nothing failed,
 * 1 where something did, 2 for arguments that aren't known.
 * @param open makes the checks from the environment's settings, and says how what they opened is closed
 */
export async function runDoctor(of: string, open: () => Promise<Opened>): Promise<void> {
  const given = argumentsOrUsage();
  if (!given) return;
  const { checks, close } = await openOr(open, given);
  try {
    printFindings(
      await lookAt(
        of,
        checks.filter(({ isBefore }) => isBefore || !given.before),
      ),
      given.json,
    );
  } finally {
    await close();
  }
}

/** Undefined where they aren't known, which has been said then. */
export function argumentsOrUsage(): DoctorArguments | undefined {
  try {
    return readDoctorArguments(process.argv);
  } catch {
    process.stderr.write(
      'Usage: doctor [--before] [--json] [--time-server <host[:port]>] [--connect-to <address>]\n',
    );
    process.exitCode = 2;
    return undefined;
  }
}

async function openOr(open: () => Promise<Opened>, { timeServer }: DoctorArguments): Promise<Opened> {
  try {
    const { checks, close } = await open();
    const clock = timeServer ? [clockCheck(timeServer)] : [];
    return { checks: [settingsCheck([]), ...clock, ...checks], close };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { checks: [settingsCheck(error.message.split('\n'))], close: async () => {} };
  }
}

/** @param problems the lines of a SettingsError */
export const settingsCheck = (problems: readonly string[]): Check => ({
  name: 'settings',
  isBefore: true,
  look: async () =>
    problems.length > 0
      ? problems.map((line) => failed(line, 'docs/configuration.md says what it has to be'))
      : ok('none is missing or wrong'),
});

/** Prints them and sets the exit code. */
export function printFindings(findings: readonly Finding[], json: boolean): void {
  const hasFailed = findings.some(({ state }) => state === 'failed');
  process.exitCode = hasFailed ? 1 : 0;
  if (json) {
    process.stdout.write(`${JSON.stringify(findings)}\n`);
    return;
  }
  const lines = findings.flatMap(({ of, check, state, found, todo }) => [
    `${(state === 'ok' ? state : state.toUpperCase()).padEnd(8)} ${of}: ${check}: ${found}`,
    ...(todo ? [`         ${todo}`] : []),
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
}
