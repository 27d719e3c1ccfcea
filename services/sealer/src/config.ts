import { type KeyRing, loadKeyRing } from '@tvm/keys';
import { logLevel, readSettings, urlOf } from '@tvm/process';

export interface Config {
  databaseUrl: string;
  auditKeys: KeyRing;
  logLevel: string;
}

/**
 * The settings of the sealer and its commands. Read once, at start; nothing is made up.
 * @throws SettingsError that names every bad key at once
 */
export function readConfig(env: Record<string, string | undefined>): Promise<Config> {
  return readSettings(env, async (read) => ({
    databaseUrl: read('DATABASE_URL', urlOf('postgres:', 'postgresql:')),
    auditKeys: await read('AUDIT_KEYS', loadKeyRing),
    logLevel: read('LOG_LEVEL', logLevel, 'info'),
  }));
}
