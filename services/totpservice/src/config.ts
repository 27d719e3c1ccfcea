import { loadKeyRing } from '@tvm/keys';
import { parseMandatoryFrom, parseSecondFactorPolicy, recoveryPolicies } from '@tvm/policy';
import {
  databaseSetting,
  integer,
  oneOf,
  readSettings,
  type Schema,
  type SettingsOf,
  shared,
  webhookSecret,
} from '@tvm/process';
import ipaddr from 'ipaddr.js';
import { Webhook } from 'standardwebhooks';
import { openPasswordFilter } from './passwords/password-filter.ts';

const keyRing = (key: string, meaning: string) =>
  ({ key, parse: loadKeyRing, form: 'a key ring', isSecret: true, meaning }) as const;

/** The rings of the service, one a purpose, which rotate-keys reads too. */
export const keyRings = {
  totp: keyRing('TOTP_KEYS', "Seals the authenticators' secrets. Without them nobody can log in."),
  pepper: keyRing('PASSWORD_PEPPER', 'Goes into the hash of every password. Without it nobody can log in.'),
  mail: keyRing(
    'MAIL_KEYS',
    'Seals what mails that wait say, with their links, and hashes the codes of notices.',
  ),
  webhook: keyRing('WEBHOOK_KEYS', 'Seals what webhooks are signed with.'),
  recoveryCode: keyRing('RECOVERY_CODE_KEYS', 'Goes into the hash of every recovery code.'),
  cookie: keyRing('COOKIE_KEYS', 'Signs the cookies of logins for other applications.'),
  address: keyRing('ADDRESS_KEYS', 'Hashes the addresses that limits are counted by.'),
  request: keyRing('REQUEST_KEYS', 'Hashes the requests that an Idempotency-Key stands for.'),
  jwt: keyRing('JWT_KEYS', 'Signs what other systems are issued.'),
} as const;

const secondFactorPolicy = (key: string, whom: string) =>
  ({
    key,
    parse: parseSecondFactorPolicy,
    form: 'any, phishing_resistant, or phishing_resistant:YYYY-MM-DD',
    fallback: 'any',
    meaning: `Which second factors count of ${whom}: any, or only a passkey that knows its person; always, or from that day (midnight in Amsterdam) or instant. Who has none then adds one at the next login.`,
  }) as const;

/** The settings of totpservice and its commands. */
export const settings = {
  host: {
    key: 'HOST',
    parse: String,
    fallback: '127.0.0.1',
    isOfImage: true,
    meaning: 'The address that it listens on.',
  },
  port: {
    key: 'PORT',
    parse: integer(0, 65_535),
    fallback: '3000',
    isOfImage: true,
    meaning: 'The port that it listens on; 0 is one that the system picks.',
  },
  publicOrigin: shared.publicOrigin,
  databaseUrl: databaseSetting('app', 'APP_PASSWORD'),
  mandatoryFrom: {
    key: 'TWO_FACTOR_MANDATORY_FROM',
    parse: parseMandatoryFrom,
    form: 'a day YYYY-MM-DD, an instant, or none',
    meaning: 'From when nobody gets in without 2FA: a day begins at midnight in Amsterdam.',
  },
  recoveryPolicy: {
    key: 'RECOVERY_POLICY',
    parse: oneOf(...recoveryPolicies),
    form: 'mail, mail_and_time or mail_and_support',
    fallback: 'mail',
    meaning:
      'What it takes to replace a lost phone: the mail alone; in a browser that the user never logged in with 24 hours besides, in which a login stops it; or the approval of an employee.',
  },
  secondFactorEmployees: secondFactorPolicy('SECOND_FACTOR_POLICY_EMPLOYEES', 'employees'),
  secondFactorUsers: secondFactorPolicy('SECOND_FACTOR_POLICY_USERS', "organisations' users"),
  mainUserHelp: {
    key: 'MAIN_USER_HELP',
    parse: oneOf('on', 'off'),
    form: 'on, or off',
    fallback: 'on',
    meaning:
      'Whether main users unlock and reset colleagues and confirm their new phones. Off, that is for support alone.',
  },
  ...keyRings,
  passwordCost: {
    key: 'PASSWORD_COST',
    parse: integer(10, 16),
    fallback: '12',
    meaning: "bcrypt's cost: each step doubles the work of a login.",
  },
  passwordFilter: {
    key: 'PASSWORD_FILTER',
    parse: openPasswordFilter,
    form: 'the path of a file; in compose /passwords/ and its name in PASSWORD_FILTER_FOLDER',
    isOptional: true,
    meaning:
      'The filter of breached passwords that `build-password-filter` made. None of those is accepted as a new password.',
  },
  mailWebhook: {
    key: 'RESEND_WEBHOOK_SECRET',
    parse: webhook,
    form: 'whsec_...',
    isOptional: true,
    isSecret: true,
    meaning:
      'The signing secret of the webhook at Resend that calls PUBLIC_ORIGIN/totpservice/api/v1/mail-events.',
  },
  trustProxy: {
    key: 'TRUST_PROXY',
    parse: networks,
    form: 'none, or addresses and networks',
    fallback: 'none',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: compose fills it in
    compose: '${PROXY_NETWORK:-172.30.10.0/24}',
    meaning: 'The proxies whose forwarding headers count.',
  },
  rateLimitPerMinute: {
    key: 'RATE_LIMIT_PER_MINUTE',
    parse: integer(1, 1_000_000),
    fallback: '600',
    meaning: 'Requests of one network in a minute, before the brake.',
  },
  logLevel: shared.logLevel,
  metricsHost: shared.metricsHost,
  metricsPort: shared.metricsPort,
  webRoot: {
    key: 'WEB_ROOT',
    parse: String,
    isOptional: true,
    isOfImage: true,
    meaning: 'The folder of the built SPA; none when something else serves it.',
  },
} as const satisfies Schema;

type Flat = SettingsOf<typeof settings>;
export type Config = Omit<Flat, keyof typeof keyRings> & { keys: Pick<Flat, keyof typeof keyRings> };

/**
 * The service's settings, read once. Every value has been checked.
 * @throws SettingsError that names every bad key at once
 */
export async function readConfig(env: NodeJS.ProcessEnv): Promise<Config> {
  const { totp, pepper, mail, webhook, recoveryCode, cookie, address, request, jwt, ...rest } =
    await readSettings(env, settings);
  return { ...rest, keys: { totp, pepper, mail, webhook, recoveryCode, cookie, address, request, jwt } };
}

function webhook(text: string, key: string): Webhook {
  return new Webhook(webhookSecret(text, key));
}

function networks(text: string): string[] {
  const networks = text === 'none' ? [] : text.split(',').map((each) => each.trim());
  if (!networks.every((each) => ipaddr.isValid(each) || ipaddr.isValidCIDR(each))) {
    throw new Error('is neither none nor a list of addresses and networks such as 10.0.0.0/8');
  }
  return networks;
}
