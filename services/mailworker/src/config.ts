import { loadKeyRing } from '@tvm/keys';
import { parseMandatoryFrom, recoveryPolicies } from '@tvm/policy';
import {
  databaseSetting,
  number,
  oneOf,
  readSettings,
  type Schema,
  type SettingsOf,
  shared,
  urlOf,
} from '@tvm/process';
import type { TransportConfig } from './transports/open-transport.ts';

const parseBaseUrl = (text: string, key: string) => urlOf('https:', 'http:')(text, key).replace(/\/+$/, '');

function parseSender(text: string): string {
  if (/[\r\n]/.test(text) || !/^([^<>]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text)) {
    throw new Error('is not a sender such as TVM verzekeringen N.V. <online@tvm.nl>');
  }
  return text;
}

/** The settings of the mailworker. */
export const settings = {
  publicOrigin: shared.publicOrigin,
  databaseUrl: databaseSetting('worker', 'WORKER_PASSWORD'),
  mailKeys: {
    key: 'MAIL_KEYS',
    parse: loadKeyRing,
    form: 'a key ring',
    isSecret: true,
    meaning:
      'Seals what mails that wait say, with their links, and hashes the codes of notices. The same as totpservice has.',
  },
  webhookKeys: {
    key: 'WEBHOOK_KEYS',
    parse: loadKeyRing,
    form: 'a key ring',
    isSecret: true,
    meaning: 'Opens what webhooks are signed with. The same as totpservice has.',
  },
  signalKeys: {
    key: 'SIGNAL_KEYS',
    parse: loadKeyRing,
    form: 'a key ring',
    isSecret: true,
    meaning:
      'Seals the keys that logout tokens and security event tokens are signed with. Of the mailworker alone.',
  },
  smtpUrl: {
    key: 'SMTP_URL',
    parse: parseSmtpUrl,
    form: 'smtps://user:password@host:465, or smtp://user:password@host:587/?requireTLS=true',
    isOptional: true,
    isSecret: true,
    meaning:
      'The server that mails go out by; TLS may be missing on loopback only. Exactly one of SMTP_URL and RESEND_API_KEY.',
  },
  resendApiKey: {
    key: 'RESEND_API_KEY',
    parse: String,
    isOptional: true,
    isSecret: true,
    meaning: 'The account at Resend that mails go out by. Exactly one of SMTP_URL and RESEND_API_KEY.',
  },
  resendBaseUrl: {
    key: 'RESEND_BASE_URL',
    parse: parseBaseUrl,
    isOptional: true,
    meaning: 'Where Resend answers, if not at its usual address.',
  },
  mailFrom: {
    key: 'MAIL_FROM',
    parse: parseSender,
    fallback: 'TVM verzekeringen N.V. <online@tvm.nl>',
    meaning: 'The sender of the mails.',
  },
  mailRatePerSecond: {
    key: 'MAIL_RATE_PER_SECOND',
    parse: number(0, 1000),
    fallback: '2',
    meaning: 'Mails a second, over all workers together.',
  },
  mandatoryFrom: {
    key: 'TWO_FACTOR_MANDATORY_FROM',
    parse: parseMandatoryFrom,
    form: 'a day YYYY-MM-DD, an instant, or none',
    meaning:
      'From when nobody gets in without 2FA; the worker invites and reminds by it. The same as totpservice has.',
  },
  recoveryPolicy: {
    key: 'RECOVERY_POLICY',
    parse: oneOf(...recoveryPolicies),
    form: 'mail, mail_and_time or mail_and_support',
    fallback: 'mail',
    meaning: 'What it takes to replace a lost phone: the mail about it says so. The same as totpservice has.',
  },
  logLevel: shared.logLevel,
  metricsHost: shared.metricsHost,
  metricsPort: shared.metricsPort,
} as const satisfies Schema;

export type Config = Omit<SettingsOf<typeof settings>, 'smtpUrl' | 'resendApiKey' | 'resendBaseUrl'> & {
  transport: TransportConfig;
};

/**
 * Read once, at start; nothing is made up.
 * @throws SettingsError that names every bad key at once
 */
export async function readConfig(env: Record<string, string | undefined>): Promise<Config> {
  const { smtpUrl, resendApiKey, resendBaseUrl, ...rest } = await readSettings(env, settings, oneWayOut);
  const transport: TransportConfig =
    smtpUrl === undefined
      ? { kind: 'resend', apiKey: resendApiKey ?? '', baseUrl: resendBaseUrl }
      : { kind: 'smtp', url: smtpUrl };
  return { ...rest, transport };
}

/** Never two: nobody should have to guess which one a mail took. */
function oneWayOut(isGiven: (key: string) => boolean): string | undefined {
  const hasSmtp = isGiven('SMTP_URL');
  if (hasSmtp !== isGiven('RESEND_API_KEY')) return undefined;
  return `SMTP_URL, RESEND_API_KEY: set exactly one of them${hasSmtp ? ', not both' : ''}`;
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * A mail holds a link that sets a password, and the server's password goes before it: off loopback both go over TLS, from the start or by STARTTLS that is required. Nothing in the address may soften that.
 */
function parseSmtpUrl(text: string, key: string): string {
  const { protocol, hostname, searchParams } = new URL(urlOf('smtp:', 'smtps:')(text, key));
  if (loopback.test(hostname)) return text;
  const insists = protocol === 'smtps:' || searchParams.get('requireTLS') === 'true';
  const others = [...searchParams].filter(([name, value]) => name !== 'requireTLS' || value !== 'true');
  if (!insists || others.length > 0)
    throw new Error('is neither smtps:// nor smtp:// with ?requireTLS=true and nothing else, off loopback');
  return text;
}
