import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyRing } from '@tvm/keys';
import { StartError } from '@tvm/process';
import { encodeSecret, generateSecret } from '@tvm/totp';
import { everybody } from './people.ts';
import { KEY_RINGS } from './settings.ts';

/** What a demo makes up once, and keeps in DATA_DIR/keys.json: without it the data can't be read any more. */
export interface Keys {
  rings: Record<(typeof KEY_RINGS)[number], string>;
  /** One for everybody. */
  password: string;
  /** The authenticators' secrets in base32, by e-mail address. */
  secrets: Record<string, string>;
  client: { id: string; secret: string };
}

const pathIn = (dataDir: string) => join(dataDir, 'keys.json');

/** @throws StartError when the file is there but damaged */
export async function findKeys(dataDir: string): Promise<Keys | undefined> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { rings, password, secrets, client }: Keys = JSON.parse(text);
    if (rings && password && secrets && client) return { rings, password, secrets, client };
  } catch {}
  throw new StartError(`${pathIn(dataDir)} is damaged: restore it, or remove ${dataDir} to start anew.`);
}

export function makeKeys(): Keys {
  const enrolled = everybody.filter((person) => person.isEnrolled);
  return {
    rings: Object.fromEntries(KEY_RINGS.map((name) => [name, generateKeyRing()])) as Keys['rings'],
    password: makePassword(),
    secrets: Object.fromEntries(enrolled.map(({ email }) => [email, encodeSecret(generateSecret())])),
    client: { id: randomUUID(), secret: randomBytes(32).toString('base64url') },
  };
}

/** Readable by its owner only; there whole or not at all. */
export async function writeKeys(dataDir: string, keys: Keys): Promise<void> {
  await writeFile(`${pathIn(dataDir)}.new`, `${JSON.stringify(keys, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${pathIn(dataDir)}.new`, pathIn(dataDir));
}

/** Easy to type, and what the manual asks for: some 60 bits of letters and digits that nobody mixes up, with all five rules met. */
function makePassword(): string {
  const group = () =>
    Array.from({ length: 4 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[randomInt(31)]).join('');
  return `Demo-${group()}-${group()}-${group()}-7`;
}
