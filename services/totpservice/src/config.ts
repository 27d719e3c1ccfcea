import { type KeyRing, parseKeyRing } from '@tvm/keys';
import { parseMandatoryFrom } from '@tvm/policy';
import ipaddr from 'ipaddr.js';

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
  keys: { totp: KeyRing; pepper: KeyRing; token: KeyRing };
  passwordCost: number;
  /** Addresses or networks whose forwarding headers count. */
  trustProxy: string[];
  /** Requests of one network in a minute, before the brake. */
  rateLimitPerMinute: number;
  logLevel: string;
  /** The folder of the built SPA; undefined when something else serves it. */
  webRoot: string | undefined;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Thrown once, with a line for every setting that is missing or wrong. Never holds a value. */
export class ConfigError extends Error {}

/**
 * Reads the settings of the environment.
 * @throws ConfigError that names every bad key at once
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const read = <T>(key: string, parse: (text: string) => T, fallback?: string): T => {
    const text = env[key]?.trim() || fallback;
    try {
      if (text === undefined) throw new Error('is missing');
      return parse(text);
    } catch (error) {
      problems.push(`${key}: ${(error as Error).message.replace(`${key}: `, '')}`);
      return undefined as T;
    }
  };
  const config: Config = {
    host: read('HOST', String, '127.0.0.1'),
    port: read('PORT', integer(0, 65_535), '3000'),
    publicOrigin: read('PUBLIC_ORIGIN', origin),
    databaseUrl: read('DATABASE_URL', postgresUrl),
    mandatoryFrom: read('TWO_FACTOR_MANDATORY_FROM', parseMandatoryFrom),
    recoveryPolicy: read('RECOVERY_POLICY', among('mail', 'mail_and_support'), 'mail'),
    keys: {
      totp: read('TOTP_KEYS', (text) => parseKeyRing('TOTP_KEYS', text)),
      pepper: read('PASSWORD_PEPPER', (text) => parseKeyRing('PASSWORD_PEPPER', text)),
      token: read('TOKEN_KEYS', (text) => parseKeyRing('TOKEN_KEYS', text)),
    },
    passwordCost: read('PASSWORD_COST', integer(10, 16), '12'),
    trustProxy: read('TRUST_PROXY', networks, 'none'),
    rateLimitPerMinute: read('RATE_LIMIT_PER_MINUTE', integer(1, 1_000_000), '600'),
    logLevel: read('LOG_LEVEL', among(...logLevels), 'info'),
    webRoot: env.WEB_ROOT?.trim() || undefined,
  };
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}

function integer(from: number, to: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < from || value > to)
      throw new Error(`is no whole number from ${from} to ${to}`);
    return value;
  };
}

function among<T extends string>(...values: T[]) {
  return (text: string): T => {
    const value = values.find((each) => each === text);
    if (value === undefined) throw new Error(`is none of ${values.join(', ')}`);
    return value;
  };
}

function origin(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
    throw new Error('is no origin such as https://login.tvm.nl');
  }
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new Error('must be https, except on loopback');
  }
  return url.origin;
}

function postgresUrl(text: string): string {
  if (!/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')) throw new Error('is no postgres:// URL');
  return text;
}

function networks(text: string): string[] {
  const networks = text === 'none' ? [] : text.split(',').map((each) => each.trim());
  if (!networks.every((each) => ipaddr.isValid(each) || ipaddr.isValidCIDR(each))) {
    throw new Error('is neither none nor a list of addresses and networks such as 10.0.0.0/8');
  }
  return networks;
}
