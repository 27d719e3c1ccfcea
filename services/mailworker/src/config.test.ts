import { generateKeyRing } from '@tvm/keys';
import { SettingsError } from '@tvm/process';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const good = {
  DATABASE_URL: 'postgresql://worker@127.0.0.1:5432/tvm',
  PUBLIC_ORIGIN: 'https://login.tvm.nl/',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  MAIL_KEYS: generateKeyRing(),
  WEBHOOK_KEYS: generateKeyRing(),
  SIGNAL_KEYS: generateKeyRing(),
  TWO_FACTOR_MANDATORY_FROM: '2026-11-01',
};

const problemsOf = async (env: Record<string, string | undefined>): Promise<string> => {
  try {
    await readConfig(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
  }
  return '';
};

test('fills in what has a default', async () => {
  expect(await readConfig(good)).toMatchObject({
    publicOrigin: 'https://login.tvm.nl',
    transport: { kind: 'smtp', url: 'smtp://127.0.0.1:1025' },
    mailFrom: 'TVM verzekeringen N.V. <online@tvm.nl>',
    mailRatePerSecond: 2,
    logLevel: 'info',
  });
});

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://login.tvm.nl'])(
  'links may lead to %s',
  async (origin) => {
    expect((await readConfig({ ...good, PUBLIC_ORIGIN: origin })).publicOrigin).toBe(origin);
  },
);

test.each(['http://login.tvm.nl', 'http://localhost.tvm.nl', 'http://10.0.0.1:3000', 'ftp://localhost'])(
  'links may not lead to %s, where others read along',
  async (origin) => {
    expect(await problemsOf({ ...good, PUBLIC_ORIGIN: origin })).toContain('PUBLIC_ORIGIN: ');
  },
);

test.each([
  'smtp://127.0.0.1:1025',
  'smtp://localhost:1025',
  'smtp://[::1]:1025',
  'smtps://user:hunter2@smtp.tvm.nl:465',
  'smtp://user:hunter2@smtp.tvm.nl:587/?requireTLS=true',
])('mails may go out by %s', async (url) => {
  expect((await readConfig({ ...good, SMTP_URL: url })).transport).toEqual({ kind: 'smtp', url });
});

test.each([
  'smtp://user:hunter2@smtp.tvm.nl:587',
  'smtp://smtp.tvm.nl/?requireTLS=false',
  'smtp://smtp.tvm.nl/?requireTLS=true&requireTLS=false',
  'smtp://smtp.tvm.nl/?requireTLS=true&ignoreTLS=true',
  'smtps://smtp.tvm.nl/?secure=false',
  'smtps://smtp.tvm.nl/?tls.rejectUnauthorized=false',
  'smtp://127.0.0.1.tvm.nl',
  'smtp://10.0.0.1:1025',
  'smtp://mail-catcher:1025',
])('mails may not go out by %s, where others may read along', async (url) => {
  const message = await problemsOf({ ...good, SMTP_URL: url });
  expect(message).toContain('SMTP_URL: is neither smtps://');
  expect(message).not.toContain('hunter2');
});

test('one message names every bad key and shows no value', async () => {
  const message = await problemsOf({
    DATABASE_URL: 'mysql://root:hunter2@db/tvm',
    PUBLIC_ORIGIN: 'https://login.tvm.nl/totpservice',
    SMTP_URL: 'http://hunter2',
    MAIL_FROM: 'x\r\nBcc: hunter2@evil.example',
    MAIL_RATE_PER_SECOND: '-1',
    MAIL_KEYS: 'k1:hunter2',
    WEBHOOK_KEYS: 'k2:hunter2',
    SIGNAL_KEYS: 'k3:hunter2',
    TWO_FACTOR_MANDATORY_FROM: 'hunter2',
    LOG_LEVEL: 'loud',
  });
  const keys = [
    'DATABASE_URL',
    'PUBLIC_ORIGIN',
    'SMTP_URL',
    'MAIL_FROM',
    'TWO_FACTOR_MANDATORY_FROM',
    'MAIL_RATE_PER_SECOND',
    'MAIL_KEYS',
    'WEBHOOK_KEYS',
    'SIGNAL_KEYS',
  ];
  for (const key of [...keys, 'LOG_LEVEL']) expect(message).toContain(`${key}: `);
  expect(message).not.toContain('hunter2');
});

test('names what is missing', async () => {
  const message = await problemsOf({});
  for (const key of ['DATABASE_URL', 'PUBLIC_ORIGIN', 'MAIL_KEYS', 'WEBHOOK_KEYS', 'SIGNAL_KEYS'])
    expect(message).toContain(`${key}: is missing`);
});

test('exactly one way out must result', async () => {
  expect(await problemsOf({ ...good, SMTP_URL: '' })).toContain('SMTP_URL, RESEND_API_KEY: set exactly one');
  expect(await problemsOf({ ...good, RESEND_API_KEY: 're_1' })).toContain('not both');
  const resend = {
    ...good,
    SMTP_URL: undefined,
    RESEND_API_KEY: 're_1',
    RESEND_BASE_URL: 'http://127.0.0.1:1/',
  };
  expect((await readConfig(resend)).transport).toEqual({
    kind: 'resend',
    apiKey: 're_1',
    baseUrl: 'http://127.0.0.1:1',
  });
});
