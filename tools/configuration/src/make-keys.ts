// `pnpm make-keys`: prints a new secret for each key ring and each role of the database, as lines of an `.env`. `make-keys .env` writes one, from `.env.example`, with all of them filled in, for its
// owner's eyes only. `make-keys --ring` prints one new ring, to rotate. `make-keys --folder <folder>` writes a file for each, for settings in files (`TOTP_KEYS_FILE`).
// Nothing is ever overwritten. Exit code 0: made; 1: it couldn't be.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateKeyRing } from '@tvm/keys';
import { passwordKeys, ringKeys } from './secrets.ts';

const USAGE = 'Usage: make-keys [<file>] | --ring | --folder <folder>';
const SECRET_FILE = { mode: 0o600, flag: 'wx' } as const;
/** Letters and digits only, since they stand in URLs. */
const makePassword = () => randomBytes(24).toString('hex');

const secrets: [key: string, secret: string][] = [
  ...passwordKeys.map((key): [string, string] => [key, makePassword()]),
  ...ringKeys.map((key): [string, string] => [key, generateKeyRing()]),
];

function writeEnv(path: string): void {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const text = secrets.reduce((filled, [key, secret]) => {
    const line = new RegExp(`^${key}=$`, 'm');
    if (!line.test(filled)) throw new Error(`.env.example has no empty ${key}`);
    return filled.replace(line, `${key}=${secret}`);
  }, example);
  writeFileSync(path, text, SECRET_FILE);
  console.info(
    `${path} has all secrets. Fill in the rest, and keep a copy where the database's backups are not.`,
  );
}

function writeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [key, secret] of secrets)
    writeFileSync(join(folder, key.toLowerCase()), `${secret}\n`, SECRET_FILE);
  console.info(`${folder} has a file for each secret. Keep a copy where the database's backups are not.`);
}

try {
  // pnpm hands over a `--` of its own.
  const args = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
  const options = { ring: { type: 'boolean' }, folder: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path] = positionals;
  if ([values.ring, values.folder, path].filter(Boolean).length > 1 || positionals.length > 1)
    throw new Error(USAGE);
  if (values.ring) console.info(generateKeyRing());
  else if (values.folder) writeFolder(values.folder);
  else if (path) writeEnv(path);
  else console.info(secrets.map(([key, secret]) => `${key}=${secret}`).join('\n'));
} catch (error) {
  const { code, path, message } = error as NodeJS.ErrnoException;
  console.error(code === 'EEXIST' ? `${path} is there already, and isn't overwritten.` : message);
  process.exitCode = 1;
}
