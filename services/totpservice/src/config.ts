import { type KeyRing, loadKeyRing } from '@tvm/keys';
import { parseMandatoryFrom } from '@tvm/policy';
import { integer, logLevel, oneOf, origin, type ReadSetting, readSettings, urlOf } from '@tvm/process';
import ipaddr from 'ipaddr.js';
import { Webhook } from 'standardwebhooks';

/** The service's settings, read once. Every value has been checked. */
export interface Config {
  host: string;
  port: number;
  /** Scheme, host and port; every link, the cookies' scope and the same-origin check come from it. */
  publicOrigin: string;
  databaseUrl: string;
  /** From when 2FA is required of everybody; undefined for never. */
  mandatoryFrom: Date | undefined;
  recoveryPolicy: 'mail' | 'mail_and_support';
  keys: { totp: KeyRing; pepper: KeyRing; token: KeyRing; jwt: KeyRing };
  passwordCost: number;
  /** Verifies the delivery events of the mails' provider; undefined where there are none. */
  mailWebhook: Webhook | undefined;
  /** Addresses or networks whose forwarding headers count. */
  trustProxy: string[];
  /** Requests of one network in a minute, before the brake. */
  rateLimitPerMinute: number;
  logLevel: string;
  /** The folder of the built SPA; undefined when something else serves it. */
  webRoot: string | undefined;
}

/**
 * Reads the settings of the environment.
 * @throws SettingsError that names every bad key at once
 */
export function readConfig(env: NodeJS.ProcessEnv): Promise<Config> {
  return readSettings(env, async (read) => ({
    host: read('HOST', String, '127.0.0.1'),
    port: read('PORT', integer(0, 65_535), '3000'),
    publicOrigin: read('PUBLIC_ORIGIN', origin),
    databaseUrl: read('DATABASE_URL', urlOf('postgres:', 'postgresql:')),
    mandatoryFrom: read('TWO_FACTOR_MANDATORY_FROM', parseMandatoryFrom),
    recoveryPolicy: read('RECOVERY_POLICY', oneOf('mail', 'mail_and_support'), 'mail'),
    keys: await readKeys(read),
    passwordCost: read('PASSWORD_COST', integer(10, 16), '12'),
    mailWebhook: env.RESEND_WEBHOOK_SECRET?.trim() ? read('RESEND_WEBHOOK_SECRET', webhook) : undefined,
    trustProxy: read('TRUST_PROXY', networks, 'none'),
    rateLimitPerMinute: read('RATE_LIMIT_PER_MINUTE', integer(1, 1_000_000), '600'),
    logLevel: read('LOG_LEVEL', logLevel, 'info'),
    webRoot: env.WEB_ROOT?.trim() || undefined,
  }));
}

/** The rings of the service, all asked for at once. */
export async function readKeys(read: ReadSetting): Promise<Config['keys']> {
  const [totp, pepper, token, jwt] = await Promise.all([
    read('TOTP_KEYS', loadKeyRing),
    read('PASSWORD_PEPPER', loadKeyRing),
    read('TOKEN_KEYS', loadKeyRing),
    read('JWT_KEYS', loadKeyRing),
  ]);
  return { totp, pepper, token, jwt };
}

/** As Resend shows it: `whsec_` and the base64 of 24 bytes at least (Standard Webhooks, "Signature scheme"). */
function webhook(secret: string): Webhook {
  const [, key = ''] =
    /^whsec_((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(secret) ?? [];
  if (Buffer.from(key, 'base64').length < 24) throw new Error('is no signing secret such as whsec_…');
  return new Webhook(secret);
}

function networks(text: string): string[] {
  const networks = text === 'none' ? [] : text.split(',').map((each) => each.trim());
  if (!networks.every((each) => ipaddr.isValid(each) || ipaddr.isValidCIDR(each))) {
    throw new Error('is neither none nor a list of addresses and networks such as 10.0.0.0/8');
  }
  return networks;
}
