import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { generateKeyRing } from '@tvm/keys';
import { readConfig as readWorkerConfig } from '@tvm/mailworker/src/config.ts';
import { nextMandatoryDefault } from '@tvm/policy';
import { freePort, StartError } from '@tvm/process';
import { readConfig as readSealerConfig } from '@tvm/sealer/src/config.ts';
import { readConfig as readServiceConfig } from '@tvm/totpservice/src/config.ts';

/** The settings as given, by key; empty ones count as not given. */
export type Given = Readonly<Record<string, string>>;

export interface Settings {
  host: string;
  port: number;
  publicOrigin: string;
  /** Absolute. */
  dataDir: string;
  database:
    | 'embedded'
    | { apiUrl: string; ownerUrl: string; workerUrl: string | undefined; sealerUrl: string | undefined };
  /** Whether keys may be made up and people seeded. */
  isDemo: boolean;
  /** Whether mails go to a mail catcher of our own. */
  hasMailCatcher: boolean;
  /** Whether what is changed is seen at once: `pnpm dev`. */
  reloads: boolean;
  /** All that was given, with the defaults of `start`; the services read theirs from it. */
  given: Given;
}

/** The rings that one of an older version, TOKEN_KEYS, was divided into. */
export const FORMER_TOKEN_KEYS = [
  'MAIL_KEYS',
  'WEBHOOK_KEYS',
  'RECOVERY_CODE_KEYS',
  'COOKIE_KEYS',
  'ADDRESS_KEYS',
  'REQUEST_KEYS',
] as const;

/** The key rings that a demo makes for itself. */
export const KEY_RINGS = [
  'TOTP_KEYS',
  'PASSWORD_PEPPER',
  ...FORMER_TOKEN_KEYS,
  'JWT_KEYS',
  'SIGNAL_KEYS',
  'AUDIT_KEYS',
] as const;

/** The environment, and below it what the file `.env` in the working folder says. PORT=0 is a port that the system picks. */
export async function readGiven(env: NodeJS.ProcessEnv): Promise<Given> {
  const file = parseEnv(await readFile('.env', 'utf8').catch(() => ''));
  const entries = Object.entries({ ...file, ...env }).map(([key, value]) => [key, value?.trim()]);
  const given = Object.fromEntries(entries.filter(([, value]) => value));
  return given.PORT === '0' ? { ...given, PORT: String(await freePort()) } : given;
}

/**
 * Checks everything that is given, with the services' own readers, before anything is started.
 * @param options.now decides what the next 1 November is
 * @throws StartError that names every bad key
 */
export async function checkSettings(
  input: Given,
  { now, reloads }: { now: Date; reloads: boolean },
): Promise<Settings> {
  const defaults = {
    PORT: '3000',
    HOST: '127.0.0.1',
    DATA_DIR: '.data',
    // A wrong PORT is one problem, not two.
    PUBLIC_ORIGIN: URL.parse(`http://localhost:${input.PORT ?? 3000}`)?.origin ?? 'http://localhost',
    TWO_FACTOR_MANDATORY_FROM: nextMandatoryDefault(now),
  };
  const given: Given & typeof defaults = { ...defaults, ...input };
  const isEmbedded = !given.DATABASE_URL && !given.DATABASE_OWNER_URL;
  const isDemo = isEmbedded || given.DEMO === '1';
  const hasMailCatcher = !given.SMTP_URL && !given.RESEND_API_KEY;
  const complete = {
    ...(isDemo && placeholders()),
    ...(hasMailCatcher && { SMTP_URL: 'smtp://127.0.0.1' }),
    ...given,
  };

  const problems = [
    ...ownProblems(given, isEmbedded),
    ...(await problemsOf(readServiceConfig(complete))),
    ...(await problemsOf(readWorkerConfig(complete))),
    ...(await problemsOf(readSealerConfig(complete))),
  ];
  const first = problems.filter(
    (problem, at) => problems.findIndex((other) => key(other) === key(problem)) === at,
  );
  if (first.length > 0) {
    throw new StartError(
      `These settings, of the environment or .env, can't be used:\n  ${first.join('\n  ')}`,
    );
  }
  return {
    host: given.HOST,
    port: Number(given.PORT),
    publicOrigin: new URL(given.PUBLIC_ORIGIN).origin,
    dataDir: resolve(given.DATA_DIR),
    database: databaseOf(given),
    isDemo,
    hasMailCatcher,
    reloads,
    given,
  };
}

const key = (problem: string) => problem.slice(0, problem.indexOf(':'));

function databaseOf(given: Given): Settings['database'] {
  const { DATABASE_URL: apiUrl, DATABASE_OWNER_URL: ownerUrl } = given;
  const { WORKER_DATABASE_URL: workerUrl, SEALER_DATABASE_URL: sealerUrl } = given;
  return apiUrl && ownerUrl ? { apiUrl, ownerUrl, workerUrl, sealerUrl } : 'embedded';
}

/** What would be a problem for `start` only. */
function ownProblems(given: Given, isEmbedded: boolean): string[] {
  const problems: string[] = [];
  if (!isLoopback(given.PUBLIC_ORIGIN)) {
    problems.push(
      'PUBLIC_ORIGIN: must be an origin of this machine (localhost, 127.0.0.1): start is for trying out',
    );
  }
  if (given.DEMO && !/^[01]$/.test(given.DEMO)) problems.push('DEMO: is neither 0 nor 1');
  if (isEmbedded) return problems;
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL']) {
    const protocol = URL.parse(given[name] ?? 'missing:')?.protocol ?? '';
    if (protocol === 'missing:') problems.push(`${name}: is missing: the two go together`);
    else if (!/^postgres(ql)?:$/.test(protocol)) problems.push(`${name}: is no postgres:// URL`);
  }
  if (given.DEMO === '1') return problems;
  for (const [name, whose] of [
    ['WORKER_DATABASE_URL', 'mailworker'],
    ['SEALER_DATABASE_URL', 'sealer'],
  ] as const) {
    if (!given[name]) problems.push(`${name}: is missing: the role of the ${whose} (with DEMO=1 it is made)`);
  }
  return problems;
}

/** Whether the origin's host is this machine itself (RFC 6761, section 6.3: every name below localhost is). */
function isLoopback(origin = ''): boolean {
  const host = URL.parse(origin)?.hostname;
  return host === undefined || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

/** Stand for what a demo makes for itself later, so that everything else can be checked now. */
function placeholders(): Record<string, string> {
  return {
    DATABASE_URL: 'postgres://127.0.0.1',
    ...Object.fromEntries(KEY_RINGS.map((name) => [name, generateKeyRing()])),
  };
}

/** The services' readers answer with a line a key. */
async function problemsOf(config: Promise<unknown>): Promise<string[]> {
  try {
    await config;
    return [];
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error))
      .split('\n')
      .map((line) => line.trim());
    return lines.filter((line) => /^[A-Z][A-Z_, ]+: /.test(line));
  }
}
