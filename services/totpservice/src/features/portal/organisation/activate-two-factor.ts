import {
  activations,
  type Database,
  exemptions,
  mailPriority,
  mails,
  organisations,
  sessions,
} from '@tvm/db';
import type { TwoFactorDecision } from '@tvm/policy';
import { and, eq, isNull } from 'drizzle-orm';
import { checkOwnPassword } from '../../../credentials/check-own-password.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import type { Session } from '../../../sessions/session.ts';
import { recordEvent } from '../../../trail/audit.ts';
import { asMainUser, recordRefused } from './as-main-user.ts';
import { queueActivationMails } from './registration-mails.queries.ts';

/** DESIGN section 3: the password again when it was last given more than ten minutes ago. */
const freshProofSeconds = 600;

export type ActivateTwoFactor =
  | { outcome: 'activated'; activatedAt: Date; mails: number }
  | { outcome: 'not_main_user' }
  | { outcome: 'already_mandatory' }
  | { outcome: 'proof_required' }
  | { outcome: 'user_list_changed' };

/** Whether an organisation can be activated: not yet, and not mandatory anyway. An activation ends a running exemption. */
export function isActivatable(decision: TwoFactorDecision): boolean {
  return decision.because === 'voluntary' || decision.because === 'exempt';
}

/** Whether the session's password was given too long ago for an action that can't be undone (ASVS 5.0 7.5.3). */
export function needsFreshProof(session: Session, now: Date): boolean {
  return now.getTime() - session.passwordGivenAt.getTime() > freshProofSeconds * 1000;
}

/**
 * Switches 2FA on for the main user's organisation, one-way: one transaction with one audit event and one mail job a user. Idempotent: of two at
 * once the second finds it done and gets the same answer.
 * @param input.userListVersion of the list that was shown; if it has changed since, nothing happens
 */
export async function activateTwoFactor(
  deps: Deps,
  session: Session,
  input: { userListVersion: string; password: string | undefined; client: Visitor },
): Promise<ActivateTwoFactor | Refusal<'proof_rejected' | 'login_locked'>> {
  const attempt = { type: 'two_factor_activated', clientAddress: input.client.address } as const;
  const found = await asMainUser(deps, session, attempt);
  if ('outcome' in found) return found;
  if (session.decision.because === 'mandatory')
    return recordRefused(deps, session, attempt, { outcome: 'already_mandatory' });
  if (input.password === undefined && needsFreshProof(session, deps.now()))
    return recordRefused(deps, session, attempt, { outcome: 'proof_required' });
  const refused = await refuseStaleProof(deps, session, input.password, input.client);
  if (refused) return refused;
  const result = await activateOnce(deps, session, { ...input, organisationId: found.organisationId });
  return result.outcome === 'user_list_changed' ? recordRefused(deps, session, attempt, result) : result;
}

async function activateOnce(
  deps: Deps,
  session: Session,
  input: { organisationId: string; userListVersion: string; client: Visitor },
): Promise<ActivateTwoFactor> {
  const { organisationId } = input;
  return deps.db.transaction(async (tx): Promise<ActivateTwoFactor> => {
    const now = deps.now();
    const [organisation] = await tx
      .select({ userListVersion: organisations.userListVersion })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .for('no key update');
    const done = await findActivation(tx, organisationId);
    if (done) return { outcome: 'activated', ...done };
    if (String(organisation?.userListVersion) !== input.userListVersion)
      return { outcome: 'user_list_changed' };
    const mailed = await activate(tx, organisationId, session.userId, now);
    await recordEvent(
      tx,
      {
        type: 'two_factor_activated',
        result: 'success',
        actor: { kind: 'user', id: session.userId },
        organisationId,
        clientAddress: input.client.address,
        details: { users: mailed },
      },
      now,
    );
    return { outcome: 'activated', activatedAt: now, mails: mailed };
  });
}

async function activate(tx: Database, organisationId: string, userId: string, now: Date): Promise<number> {
  await tx
    .update(exemptions)
    .set({ endedAt: now })
    .where(and(eq(exemptions.organisationId, organisationId), isNull(exemptions.endedAt)));
  const [activation] = await tx
    .insert(activations)
    .values({ organisationId, activatedBy: userId, activatedAt: now })
    .returning({ id: activations.id });
  if (!activation) throw new Error('no activation was written');
  return queueActivationMails(tx, organisationId, activation.id, now, mailPriority.campaign);
}

async function findActivation(tx: Database, organisationId: string) {
  const [open] = await tx
    .select({ activatedAt: activations.activatedAt, id: activations.id })
    .from(activations)
    .where(and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)));
  return (
    open && { activatedAt: open.activatedAt, mails: await tx.$count(mails, eq(mails.activationId, open.id)) }
  );
}

/** Checks the password again where the session's is too old; a right one makes the session fresh. */
async function refuseStaleProof(
  deps: Deps,
  session: Session,
  password: string | undefined,
  client: Visitor,
): Promise<Refusal<'proof_rejected' | 'login_locked'> | undefined> {
  if (password === undefined || !needsFreshProof(session, deps.now())) return undefined;
  const check = await checkOwnPassword(deps, session, { password, visitor: client, type: 'fresh_proof' });
  if (check) return check;
  await deps.db
    .update(sessions)
    .set({ passwordGivenAt: deps.now() })
    .where(eq(sessions.id, session.sessionId));
  return undefined;
}
