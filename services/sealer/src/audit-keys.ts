// `pnpm audit-keys`: writes the public keys of AUDIT_KEYS to standard output, as a JWKS: what `verify-audit` needs of the keys.
import { publicKeysOf } from '@tvm/keys';
import { readSettings, SettingsError } from '@tvm/process';
import { settings } from './config.ts';

await readSettings(process.env, { auditKeys: settings.auditKeys }).then(
  ({ auditKeys }) => {
    const keys = publicKeysOf(auditKeys, 'audit-seal');
    process.stdout.write(`${JSON.stringify({ keys }, undefined, 2)}\n`);
  },
  (error: unknown) => {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
