import type { Schema } from '@tvm/contract';
import { activations, approvals, type Database, isApprovalOpen, users } from '@tvm/db';
import { and, desc, eq, getTableColumns } from 'drizzle-orm';
import { showApproval } from '../approvals/describe-approval.ts';
import { type ApprovalRow, noSubject } from '../approvals/kind.ts';
import { refuseTooManyOf } from '../approvals/limit-requests.ts';
import { tellDeciders } from '../approvals/tell-deciders.ts';
import type { Deps } from '../deps.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import { rememberDeletedOrganisation } from '../removal/removal.queries.ts';
import { deleteOrganisationOf } from '../removal/remove-organisation.ts';
import { byClient, recordEvent, recordEvents } from '../trail/audit.ts';
import { inTransaction } from './in-transaction.ts';
import { type Provisioner, refusedEvent } from './provisioner.ts';
import {
  findDeletedOrganisations,
  findOrganisations,
  lockExternalIds,
  lockOrganisations,
  type OrganisationRow,
} from './provisioning.queries.ts';

/** Whoever may decide can be away for a weekend, and a system doesn't ask again by itself. */
const waitingDays = 7;

export type DeletionResult =
  | { state: 'gone' }
  | Schema<'AskedDeletion'>
  | Refusal<'version_stale' | 'approval_limit_reached'>;

/**
 * Removes an organisation for another system, or asks for it: where somebody is of it, or 2FA was ever activated, an employee decides (SECURITY rule 26), because what is made anew would begin without.
 * The same asked again tells what became of it.
 */
export async function askDeletion(
  deps: Deps,
  by: Provisioner,
  asked: { externalId: string; version: number },
): Promise<DeletionResult> {
  const result = await inTransaction<DeletionResult, never>(deps, {}, (tx) => decide(deps, tx, by, asked));
  if (isRefusal(result))
    await recordEvents(deps.db, [refusedEvent(by, asked.externalId, result)], deps.now());
  return result;
}

async function decide(
  deps: Deps,
  tx: Database,
  by: Provisioner,
  { externalId, version }: { externalId: string; version: number },
): Promise<DeletionResult> {
  await lockExternalIds(tx, 'organisation', [externalId]);
  const known = (await findOrganisations(tx, [externalId])).get(externalId);
  if (!known) {
    const goneAt = (await findDeletedOrganisations(tx, [externalId])).get(externalId) ?? 0;
    const deletion = { externalId, sourceVersion: version, deletedAt: deps.now() };
    if (goneAt < version) await rememberDeletedOrganisation(tx, deletion);
    return { state: 'gone' };
  }
  if (version < known.sourceVersion) return { refused: 'version_stale' };
  await lockOrganisations(tx, [known.id]);
  return (await isEmpty(tx, known))
    ? removeEmpty(deps, tx, by, { ...known, version })
    : ask(deps, tx, by, { ...known, version });
}

const isEmpty = async (tx: Database, { id }: OrganisationRow): Promise<boolean> =>
  (await tx.$count(users, eq(users.organisationId, id))) === 0 &&
  (await tx.$count(activations, eq(activations.organisationId, id))) === 0;

type Known = OrganisationRow & { version: number };

async function removeEmpty(
  deps: Deps,
  tx: Database,
  { client, clientAddress }: Provisioner,
  { id, externalId, version: sourceVersion }: Known,
): Promise<DeletionResult> {
  const organisation = { id, externalId };
  const nobody = () => byClient(client, {}, clientAddress);
  await deleteOrganisationOf(deps, tx, { organisation, sourceVersion, by: nobody });
  const event = {
    type: 'organisation_deleted',
    result: 'success',
    details: { users: 0, externalId },
  } as const;
  const who = byClient(client, { organisationId: id }, clientAddress);
  await recordEvent(tx, { ...event, ...who }, deps.now());
  return { state: 'gone' };
}

async function ask(deps: Deps, tx: Database, by: Provisioner, known: Known): Promise<DeletionResult> {
  const now = deps.now();
  const isAsked = and(eq(approvals.organisationId, known.id), eq(approvals.kind, 'organisation_deletion'));
  const [latest] = await tx
    .select({ ...getTableColumns(approvals), isOpen: isApprovalOpen(now) })
    .from(approvals)
    .where(isAsked)
    .orderBy(desc(approvals.id))
    .limit(1)
    .for('update');
  const latestVersion = latest?.params.sourceVersion;
  if (latest?.decision === 'rejected' && (latestVersion ?? 0) >= known.version)
    return { state: 'rejected', expiresAt: null };
  const isOvertaken = latestVersion !== undefined && known.sourceVersion > latestVersion;
  if (latest?.isOpen && !isOvertaken) return { state: 'waiting', expiresAt: latest.expiresAt.toISOString() };
  if (latest?.decision === null) await close(tx, latest, now);
  return (await refuseTooManyOf(tx, by.client.clientId, now)) ?? makeRequest(deps, tx, by, known);
}

/** What came too late, or was overtaken by a newer state of the organisation. */
async function close(tx: Database, approval: ApprovalRow & { isOpen: boolean }, now: Date): Promise<void> {
  const { id: approvalId, kind, organisationId, isOpen } = approval;
  const decision = isOpen ? 'cancelled' : 'expired';
  await tx.update(approvals).set({ decision, decidedAt: now }).where(eq(approvals.id, approvalId));
  const event = { type: `approval_${decision}`, result: 'success', actor: { kind: 'system' } } as const;
  await recordEvent(tx, { ...event, organisationId, details: { approvalId, kind } }, now);
}

async function makeRequest(
  deps: Deps,
  tx: Database,
  { client, clientAddress }: Provisioner,
  { id: organisationId, name: organisationName, externalId, version: sourceVersion }: Known,
): Promise<DeletionResult> {
  const now = deps.now();
  const kind = 'organisation_deletion';
  const params = { organisationName, clientId: client.clientId, sourceVersion };
  const shown = await showApproval(deps, tx, kind, { ...noSubject, organisationId }, params);
  const expiresAt = new Date(now.getTime() + waitingDays * 24 * 3600_000);
  const [made] = await tx
    .insert(approvals)
    .values({
      ...{ kind, organisationId, params, needsSecondEmployee: true, version: shown?.version ?? '' },
      ...{ reason: '', ticketReference: '', requestedAt: now, expiresAt },
    })
    .returning({ id: approvals.id });
  if (!made) throw new Error('no approval was written');
  const details = { approvalId: made.id, kind, externalId, sourceVersion };
  const who = byClient(client, { organisationId }, clientAddress);
  await recordEvent(tx, { type: 'approval_requested', result: 'success', ...who, details }, now);
  await tellDeciders(tx, { id: made.id, kind }, now);
  return { state: 'waiting', expiresAt: expiresAt.toISOString() };
}
