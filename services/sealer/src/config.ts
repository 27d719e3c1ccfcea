import { loadKeyRing } from '@tvm/keys';
import {
  databaseSetting,
  readSettings,
  type Schema,
  type SettingsOf,
  safeUrl,
  shared,
  webhookSecret,
} from '@tvm/process';
import { openHeadsFile } from './heads/heads-file.ts';

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
  headsFile: {
    key: 'AUDIT_HEADS_PATH',
    parse: openHeadsFile,
    form: 'the path of a file; in compose /audit-heads/ and a name in AUDIT_HEADS_FOLDER',
    isOptional: true,
    meaning:
      "Gets each head of the trail's chain, and tells at start when the database was set back. On another disk than the database, one a sealer.",
  },
  headsWebhookUrl: {
    key: 'AUDIT_HEADS_WEBHOOK_URL',
    parse: safeUrl,
    form: 'an https URL, or one on loopback',
    isOptional: true,
    meaning: "Gets the newest head of the trail's chain, signed, and that the database was set back.",
  },
  headsWebhookSecret: {
    key: 'AUDIT_HEADS_WEBHOOK_SECRET',
    parse: webhookSecret,
    form: 'whsec_...',
    isOptional: true,
    isSecret: true,
    meaning: 'What AUDIT_HEADS_WEBHOOK_URL is signed with, by Standard Webhooks. Both or neither.',
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
  readSettings(env, settings, (isGiven) =>
    isGiven(settings.headsWebhookUrl.key) === isGiven(settings.headsWebhookSecret.key)
      ? undefined
      : `${settings.headsWebhookUrl.key}, ${settings.headsWebhookSecret.key}: both are given or neither`,
  );
