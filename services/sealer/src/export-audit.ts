// `pnpm export-audit -- --organisation <id or relation number> [--from <day or instant>] [--to ...] --format ndjson|csv`
// Writes the events of one organisation to standard output. Exit code 0: all of them; 2: it couldn't.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { csvRows, ndjsonRows, readEvents } from '@tvm/audit';
import { connect, type Database, query } from '@tvm/db';
import { parseInstant } from '@tvm/policy';
import { readSettings, SettingsError } from '@tvm/process';
import { recordAuditExport } from './audit.queries.ts';
import { argumentsOf, CommandError } from './command.ts';
import { settings } from './config.ts';

const USAGE = `Usage: export-audit --organisation <id or relation number> [--from <moment>] [--to <moment>] --format ndjson|csv
  <moment>  a day (2026-11-24, which begins at midnight UTC) or an instant (2026-11-24T10:00:00+01:00); --to is the first moment left out`;

const formats = { csv: csvRows, ndjson: ndjsonRows };

async function exportAudit(): Promise<void> {
  const { organisation, from, to, format } = readArguments();
  const { databaseUrl } = await readSettings(process.env, { databaseUrl: settings.databaseUrl });
  const db = connect(databaseUrl, { max: 1, applicationName: 'export-audit', onError: () => {} });
  try {
    const id = await findOrganisation(db, organisation);
    await recordAuditExport(db, id);
    const records = readEvents(db, { organisationId: id, from, to });
    for await (const line of formats[format](records)) {
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    }
  } finally {
    await db.$client.end();
  }
}

function readArguments() {
  const { organisation, from, to, format } = parseArgs({
    args: argumentsOf(process.argv),
    options: {
      organisation: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      format: { type: 'string' },
    },
  }).values;
  if (!organisation || (format !== 'csv' && format !== 'ndjson')) throw new CommandError(USAGE);
  return { organisation, format, from: readMoment(from), to: readMoment(to) } as const;
}

/** A moment without an offset would mean another one on each machine. */
function readMoment(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = parseInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!moment) throw new CommandError(USAGE);
  return moment;
}

async function findOrganisation(db: Database, given: string): Promise<string> {
  const [found, ...others] = await query<{ id: string }>(db, 'find_organisation_by_number')`
    select id from organisations where id::text = lower(${given}) or relation_number = ${given}`;
  if (!found || others.length > 0) throw new CommandError('No organisation has that id or relation number.');
  return found.id;
}

// Who reads the output may have had enough of it.
process.stdout.on('error', () => process.exit(2));
await exportAudit().catch((error: unknown) => {
  const isOurs = error instanceof SettingsError || error instanceof CommandError;
  const { message, code } = error as { message: string; code?: string };
  process.stderr.write(
    `${isOurs ? message : code?.startsWith('ERR_PARSE_ARGS') ? USAGE : `It couldn't be exported: ${message}`}\n`,
  );
  process.exitCode = 2;
});
