/** `pnpm rotate-keys`: seals what is under an older key under the first one of its ring, while the service runs. `--report` only counts. */
import { parseArgs } from 'node:util';
import { checkKeys, connect, KeyCheckError } from '@tvm/db';
import { keyChecksOf } from '@tvm/keys';
import { readSettings, SettingsError } from '@tvm/process';
import { type Config, keyRings, settings } from '../config.ts';
import { recordEvent } from '../trail/audit.ts';
import { reportKeys } from './report-keys.ts';
import { type Deps, reseal } from './reseal.ts';
import { sealedColumns } from './sealed-columns.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);
const progressEveryMs = 2000;

/** Answers the exit code: 0 when nothing is left that the command could seal again. */
async function rotateKeys(stop: AbortSignal): Promise<number> {
  const { values } = parseArgs({ options: { report: { type: 'boolean' } } });
  const { databaseUrl, ...keys } = await readSettings(process.env, {
    databaseUrl: settings.databaseUrl,
    ...keyRings,
  });
  const db = connect(databaseUrl, { max: 4, applicationName: 'rotate-keys', onError: () => {} });
  const deps: Deps = { db, config: { keys }, now: () => new Date() };
  try {
    // A key that isn't the right one must not seal anything. One that is missing only keeps its own rows as they are.
    await checkKeys(db, Object.values(keys).flatMap(keyChecksOf), [], deps.now());
    const isDone = values.report || (await resealAll(deps, stop));
    print(await reportKeys(deps));
    return isDone ? 0 : 1;
  } finally {
    await db.$client.end();
  }
}

async function resealAll(deps: Deps, stop: AbortSignal): Promise<boolean> {
  await tell(deps, 'key_rotation_started', 'success', firstKeys(deps.config.keys));
  let unreadable = 0;
  let isLeft = false;
  const counts: Record<string, number> = {};
  for (const column of sealedColumns) {
    const { what } = column.use;
    const result = await reseal(deps, column, stop, showProgress(what));
    print(`${what}: ${result.resealed} sealed under ${deps.config.keys[column.ring].keys[0].id}`);
    counts[column.table] = result.resealed;
    unreadable += result.unreadable.size;
    isLeft ||= !result.isComplete;
  }
  const outcome = stop.aborted ? 'stopped' : isLeft || unreadable > 0 ? 'incomplete' : 'completed';
  await tell(deps, 'key_rotation_ended', outcome === 'completed' ? 'success' : 'failure', {
    outcome,
    ...counts,
    unreadable,
  });
  if (stop.aborted) print('Stopped. Run it again to go on.');
  else if (isLeft) print('Some rows were in use all the time. Run it again.');
  if (unreadable > 0) complain(`${unreadable} rows don't open; docs/runbooks/keys.md says what to do.`);
  return outcome === 'completed';
}

function showProgress(what: string): Parameters<typeof reseal>[3] {
  let sum = 0;
  let shownAt = performance.now();
  return (resealed, unreadable) => {
    sum += resealed;
    for (const id of unreadable) complain(`${what}: ${id} doesn't open, left as it is`);
    if (performance.now() - shownAt < progressEveryMs) return;
    shownAt = performance.now();
    print(`${what}: ${sum} so far`);
  };
}

const firstKeys = (keys: Config['keys']) =>
  Object.fromEntries(Object.values(keys).map((ring) => [ring.name, ring.keys[0].id]));

async function tell(
  { db, now }: Deps,
  type: 'key_rotation_started' | 'key_rotation_ended',
  result: 'success' | 'failure',
  details: Record<string, string | number>,
): Promise<void> {
  await recordEvent(db, { type, result, actor: { kind: 'system' }, details }, now());
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
process.exitCode = await rotateKeys(stop.signal).catch((error: unknown) => {
  const isOurs = error instanceof SettingsError || error instanceof KeyCheckError;
  // The message of a failed query holds its parameters.
  const code = (error as { code?: string; cause?: { code?: string } }).code ?? (error as Error).name;
  complain(
    isOurs
      ? `rotate-keys didn't run:\n${error.message}`
      : `rotate-keys failed (${code}). Run it again to go on.`,
  );
  return 1;
});
