// `pnpm export-chain`: writes the sealed audit trail of everybody to standard output, for `verify-audit`. Exit code 0: all of it; 2: it couldn't.
import { once } from 'node:events';
import { connect } from '@tvm/db';
import { readSettings, SettingsError } from '@tvm/process';
import { recordAuditExport } from './audit.queries.ts';
import { settings } from './config.ts';
import { writeChain } from './write-chain.ts';

async function exportChain(): Promise<void> {
  const { databaseUrl } = await readSettings(process.env, { databaseUrl: settings.databaseUrl });
  const db = connect(databaseUrl, { max: 1, applicationName: 'export-chain', onError: () => {} });
  try {
    await recordAuditExport(db, null);
    await writeChain(db, async (line) => {
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    });
  } finally {
    await db.$client.end();
  }
}

// Who reads the output may have had enough of it.
process.stdout.on('error', () => process.exit(2));
await exportChain().catch((error: Error) => {
  const isOurs = error instanceof SettingsError;
  process.stderr.write(`${isOurs ? error.message : `It couldn't be exported: ${error.message}`}\n`);
  process.exitCode = 2;
});
