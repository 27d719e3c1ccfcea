import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  integer,
  number,
  oneOf,
  origin,
  type Parse,
  readSettings,
  type Schema,
  SettingsError,
  urlOf,
} from './index.ts';

const setting = <T>(key: string, parse: Parse<T>) => ({ key, parse, meaning: '' });

const problemsOf = async (env: Record<string, string>, schema: Schema, problem?: string): Promise<string> => {
  try {
    await readSettings(env, schema, () => problem);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
};

test('reads all settings, blank ones as missing', async () => {
  const schema = {
    port: setting('PORT', integer(0, 65_535)),
    host: { ...setting('HOST', String), fallback: '127.0.0.1' },
    webRoot: { ...setting('WEB_ROOT', String), isOptional: true },
  } as const;
  const read = await readSettings({ PORT: ' 3001 ', HOST: '  ', WEB_ROOT: ' ' }, schema);
  expect(read).toEqual({ port: 3001, host: '127.0.0.1', webRoot: undefined });
});

test('names every bad setting at once and shows no value', async () => {
  const schema = {
    port: setting('PORT', integer(0, 65_535)),
    rate: setting('RATE', number(0, 1000)),
    origin: setting('ORIGIN', origin),
  };
  const message = await problemsOf({ PORT: 'hunter2', RATE: '-1' }, schema, 'A, B: set one of them');
  expect(message.split('\n')).toEqual([
    'PORT: is no whole number from 0 to 65535',
    'RATE: is not a number above 0 and at most 1000',
    'ORIGIN: is missing',
    'A, B: set one of them',
  ]);
});

test('names a setting that was found bad later among the others', async () => {
  const later: Parse<Promise<string>> = async (text) => {
    await Promise.resolve();
    if (text === 'bad') throw new Error('is no key');
    return text;
  };
  const schema = { a: setting('A', later), b: setting('B', later), c: setting('C', String) };
  expect(await readSettings({ A: 'good', B: 'fine', C: 'x' }, schema)).toEqual({
    a: 'good',
    b: 'fine',
    c: 'x',
  });
  await expect(readSettings({ A: 'bad', B: 'bad' }, schema)).rejects.toThrow(
    new SettingsError('A: is no key\nB: is no key\nC: is missing'),
  );
});

test.each<[Parse<unknown>, string]>([
  [integer(1, 5), '6'],
  [integer(1, 5), '0'],
  [integer(1, 5), '1.5'],
  [integer(1, 5), '0x2'],
  [number(0, 5), '0'],
  [number(0, 5), 'NaN'],
  [oneOf('a', 'b'), 'c'],
  [urlOf('smtp:'), 'http://localhost'],
  [urlOf('smtp:'), 'smtp://'],
  [urlOf('smtp:'), 'localhost:25'],
  [origin, 'http://login.tvm.nl'],
  [origin, 'http://localhost.tvm.nl'],
  [origin, 'https://login.tvm.nl/totpservice'],
  [origin, 'ftp://localhost'],
])('%# refuses %o of %s', async (parse, text) => {
  expect(await problemsOf({ KEY: text }, { key: setting('KEY', parse) })).toMatch(/^KEY: /);
});

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://login.tvm.nl'])(
  'takes the origin %s, with a slash or without',
  async (text) => {
    for (const given of [text, `${text}/`])
      expect(await readSettings({ KEY: given }, { key: setting('KEY', origin) })).toEqual({ key: text });
  },
);

test('a secret may stand in a file; what keeps it from being read is said, and nothing of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-settings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'secret');
  await writeFile(file, 'hunter2\n');
  const schema = {
    secret: { ...setting('SECRET', String), isSecret: true },
    open: { ...setting('OPEN', String), isOptional: true },
  } as const;
  expect(await readSettings({ SECRET_FILE: file, OPEN_FILE: file }, schema)).toEqual({
    secret: 'hunter2',
    open: undefined,
  });
  expect(await problemsOf({ SECRET_FILE: file, SECRET: 'hunter3' }, schema)).toBe(
    'SECRET: is given itself and as SECRET_FILE',
  );
  expect(await problemsOf({ SECRET_FILE: join(folder, 'none') }, schema)).toBe(
    "SECRET: SECRET_FILE can't be read: ENOENT",
  );
  await writeFile(file, '\n');
  expect(await problemsOf({ SECRET_FILE: file }, schema)).toBe('SECRET: is missing');
});
