import { expect, test } from 'vitest';
import { integer, number, oneOf, origin, type Parse, readSettings, SettingsError, urlOf } from './index.ts';

const problemsOf = (env: Record<string, string>, collect: Parameters<typeof readSettings>[1]): string => {
  try {
    readSettings(env, collect);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
};

test('reads all settings, blank ones as missing', () => {
  const read = { PORT: ' 3001 ', HOST: '  ' };
  expect(
    readSettings(read, (read) => ({
      port: read('PORT', integer(0, 65_535)),
      host: read('HOST', String, '127.0.0.1'),
    })),
  ).toEqual({ port: 3001, host: '127.0.0.1' });
});

test('names every bad setting at once and shows no value', () => {
  const message = problemsOf({ PORT: 'hunter2', RATE: '-1' }, (read, refuse) => {
    read('PORT', integer(0, 65_535));
    read('RATE', number(0, 1000));
    read('ORIGIN', origin);
    refuse('A, B: set one of them');
  });
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
  const reading = (first: string) =>
    readSettings({ FIRST: first, SECOND: 'bad' }, async (read) => {
      const both = [read('FIRST', later), read('MISSING', String, 'x')] as const;
      return { first: await both[0], missing: both[1] };
    });
  expect(await reading('good')).toEqual({ first: 'good', missing: 'x' });
  const failing = readSettings({ A: 'bad', B: 'bad' }, async (read) => {
    const [a, b] = [read('A', later), read('B', later)];
    return [await a, await b, read('C', String)];
  });
  await expect(failing).rejects.toThrow(new SettingsError('A: is no key\nB: is no key\nC: is missing'));
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
])('%# refuses %o of %s', (parse, text) => {
  expect(problemsOf({ KEY: text }, (read) => read('KEY', parse))).toMatch(/^KEY: /);
});

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://login.tvm.nl'])(
  'takes the origin %s, with a slash or without',
  (text) => {
    for (const given of [text, `${text}/`])
      expect(readSettings({ KEY: given }, (read) => read('KEY', origin))).toBe(text);
  },
);
