import type { Schema } from '@tvm/contract';
import { approvals, type Database } from '@tvm/db';
import { and, eq } from 'drizzle-orm';
import { makeClientSecret } from '../../../clients/change-client.ts';
import { lockClient, selectSecrets } from '../../../clients/clients.queries.ts';
import { secretsAllowed } from '../../../clients/refuse-grant.ts';
import { secretToTakeUntil } from '../../../clients/secret-to-take.ts';
import type { Deps } from '../../../deps.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent, type Who } from '../../../trail/audit.ts';
import { refuseClient } from './client-changes.ts';

type Refused = Refusal<
  | 'client_not_found'
  | 'approval_not_found'
  | 'requester_required'
  | 'client_secret_not_waiting'
  | 'client_revoked'
  | 'client_secret_limit'
>;
interface Asked {
  clientId: string;
  approvalId: string;
  employeeId: string;
}

/** The secret that two support leads allowed, to who asked for it: made now, so that nobody else ever saw it, and once. */
export const takeClientSecret = operation(
  'takeClientSecret',
  async (deps, { params: { clientId }, body: { approvalId }, caller, visitor }) => {
    const who = byEmployee(caller, {}, visitor.address);
    const taken = await take(deps, who, { clientId, approvalId, employeeId: caller.userId });
    if (!isRefusal(taken)) return taken;
    return refuseClient(deps, who, { type: 'client_secret_added', clientId }, taken.refused);
  },
);

function take(deps: Deps, who: Who, asked: Asked): Promise<Schema<'MadeClientSecret'> | Refused> {
  const { clientId, approvalId } = asked;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const refused = await refuse(tx, asked, now);
    if (refused) return refused;
    const made = await makeClientSecret(tx, clientId, { approvalId, now });
    if (!made) return { refused: 'client_secret_not_waiting' };
    const details = { client: clientId, secret: made.id, approvalId };
    await recordEvent(tx, { type: 'client_secret_added', result: 'success', ...who, details }, now);
    return made;
  });
}

/** With the client locked, so that two at once are one behind the other. */
async function refuse(tx: Database, asked: Asked, now: Date): Promise<Refused | undefined> {
  const { clientId, approvalId, employeeId } = asked;
  const client = await lockClient(tx, clientId);
  if (!client) return { refused: 'client_not_found' };
  const [approval] = await tx
    .select({ requestedBy: approvals.requestedBy, until: secretToTakeUntil(now) })
    .from(approvals)
    .where(and(eq(approvals.id, approvalId), eq(approvals.clientId, clientId)));
  if (!approval) return { refused: 'approval_not_found' };
  if (approval.requestedBy !== employeeId) return { refused: 'requester_required' };
  if (client.revokedAt) return { refused: 'client_revoked' };
  if (approval.until === null) return { refused: 'client_secret_not_waiting' };
  const valid = await selectSecrets(tx, clientId);
  return valid.length >= secretsAllowed ? { refused: 'client_secret_limit' } : undefined;
}
