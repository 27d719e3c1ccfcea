import { type KeyRing, loadKeyRing } from '@tvm/keys';
import { parseMandatoryFrom } from '@tvm/policy';
import { logLevel, number, origin, type ReadSetting, readSettings, urlOf } from '@tvm/process';

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
  /** From when 2FA is required of everybody, as the API has it; undefined for never. */
  mandatoryFrom: Date | undefined;
  logLevel: string;
}

const MAIL_FROM = 'TVM verzekeringen N.V. <online@tvm.nl>';

/**
 * The settings of DESIGN.md, section 8, that concern the worker. Read once, at start; nothing is made up.
 * @throws SettingsError that names every bad key at once
 */
export function readConfig(env: Record<string, string | undefined>): Promise<Config> {
  return readSettings(env, async (read, refuse) => ({
    databaseUrl: read('DATABASE_URL', urlOf('postgres:', 'postgresql:')),
    publicOrigin: read('PUBLIC_ORIGIN', origin),
    transport: readTransport(env, read, refuse),
    mailFrom: read('MAIL_FROM', parseSender, MAIL_FROM),
    mailRatePerSecond: read('MAIL_RATE_PER_SECOND', number(0, 1000), '2'),
    tokenKeys: await read('TOKEN_KEYS', loadKeyRing),
    mandatoryFrom: read('TWO_FACTOR_MANDATORY_FROM', parseMandatoryFrom),
    logLevel: read('LOG_LEVEL', logLevel, 'info'),
  }));
}

/** One way out, never two: nobody should have to guess which one a mail took. */
function readTransport(
  env: Record<string, string | undefined>,
  read: ReadSetting,
  refuse: (problem: string) => void,
): TransportConfig {
  const hasSmtp = Boolean(env.SMTP_URL?.trim());
  const hasResend = Boolean(env.RESEND_API_KEY?.trim());
  if (hasSmtp === hasResend) {
    refuse(`SMTP_URL, RESEND_API_KEY: set exactly one of them${hasSmtp ? ', not both' : ''}`);
  }
  if (hasSmtp) return { kind: 'smtp', url: read('SMTP_URL', urlOf('smtp:', 'smtps:')) };
  const hasBaseUrl = Boolean(env.RESEND_BASE_URL?.trim());
  return {
    kind: 'resend',
    apiKey: env.RESEND_API_KEY?.trim() ?? '',
    baseUrl: hasBaseUrl ? read('RESEND_BASE_URL', parseBaseUrl) : undefined,
  };
}

const parseBaseUrl = (text: string, key: string) => urlOf('https:', 'http:')(text, key).replace(/\/+$/, '');

function parseSender(text: string): string {
  if (/[\r\n]/.test(text) || !/^([^<>]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text)) {
    throw new Error('is not a sender such as TVM verzekeringen N.V. <online@tvm.nl>');
  }
  return text;
}
