import type { Database } from '@tvm/db';
import { hashPassword, type StoredPassword } from '@tvm/keys';
import { claimAttempt, setPasswordPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { applyPassword } from '../../../credentials/apply-password.ts';
import { checkOwnPassword } from '../../../credentials/check-own-password.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import type { CookieChanges } from '../../../http/cookies.ts';
import { isRefusal } from '../../../http/problems.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { brokenPasswordRules } from '../../../passwords/password-rules.ts';
import { rememberBrowser } from '../../../sessions/device-cookie.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { rotateSession, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent, type Who } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

const type = 'password_changed' as const;

/**
 * Changes the password of whoever knows the current one. Everything made with the former one dies: other sessions, login challenges, mailed
 * links; this session goes on in the new epoch under a new identifier. The person is told.
 */
export const changePassword = operation(
  'changePassword',
  async (deps, { body, caller, visitor, cookies: sent }) => {
    const { currentPassword, newPassword } = body;
    const who = byPerson(caller, visitor.address);
    // The rules first, so that a weak password costs no attempt.
    const passwordRules = await brokenPasswordRules(deps.config, newPassword, caller);
    if (passwordRules.length > 0) {
      const refusal = { refused: 'password_refused', passwordRules } as const;
      return recordRefused(deps.db, { type, ...who }, refusal, deps.now());
    }
    const refused = await checkOwnPassword(deps, caller, { password: currentPassword, visitor, type });
    if (refused) return refused;
    // As many as a link is good for, because each is a hash and a mail.
    const claim = await claimAttempt(deps.db, setPasswordPolicy, caller.userId, deps.now());
    if (claim.outcome === 'locked') {
      const refusal = { refused: 'login_locked', retryAt: claim.lockedUntil } as const;
      return recordRefused(deps.db, { type, ...who }, refusal, deps.now());
    }
    await recordLock(deps.db, 'set_password', claim, who, deps.now());
    // Outside the transaction: bcrypt takes a quarter of a second, and a lock shouldn't.
    const stored = await hashPassword(deps.config.keys.pepper, newPassword, deps.config.passwordCost);
    // Whoever changed the password meanwhile ended this session with it.
    const cookies = await withSession(deps, caller, (tx) =>
      change(deps, tx, caller, { stored, who, deviceToken: sent.device }),
    );
    return isRefusal(cookies) ? cookies : answer(204, undefined, { cookies });
  },
);

/** @param input.deviceToken the device cookie that the browser sent */
async function change(
  deps: Deps,
  tx: Database,
  session: Session,
  { stored, who, deviceToken }: { stored: StoredPassword; who: Who; deviceToken: string | undefined },
): Promise<CookieChanges> {
  const now = deps.now();
  const { userId } = session;
  const credentialEpoch = await raiseCredentialEpoch(tx, userId);
  await applyPassword(deps, tx, session, stored, who);
  const cookie = await rotateSession(tx, session, { credentialEpoch, passwordGivenAt: now });
  const params = { at: now.toISOString() };
  await queueMails(tx, [{ userId, kind: 'password_changed', requestedBy: 'system', params }], now);
  await recordEvent(tx, { type, result: 'success', ...who }, now);
  const device = await rememberBrowser(tx, deps, { userId, credentialEpoch, token: deviceToken });
  return { session: cookie, device };
}
