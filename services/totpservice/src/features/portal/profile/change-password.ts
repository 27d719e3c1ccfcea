import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { hashPassword, type StoredPassword } from '@tvm/keys';
import { claimAttempt, setPasswordPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { applyPassword } from '../../../credentials/apply-password.ts';
import { checkOwnPassword } from '../../../credentials/check-own-password.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import { brokenPasswordRules } from '../../../credentials/password-rules.ts';
import type { Deps } from '../../../deps.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { type DeviceCookie, rememberBrowser } from '../../../sessions/device-cookie.ts';
import type { Session } from '../../../sessions/session.ts';
import { type DeadSession, rotateSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';

export type ChangePassword =
  | { outcome: 'changed'; token: string; device: DeviceCookie }
  | { outcome: 'password_refused'; rules: Schema<'PasswordRule'>[] }
  | { outcome: 'proof_rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | DeadSession;

interface Input {
  currentPassword: string;
  newPassword: string;
  /** The device cookie that the browser sent. */
  deviceToken: string | undefined;
  client: Visitor;
}

/**
 * Changes the password of whoever knows the current one. Everything made with the former one dies: other sessions, login challenges, mailed
 * links; this session goes on in the new epoch under a new identifier. The person is told.
 */
export async function changePassword(deps: Deps, session: Session, input: Input): Promise<ChangePassword> {
  const { currentPassword, newPassword, client } = input;
  const type = 'password_changed' as const;
  const who = byPerson(session, client.address);
  // The rules first, so that a weak password costs no attempt.
  const rules = brokenPasswordRules(newPassword, session);
  if (rules.length > 0) {
    await recordEvent(deps.db, { type, result: 'refused', reason: 'password_refused', ...who }, deps.now());
    return { outcome: 'password_refused', rules };
  }
  const check = await checkOwnPassword(deps, session, { password: currentPassword, client, type });
  if (check.outcome !== 'right') return check;
  // As many as a link is good for, because each is a hash and a mail.
  const claim = await claimAttempt(deps.db, setPasswordPolicy, session.userId, deps.now());
  if (claim.outcome === 'locked') {
    await recordEvent(deps.db, { type, result: 'refused', reason: 'locked', ...who }, deps.now());
    return claim;
  }
  await recordLock(deps.db, 'set_password', claim, who, deps.now());
  // Outside the transaction: bcrypt takes a quarter of a second, and a lock shouldn't.
  const stored = await hashPassword(deps.config.keys.pepper, newPassword, deps.config.passwordCost);
  // Whoever changed the password meanwhile ended this session with it.
  return withSession<ChangePassword>(deps, session, (tx) => change(deps, tx, session, stored, input));
}

async function change(
  deps: Deps,
  tx: Database,
  session: Session,
  stored: StoredPassword,
  { client, deviceToken }: Input,
): Promise<ChangePassword> {
  const now = deps.now();
  const { userId } = session;
  const credentialEpoch = await raiseCredentialEpoch(tx, userId);
  await applyPassword(deps, tx, session, stored, byPerson(session, client.address));
  const token = await rotateSession(tx, session, { credentialEpoch, passwordGivenAt: now });
  const params = { at: now.toISOString() };
  await queueMails(tx, [{ userId, kind: 'password_changed', requestedBy: 'system', params }], now);
  const event = { type: 'password_changed', result: 'success' } as const;
  await recordEvent(tx, { ...event, ...byPerson(session, client.address) }, now);
  const device = await rememberBrowser(tx, deps, { userId, credentialEpoch, token: deviceToken });
  return { outcome: 'changed', token, device };
}
