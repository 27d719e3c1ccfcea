import { approvals, type Database, query, users } from '@tvm/db';
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { recordEvents } from '../trail/audit.ts';
import { rememberDeletedOrganisation, rememberDeletions } from './removal.queries.ts';
import { type By, removeUsers } from './remove-users.ts';

/**
 * Removes an organisation with all that is of it, in the caller's transaction, its row and its users locked: users as `deleteUser` does each, requests that wait, activations and exemptions.
 * The versions are remembered, so that an older request brings nobody and nothing back. The caller writes the event of the organisation, which comes last.
 * @returns how many users went with it
 */
export async function deleteOrganisationOf(
  deps: Deps,
  tx: Database,
  {
    organisation: { id: organisationId, externalId },
    sourceVersion,
    by,
    approvalId = null,
  }: {
    organisation: { id: string; externalId: string | null };
    sourceVersion: number;
    by: By;
    /** By which it is decided. */
    approvalId?: string | null;
  },
): Promise<number> {
  const now = deps.now();
  const people = await tx
    .select()
    .from(users)
    .where(eq(users.organisationId, organisationId))
    .orderBy(asc(users.id));
  const formers = await removeUsers(deps, tx, by, people);
  await rememberDeletions(
    tx,
    people.flatMap(({ id, externalId: of, sourceVersion: version }) =>
      of === null
        ? []
        : [{ externalId: of, sourceVersion: version, deletedAt: now, former: formers.get(id) ?? null }],
    ),
  );
  await cancelWaiting(tx, { organisationId, approvalId }, now);
  await query(tx, 'delete_organisation')`select delete_organisation(${organisationId}::uuid)`;
  if (externalId !== null)
    await rememberDeletedOrganisation(tx, { externalId, organisationId, sourceVersion, deletedAt: now });
  return people.length;
}

/** Requests about the organisation itself; those about its users are gone with them. */
async function cancelWaiting(
  tx: Database,
  { organisationId, approvalId }: { organisationId: string; approvalId: string | null },
  now: Date,
): Promise<void> {
  const isWaiting = and(
    eq(approvals.organisationId, organisationId),
    approvalId === null ? undefined : ne(approvals.id, approvalId),
    isNull(approvals.decision),
  );
  const cancelled = await tx
    .update(approvals)
    .set({ decision: 'cancelled', decidedAt: now })
    .where(isWaiting)
    .returning({ id: approvals.id, kind: approvals.kind });
  const event = { type: 'approval_cancelled', result: 'success', actor: { kind: 'system' } } as const;
  await recordEvents(
    tx,
    cancelled.map(({ id, kind }) => ({ ...event, organisationId, details: { approvalId: id, kind } })),
    now,
  );
}
