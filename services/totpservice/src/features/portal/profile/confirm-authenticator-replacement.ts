import type { Database } from '@tvm/db';
import { claimAttempt, enrolmentPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { activateAuthenticator } from '../../../credentials/activate-authenticator.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import { findPendingAuthenticator } from '../../../credentials/pending-authenticator.ts';
import { replaceRecoveryCodes } from '../../../credentials/replace-recovery-codes.ts';
import { verifyCode } from '../../../credentials/verify-code.ts';
import type { Deps } from '../../../deps.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { tellOfReplacedAuthenticator } from '../../../mails/tell-of-replaced-authenticator.ts';
import { type DeviceCookie, rememberBrowser } from '../../../sessions/device-cookie.ts';
import type { Session } from '../../../sessions/session.ts';
import {
  type DeadSession,
  findSessionFacts,
  rotateSession,
  withSession,
} from '../../../sessions/with-session.ts';
import { type AuditEvent, byPerson, recordEvent } from '../../../trail/audit.ts';
import { type ChangeRefusal, refuseChange } from './refuse-change.ts';

export type ConfirmAuthenticatorReplacement =
  | { outcome: 'replaced'; token: string; device: DeviceCookie; recoveryCodes: string[] }
  | { outcome: 'replacement_not_started' }
  | { outcome: 'code_rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | ChangeRefusal
  | DeadSession;

interface Input {
  code: string;
  /** The device cookie that the browser sent. */
  deviceToken: string | undefined;
  client: Visitor;
}

/**
 * Replaces the authenticator by the first code of the new one. In one transaction: pending becomes active with that code's step burned, the former
 * one is revoked and its secret wiped, recovery codes are new, and everything made with the former credentials dies but this session, which goes on
 * under a new identifier. The person and the other main users are told.
 */
export async function confirmAuthenticatorReplacement(
  deps: Deps,
  session: Session,
  input: Input,
): Promise<ConfirmAuthenticatorReplacement> {
  const pending = await findReplacement(deps, deps.db, session, input);
  if ('outcome' in pending) return pending;
  const claim = await claimAttempt(deps.db, enrolmentPolicy, session.userId, deps.now());
  if (claim.outcome === 'locked') {
    await record(deps, deps.db, session, input, { result: 'refused', reason: 'locked' });
    return claim;
  }
  const verification = await verifyCode<ConfirmAuthenticatorReplacement>(deps, {
    userId: session.userId,
    sealedSecret: pending.sealedSecret,
    code: input.code,
    accept: (step) =>
      withSession<ConfirmAuthenticatorReplacement>(deps, session, async (tx) => {
        const still = await findReplacement(deps, tx, session, input);
        return 'outcome' in still ? still : replace(deps, tx, session, { ...input, id: still.id, step });
      }),
  });
  if (verification.outcome === 'accepted') return verification.value;
  await record(deps, deps.db, session, input, { result: 'failure', reason: verification.reason });
  await recordLock(deps.db, 'enrolment', claim, byPerson(session, input.client.address), deps.now());
  return { outcome: 'code_rejected' };
}

/** The pending authenticator of a session that may confirm it now, or why not. */
async function findReplacement(
  deps: Deps,
  db: Database,
  session: Session,
  { client }: Pick<Input, 'client'>,
) {
  const facts = await findSessionFacts(db, session);
  if (!facts) return { outcome: 'unauthenticated' } as const;
  const attempt = { type: 'replacement_code', clientAddress: client.address, authenticator: 'new' } as const;
  const refused = await refuseChange(deps, db, session, facts, attempt);
  if (refused) return refused;
  const pending = await findPendingAuthenticator(db, { sessionId: session.sessionId });
  if (pending) return pending;
  await record(deps, db, session, { client }, { result: 'refused', reason: 'replacement_not_started' });
  return { outcome: 'replacement_not_started' } as const;
}

async function replace(
  deps: Deps,
  tx: Database,
  session: Session,
  { id, step, client, deviceToken }: Input & { id: string; step: number },
): Promise<ConfirmAuthenticatorReplacement> {
  const now = deps.now();
  const { userId } = session;
  const who = byPerson(session, client.address);
  await activateAuthenticator(tx, { userId, authenticatorId: id, step }, who, now);
  const recoveryCodes = await replaceRecoveryCodes(deps, tx, { userId, authenticatorId: id });
  const credentialEpoch = await raiseCredentialEpoch(tx, userId);
  const token = await rotateSession(tx, session, { credentialEpoch, codeGivenAt: now });
  await tellOfReplacedAuthenticator(tx, session, now);
  const event = { type: 'authenticator_replaced', result: 'success', details: { by: 'profile' } } as const;
  await recordEvent(tx, { ...event, ...byPerson(session, client.address) }, now);
  const device = await rememberBrowser(tx, deps, { userId, credentialEpoch, token: deviceToken });
  return { outcome: 'replaced', token, device, recoveryCodes };
}

async function record(
  deps: Deps,
  db: Database,
  session: Session,
  { client }: Pick<Input, 'client'>,
  what: Pick<AuditEvent, 'result' | 'reason'>,
): Promise<void> {
  const event = { type: 'replacement_code' as const, ...what, ...byPerson(session, client.address) };
  await recordEvent(db, event, deps.now());
}
