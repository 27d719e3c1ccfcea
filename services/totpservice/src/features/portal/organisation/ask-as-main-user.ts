import type { Schema } from '@tvm/contract';
import { approvals, type Database } from '@tvm/db';
import { applyApproval } from '../../../approvals/apply-approval.ts';
import { showApproval } from '../../../approvals/describe-approval.ts';
import { isAnotherOpen } from '../../../approvals/is-another-open.ts';
import { noSubject } from '../../../approvals/kind.ts';
import { aboutUser } from '../../../approvals/kinds/user-subject.ts';
import { kinds } from '../../../approvals/kinds.ts';
import { refuseTooMuchHelp } from '../../../approvals/limit-requests.ts';
import { tellDeciders } from '../../../approvals/tell-deciders.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { tellOfHelp } from '../../../mails/tell-of-help.ts';
import type { Session } from '../../../sessions/session.ts';
import { byDecider, recordEvent } from '../../../trail/audit.ts';
import type { Colleague } from './with-colleague.ts';

type Refused = Refusal<
  'authenticator_missing' | 'approval_changed' | 'approval_open' | 'approval_limit_reached'
>;

/** Then it expires, if no employee approves; as a request of support. */
const requestHours = 24;

interface Asked {
  caller: Session;
  visitor: Visitor;
  colleague: Colleague;
  kind: 'reset' | 'new_phone';
  version: string;
}

/**
 * Asks for what support asks for, as a main user: the same kind of approval, bound to the version of what was shown. Done at once where one is enough; where another change of the last 72 hours
 * makes it two, it waits for an employee of TVM. All main users are told of either. The rows of both are locked by the caller, so that of two main users at once one finds it done.
 */
export async function askAsMainUser(
  deps: Deps,
  tx: Database,
  asked: Asked,
): Promise<Schema<'ColleagueHelped'> | Refused> {
  const { caller, visitor, colleague, kind, version } = asked;
  const { userId } = colleague;
  const now = deps.now();
  const refused = await refuse(deps, tx, asked);
  if (refused) return refused;
  const subject = await aboutUser.find(tx, { userId });
  if (!subject) throw new Error('a colleague of nobody');
  const needsSecondEmployee = kinds[kind].needsSecond(subject, now);
  const [approval] = await tx
    .insert(approvals)
    .values({
      ...{ kind, userId, credentialEpoch: subject.credentialEpoch, params: {}, needsSecondEmployee, version },
      ...{ requestedBy: caller.userId, reason: '', ticketReference: '', requestedAt: now },
      expiresAt: new Date(now.getTime() + requestHours * 3600_000),
    })
    .returning();
  if (!approval) throw new Error('no approval was written');
  const who = byDecider(caller, colleague, visitor.address);
  const details = { approvalId: approval.id, kind, needsSecondEmployee };
  await recordEvent(tx, { type: 'approval_requested', result: 'success', ...who, details }, now);
  if (needsSecondEmployee) await tellDeciders(tx, approval, now);
  else
    await applyApproval(deps, tx, { session: caller, clientAddress: visitor.address }, { approval, version });
  const help = needsSecondEmployee ? (`${kind}_asked` as const) : kind;
  await tellOfHelp(tx, { ...colleague, helperId: caller.userId, help }, now);
  return { state: needsSecondEmployee ? 'waits_for_support' : 'done' };
}

async function refuse(
  deps: Deps,
  tx: Database,
  { caller, colleague: { userId }, kind, version }: Asked,
): Promise<Refused | undefined> {
  const subject = await aboutUser.find(tx, { userId });
  if (!subject?.authenticatorState) return { refused: 'authenticator_missing' };
  const asked = { kind, userId, identityChecks: [], reason: '', ticketReference: '' };
  if (await isAnotherOpen(deps, tx, asked)) return { refused: 'approval_open' };
  const shown = await showApproval(deps, tx, kind, { ...noSubject, userId }, {});
  if (shown?.version !== version) return { refused: 'approval_changed' };
  return refuseTooMuchHelp(tx, caller.userId, deps.now());
}
