import { integer, logLevel, origin, urlOf } from './parsers.ts';

/** Settings that services have in common. */
export const shared = {
  logLevel: {
    key: 'LOG_LEVEL',
    parse: logLevel,
    form: 'fatal, error, warn, info, debug, trace or silent',
    fallback: 'info',
    meaning: 'The least serious lines that are logged.',
  },
  publicOrigin: {
    key: 'PUBLIC_ORIGIN',
    parse: origin,
    form: 'an origin such as https://login.tvm.nl',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: compose fills it in
    compose: 'https://${PUBLIC_HOST:?the name that browsers use, login.tvm.nl}',
    meaning:
      'What browsers see: links, cookies and the same-origin check come from it. https, except on loopback.',
  },
  metricsHost: {
    key: 'METRICS_HOST',
    parse: String,
    fallback: '127.0.0.1',
    isOfImage: true,
    meaning: 'The address that METRICS_PORT is on.',
  },
  metricsPort: {
    key: 'METRICS_PORT',
    parse: integer(0, 65_535),
    isOptional: true,
    isOfImage: true,
    meaning:
      'The port of /metrics (Prometheus), /healthz and /readyz, which ask nobody who they are: for the operator alone. None: they are nowhere.',
  },
} as const;

/** The database as `role` sees it, whose login `passwordKey` of `.env` sets. */
export const databaseSetting = (role: string, passwordKey: string) =>
  ({
    key: 'DATABASE_URL',
    parse: urlOf('postgres:', 'postgresql:'),
    form: 'a postgres:// URL',
    isSecret: true,
    compose: `postgres://${role}:\${${passwordKey}:?of the role ${role}}@postgres:5432/totpservice`,
    meaning: `The database, with the role ${role}.`,
  }) as const;
