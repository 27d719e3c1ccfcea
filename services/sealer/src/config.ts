import { loadKeyRing } from '@tvm/keys';
import { databaseSetting, readSettings, type Schema, type SettingsOf, shared } from '@tvm/process';

/** The settings of the sealer and its commands. */
export const settings = {
  databaseUrl: databaseSetting('sealer', 'SEALER_PASSWORD'),
  auditKeys: {
    key: 'AUDIT_KEYS',
    parse: loadKeyRing,
    form: 'a key ring',
    isSecret: true,
    meaning:
      'Signs the seals of the audit trail. Of the sealer alone: who has them can make seals. Who verifies needs the public keys only (`audit-keys`).',
  },
  logLevel: shared.logLevel,
  metricsHost: shared.metricsHost,
  metricsPort: shared.metricsPort,
} as const satisfies Schema;

export type Config = SettingsOf<typeof settings>;

/**
 * Read once, at start; nothing is made up.
 * @throws SettingsError that names every bad key at once
 */
export const readConfig = (env: Record<string, string | undefined>): Promise<Config> =>
  readSettings(env, settings);
