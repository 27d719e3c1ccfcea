import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { generateKeyRing } from '@tvm/keys';
import { SettingsError } from '@tvm/process';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { processSettings, spawnService } from '../test/api-process.ts';
import { readConfig } from './config.ts';

const settings = (overrides: NodeJS.ProcessEnv = {}) =>
  processSettings('postgres://app:secret@127.0.0.1:5432/tvm', overrides);

/** The keys that a refusal names, and its whole text. */
async function refusalOf(env: NodeJS.ProcessEnv): Promise<{ keys: string[]; message: string }> {
  try {
    await readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    const { message } = error as SettingsError;
    return { keys: message.split('\n').map((line) => line.split(':')[0] ?? ''), message };
  }
  throw new Error('was not refused');
}

const bad: [key: string, value: string][] = [
  ['PORT', '70000'],
  ['PORT', '30a'],
  ['PUBLIC_ORIGIN', 'http://login.tvm.nl'],
  ['PUBLIC_ORIGIN', 'https://login.tvm.nl/totpservice'],
  ['PUBLIC_ORIGIN', 'portaal.intern'],
  ['DATABASE_URL', 'mysql://app:hunter2@db/tvm'],
  ['TWO_FACTOR_MANDATORY_FROM', '2026-02-30'],
  ['TWO_FACTOR_MANDATORY_FROM', 'binnenkort'],
  ['RECOVERY_POLICY', 'telefoon'],
  ['SECOND_FACTOR_POLICY_EMPLOYEES', 'sms'],
  ['SECOND_FACTOR_POLICY_USERS', 'phishing_resistant:2027-02-30'],
  ['TOTP_KEYS', 'k-1:tekort'],
  ['PASSWORD_PEPPER', `${generateKeyRing()},`],
  ['MAIL_KEYS', generateKeyRing().replace('k-', 'K-')],
  ['JWT_KEYS', '-----BEGIN PRIVATE KEY-----'],
  ['PASSWORD_COST', '9'],
  ['PASSWORD_COST', '17'],
  ['PASSWORD_FILTER', '/nowhere/filter'],
  ['PASSWORD_FILTER', import.meta.filename],
  ['TRUST_PROXY', 'proxy.tvm.nl'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['RESEND_WEBHOOK_SECRET', 'geheim'],
  ['RESEND_WEBHOOK_SECRET', 'whsec_kort'],
  ['RESEND_WEBHOOK_SECRET', `whsec_${Buffer.alloc(23, 'k').toString('base64')}`],
  ['RESEND_WEBHOOK_SECRET', `whsec_${'A'.repeat(41)}`],
  ['RATE_LIMIT_PER_MINUTE', 'veel'],
  ['LOG_LEVEL', 'luid'],
];
const required = [
  'PUBLIC_ORIGIN',
  'DATABASE_URL',
  'TWO_FACTOR_MANDATORY_FROM',
  'TOTP_KEYS',
  'PASSWORD_PEPPER',
  'MAIL_KEYS',
  'WEBHOOK_KEYS',
  'RECOVERY_CODE_KEYS',
  'COOKIE_KEYS',
  'ADDRESS_KEYS',
  'REQUEST_KEYS',
  'JWT_KEYS',
];

describe('settings', () => {
  it('are taken as they are meant', async () => {
    const config = await readConfig(
      settings({
        PUBLIC_ORIGIN: 'https://login.tvm.nl/',
        TWO_FACTOR_MANDATORY_FROM: '2026-11-01',
        TRUST_PROXY: '10.0.0.0/8, ::1',
        RECOVERY_POLICY: 'mail_and_support',
        SECOND_FACTOR_POLICY_EMPLOYEES: 'phishing_resistant',
        SECOND_FACTOR_POLICY_USERS: 'phishing_resistant:2027-03-01',
        RESEND_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 'k').toString('base64')}`,
      }),
    );
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 0,
      publicOrigin: 'https://login.tvm.nl',
      mandatoryFrom: new Date('2026-10-31T23:00:00Z'),
      trustProxy: ['10.0.0.0/8', '::1'],
      recoveryPolicy: 'mail_and_support',
      secondFactorEmployees: { phishingResistantFrom: null },
      secondFactorUsers: { phishingResistantFrom: new Date('2027-02-28T23:00:00Z') },
      mailWebhook: expect.any(Webhook),
      logLevel: 'info',
    });
    expect((await readConfig(settings({ RESEND_WEBHOOK_SECRET: ' ' }))).mailWebhook).toBeUndefined();
  });

  it('have no default for a key, the origin, the database or the mandatory date', async () => {
    expect((await refusalOf({})).keys.sort()).toEqual(required.toSorted());
    const blank = Object.fromEntries(required.map((key) => [key, ' ']));
    expect((await refusalOf(settings(blank))).keys.sort()).toEqual(required.toSorted());
  });

  it.each(bad)('are refused when %s is wrong (%s), without a word of the value', async (key, value) => {
    const { keys, message } = await refusalOf(settings({ [key]: value }));
    expect(keys).toEqual([key]);
    expect(message).not.toContain(value);
  });

  it('are refused all at once', async () => {
    const all = Object.fromEntries(bad);
    const { keys, message } = await refusalOf(settings(all));
    expect(keys.sort()).toEqual(Object.keys(all).sort());
    for (const value of Object.values(all)) expect(message).not.toContain(value);
  });
});

it('a process with bad settings says which, and does not start', async () => {
  const child = spawnService(settings({ TOTP_KEYS: undefined, DATABASE_URL: 'mysql://app:hunter2@db/tvm' }));
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(said).toBe(
    [
      "totpservice can't start, because of its settings:",
      'DATABASE_URL: is not a URL that begins with postgres:// or postgresql://',
      'TOTP_KEYS: is missing',
      '',
    ].join('\n'),
  );
});
