import { type KeyRing, parseKeyRing } from '@tvm/keys';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

type TransportConfig =
  | { kind: 'smtp'; url: string }
  | { kind: 'resend'; apiKey: string; baseUrl: string | undefined };

export interface Config {
  databaseUrl: string;
  /** Without a slash at its end. */
  publicOrigin: string;
  transport: TransportConfig;
  mailFrom: string;
  /** Over all workers together. */
  mailRatePerSecond: number;
  tokenKeys: KeyRing;
  logLevel: LogLevel;
}

const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];
const MAIL_FROM = 'TVM verzekeringen N.V. <online@tvm.nl>';

/** Bad or missing settings. The message names every one of them and shows no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(problems: string[]) {
    super(`The mailworker can't start:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/**
 * The settings of DESIGN.md, section 8, that concern the worker. Read once, at start; nothing is made up.
 * @throws ConfigError
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const read = <T>(key: string, parse: (text: string) => T, fallback?: string): T | undefined => {
    const text = env[key]?.trim() || fallback;
    try {
      if (text === undefined) throw new Error('is missing');
      return parse(text);
    } catch (error) {
      problems.push(`${key}: ${(error as Error).message.replace(`${key}: `, '')}`);
      return undefined;
    }
  };

  const config = {
    databaseUrl: read('DATABASE_URL', urlOf('postgres:', 'postgresql:')),
    publicOrigin: read('PUBLIC_ORIGIN', parseOrigin),
    transport: readTransport(env, read, problems),
    mailFrom: read('MAIL_FROM', parseSender, MAIL_FROM),
    mailRatePerSecond: read('MAIL_RATE_PER_SECOND', parseRate, '2'),
    tokenKeys: read('TOKEN_KEYS', (text) => parseKeyRing('TOKEN_KEYS', text)),
    logLevel: read('LOG_LEVEL', parseLogLevel, 'info'),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config as Config;
}

type Read = <T>(key: string, parse: (text: string) => T, fallback?: string) => T | undefined;

/** One way out, never two: nobody should have to guess which one a mail took. */
function readTransport(
  env: Record<string, string | undefined>,
  read: Read,
  problems: string[],
): TransportConfig | undefined {
  const hasSmtp = Boolean(env.SMTP_URL?.trim());
  const hasResend = Boolean(env.RESEND_API_KEY?.trim());
  if (hasSmtp === hasResend) {
    problems.push(`SMTP_URL, RESEND_API_KEY: set exactly one of them${hasSmtp ? ', not both' : ''}`);
    return undefined;
  }
  if (hasSmtp) return { kind: 'smtp', url: read('SMTP_URL', urlOf('smtp:', 'smtps:')) ?? '' };
  const hasBaseUrl = Boolean(env.RESEND_BASE_URL?.trim());
  return {
    kind: 'resend',
    apiKey: read('RESEND_API_KEY', (text) => text) ?? '',
    baseUrl: hasBaseUrl ? read('RESEND_BASE_URL', parseBaseUrl) : undefined,
  };
}

function urlOf(...protocols: string[]) {
  return (text: string): string => {
    const url = URL.parse(text);
    if (!url || !protocols.includes(url.protocol) || url.hostname === '') {
      throw new Error(`is not a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    }
    return text;
  };
}

function parseOrigin(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || (text !== url.origin && text !== `${url.origin}/`)) {
    throw new Error('is not an origin such as https://login.tvm.nl');
  }
  // What is mailed is a secret in a link: on the way it must not be read.
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new Error('must be https, except on loopback');
  }
  return url.origin;
}

function parseBaseUrl(text: string): string {
  return urlOf('https:', 'http:')(text).replace(/\/+$/, '');
}

function parseSender(text: string): string {
  if (/[\r\n]/.test(text) || !/^([^<>]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text)) {
    throw new Error('is not a sender such as TVM verzekeringen N.V. <online@tvm.nl>');
  }
  return text;
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (!(rate > 0 && rate <= 1000)) throw new Error('is not a number above 0 and at most 1000');
  return rate;
}

function parseLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level) throw new Error(`is none of ${LOG_LEVELS.join(', ')}`);
  return level;
}
