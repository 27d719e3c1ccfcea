import { approvals, type Database } from '@tvm/db';
import { applyApproval } from '../../../approvals/apply-approval.ts';
import { isInRole } from '../../../approvals/approvals.queries.ts';
import { describeApproval, showApproval } from '../../../approvals/describe-approval.ts';
import { isAnotherOpen } from '../../../approvals/is-another-open.ts';
import type { Asked, Blocked, Kind, RefusedNow, Subject } from '../../../approvals/kind.ts';
import { kinds } from '../../../approvals/kinds.ts';
import { refuseTooMany } from '../../../approvals/limit-requests.ts';
import { lockPeople } from '../../../approvals/lock-people.ts';
import { type Decider, targetOf } from '../../../approvals/refuse-decision.ts';
import { tellDeciders } from '../../../approvals/tell-deciders.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { findSessionFacts } from '../../../sessions/with-session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** Then it expires, if nobody approves. */
const requestHours = 24;

type Refused =
  | Blocked
  | RefusedNow
  | Refusal<
      Kind['unknown'] | 'not_for_oneself' | 'role_required' | 'approval_open' | 'approval_limit_reached'
    >;

/** Asks for what another employee has to approve; does at once what one employee may do. */
export const requestApproval = operation('requestApproval', async (deps, { body, caller, visitor }) => {
  const decider = { session: caller, clientAddress: visitor.address };
  const kind = kinds[body.kind];
  const ids = kind.subjectOf(body);
  return deps.db.transaction(async (tx) => {
    await lockPeople(tx, [caller.userId], ids);
    if (!(await findSessionFacts(tx, caller))) return { refused: 'unauthenticated' };
    await kind.lock(tx, ids);
    const subject = await kind.find(tx, ids);
    const refused = await refuse(deps, tx, decider, body, subject);
    if (refused || !subject) {
      const target = subject ? await targetOf(tx, { kind: body.kind, ...ids }) : {};
      const who = byEmployee(caller, target, visitor.address);
      const event = { type: 'approval_requested', ...who, details: { kind: body.kind } } as const;
      return recordRefused(tx, event, refused ?? { refused: kind.unknown }, deps.now());
    }
    const id = await make(deps, tx, decider, body, subject);
    return describeApproval(deps, tx, id);
  });
});

/** With the subject locked, so that two requests at once are one behind the other. */
async function refuse(
  deps: Deps,
  tx: Database,
  { session }: Decider,
  asked: Asked,
  subject: Subject | undefined,
): Promise<Refused | undefined> {
  const kind = kinds[asked.kind];
  if (!(await isInRole(tx, session.userId, kind.asks))) return { refused: 'role_required' };
  if (!subject) return { refused: kind.unknown };
  if (subject.userId === session.userId) return { refused: 'not_for_oneself' };
  const blocked =
    (await kind.blocks?.(deps, tx, subject, asked)) ??
    (await kind.refuseNow?.(deps, tx, subject, kind.paramsOf(asked)));
  if (blocked) return blocked;
  if (await isAnotherOpen(deps, tx, asked)) return { refused: 'approval_open' };
  const now = deps.now();
  if (!kind.needsSecond(subject, now)) return undefined;
  const isAboutEmployee = subject.userId !== null && subject.organisationId === null;
  return refuseTooMany(tx, session.userId, { kind: asked.kind, isAboutEmployee }, now);
}

async function make(
  deps: Deps,
  tx: Database,
  decider: Decider,
  asked: Asked,
  subject: Subject,
): Promise<string> {
  const { session, clientAddress } = decider;
  const now = deps.now();
  const kind = kinds[asked.kind];
  const [ids, params] = [kind.subjectOf(asked), kind.paramsOf(asked)];
  const needsSecondEmployee = kind.needsSecond(subject, now);
  const shown = await showApproval(deps, tx, asked.kind, ids, params);
  const [approval] = await tx
    .insert(approvals)
    .values({
      ...ids,
      ...{ kind: asked.kind, credentialEpoch: subject.credentialEpoch, params, needsSecondEmployee },
      version: shown?.version ?? '',
      requestedBy: session.userId,
      reason: asked.reason.trim(),
      ticketReference: asked.ticketReference,
      requestedAt: now,
      expiresAt: new Date(now.getTime() + requestHours * 3600_000),
    })
    .returning();
  if (!approval) throw new Error('no approval was written');
  const who = byEmployee(session, await targetOf(tx, approval), clientAddress);
  const { id, ticketReference } = approval;
  const details = {
    ...{ approvalId: id, kind: asked.kind, ticketReference, needsSecondEmployee },
    ...(ids.clientId !== null && { client: ids.clientId }),
    ...(await kind.tell(params)),
  };
  await recordEvent(tx, { type: 'approval_requested', result: 'success', ...who, details }, now);
  if (needsSecondEmployee) await tellDeciders(tx, approval, now);
  else await applyApproval(deps, tx, decider, { approval, version: approval.version });
  return id;
}
