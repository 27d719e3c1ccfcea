import type { Schema } from '@tvm/contract';
import { type Database, organisations, query } from '@tvm/db';
import type { Deps } from '../deps.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import { byClient, recordEvents } from '../trail/audit.ts';
import { inTransaction } from './in-transaction.ts';
import { type Provisioner, refusedEvent } from './provisioner.ts';
import {
  findDeletedOrganisations,
  findOrganisations,
  findRelationNumbers,
  lockExternalIds,
  lockOrganisations,
  type OrganisationRow,
} from './provisioning.queries.ts';

export type OrganisationPut = Schema<'OrganisationBatch'>['items'][number];
export type OrganisationResult =
  | Schema<'Provisioned'>
  | Refusal<'version_stale' | 'version_reused' | 'relation_number_in_use'>;

/** Each takes a place in the server's table of locks. */
const rowsInRun = 250;

const conflicts = { organisations_relationNumber_unique: 'relation_number_in_use' } as const;

/** Makes and changes organisations as `changeUsers` does users: what comes of each is as if they had been asked for one after the other. */
export async function changeOrganisations(
  deps: Deps,
  by: Provisioner,
  rows: OrganisationPut[],
): Promise<OrganisationResult[]> {
  const results: OrganisationResult[] = [];
  while (results.length < rows.length) {
    const run = firstRun(rows.slice(results.length, results.length + rowsInRun));
    results.push(...(await changeRun(deps, by, run)));
  }
  return results;
}

/** The same for one. */
export async function changeOrganisation(
  deps: Deps,
  by: Provisioner,
  row: OrganisationPut,
): Promise<OrganisationResult> {
  const [result] = await changeOrganisations(deps, by, [row]);
  if (!result) throw new Error('nothing became of it');
  return result;
}

/** The first rows of which no two are about one organisation or want one relation number: their order doesn't matter. */
function firstRun(rows: OrganisationPut[]): OrganisationPut[] {
  const seen = new Set<string>();
  const end = rows.findIndex(({ externalId, relationNumber }) => {
    const names = [`id ${externalId}`, ...(relationNumber ? [`number ${relationNumber}`] : [])];
    const isSeen = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isSeen;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** @returns what became of the first rows of the run, of one at least */
async function changeRun(deps: Deps, by: Provisioner, run: OrganisationPut[]): Promise<OrganisationResult[]> {
  const done = await inTransaction(deps, conflicts, (tx) => applyRun(deps, tx, by, run));
  if (isRefusal(done) && run.length > 1) return changeRun(deps, by, run.slice(0, Math.ceil(run.length / 2)));
  const results = isRefusal(done) ? [done] : done;
  const refusals = results.flatMap((result, at) =>
    isRefusal(result) ? [refusedEvent(by, run[at]?.externalId ?? '', result)] : [],
  );
  await recordEvents(deps.db, refusals, deps.now());
  return results;
}

async function applyRun(
  deps: Deps,
  tx: Database,
  { client, clientAddress }: Provisioner,
  run: OrganisationPut[],
): Promise<OrganisationResult[]> {
  const externalIds = run.map(({ externalId }) => externalId);
  await lockExternalIds(tx, 'organisation', externalIds);
  const known = await findOrganisations(tx, externalIds);
  const gone = await findDeletedOrganisations(
    tx,
    externalIds.filter((externalId) => !known.has(externalId)),
  );
  const numbers = run.flatMap(({ relationNumber }) => relationNumber ?? []);
  const holders = numbers.length > 0 ? await findRelationNumbers(tx, numbers) : new Map();
  const places = new Map(externalIds.map((externalId, at) => [externalId, at]));
  let end = run.length;
  const results = run.map((row, at): OrganisationResult => {
    const decided = decide(row, known.get(row.externalId), gone.get(row.externalId) ?? 0);
    if (isRefusal(decided) || isHeld(row, known.get(row.externalId))) return decided;
    const holder = holders.get(row.relationNumber ?? null);
    if (holder === undefined || holder === row.externalId) return decided;
    const place = places.get(holder);
    if (place !== undefined) end = Math.min(end, Math.max(at, place));
    return { refused: 'relation_number_in_use' };
  });
  const written = run.slice(0, end).flatMap((row, at) => {
    const result = results[at];
    const before = known.get(row.externalId);
    return !result || isRefusal(result) || isHeld(row, before) ? [] : [{ row, before, ...result }];
  });
  const ids = await write(tx, written, deps.now());
  const events = written
    .filter(({ outcome }) => outcome !== 'unchanged')
    .map(({ row, outcome }) => ({
      ...{
        type: 'organisation_provisioned' as const,
        result: 'success' as const,
        details: { what: outcome },
      },
      ...byClient(client, { organisationId: ids.get(row.externalId) ?? null }, clientAddress),
    }));
  await recordEvents(tx, events, deps.now());
  return results.slice(0, end);
}

/** The same version again: nothing to write. */
const isHeld = ({ version }: OrganisationPut, before: OrganisationRow | undefined): boolean =>
  before?.sourceVersion === version;

function decide(
  { version, name, relationNumber = null }: OrganisationPut,
  before: OrganisationRow | undefined,
  goneAt: number,
): OrganisationResult {
  if (!before) return version > goneAt ? { outcome: 'created' } : { refused: 'version_stale' };
  const isSame = before.name === name && before.relationNumber === relationNumber;
  if (version < before.sourceVersion) return { refused: 'version_stale' };
  if (version === before.sourceVersion && !isSame) return { refused: 'version_reused' };
  return { outcome: isSame ? 'unchanged' : 'changed' };
}

/** @returns the organisations' ids by their external ids */
async function write(
  tx: Database,
  written: { row: OrganisationPut; before: OrganisationRow | undefined }[],
  now: Date,
): Promise<Map<string | null, string>> {
  const ids = new Map(
    written.flatMap(({ before }) => (before ? [[before.externalId, before.id] as const] : [])),
  );
  const anew = written.filter(({ before }) => !before);
  if (anew.length > 0) {
    const rows = anew.map(({ row: { version, ...row } }) => ({
      ...row,
      sourceVersion: version,
      createdAt: now,
    }));
    const made = await tx
      .insert(organisations)
      .values(rows)
      .returning({ id: organisations.id, externalId: organisations.externalId });
    for (const { externalId, id } of made) ids.set(externalId, id);
  }
  const changed = written.flatMap(({ row, before }) => (before ? [{ ...row, id: before.id }] : []));
  if (changed.length === 0) return ids;
  await lockOrganisations(
    tx,
    changed.map(({ id }) => id),
  );
  await query(tx, 'update_provisioned_organisations')`
    update organisations o set name = r.name, relation_number = r."relationNumber", source_version = r.version
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r (id uuid, name text, "relationNumber" text, version bigint) where o.id = r.id`;
  return ids;
}
