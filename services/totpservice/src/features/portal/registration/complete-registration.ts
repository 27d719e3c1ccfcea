import { type Database, recoveries } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { applyPassword } from '../../../credentials/apply-password.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import type { Deps } from '../../../deps.ts';
import type { CookieChanges } from '../../../http/cookies.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { tellOfReplacedAuthenticator } from '../../../mails/tell-of-replaced-authenticator.ts';
import { type DeviceCookie, rememberBrowser } from '../../../sessions/device-cookie.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { type RegistrationFacts, updateRegistration } from './registration.queries.ts';

/**
 * Completes a registration in the transaction of its last step: a kept password takes effect, everything made with the former credentials dies,
 * and the user is told; when an authenticator was replaced the other main users too, or support where there is none (SECURITY rule 16).
 * @param how.enrolled of which kind a new authenticator was enrolled; undefined: the active ones stay
 * @returns the cookies of the answer: the registration is over, and its browser is known from now on
 */
export async function completeRegistration(
  deps: Deps,
  tx: Database,
  facts: RegistrationFacts,
  how: { enrolled: 'app' | 'passkey' | undefined; clientAddress: string; deviceToken: string | undefined },
): Promise<CookieChanges> {
  const now = deps.now();
  const { userId, registrationId, keptPasswordHash: hash, keptPepperKeyId: pepperKeyId } = facts;
  const replaced = how.enrolled !== undefined && facts.authenticatorState !== null;
  const who = byPerson(facts, how.clientAddress);
  const credentialEpoch = await raiseCredentialEpoch(tx, userId);
  if (hash && pepperKeyId) await applyPassword(deps, tx, facts, { hash, pepperKeyId }, who);
  await updateRegistration(tx, registrationId, {
    completedAt: now,
    keptPasswordHash: null,
    keptPepperKeyId: null,
  });
  if (replaced) await endRecovery(tx, facts, now, how.enrolled);
  const mail = { requestedBy: 'system' as const, params: { at: now.toISOString() } };
  const kinds = [
    ...(how.enrolled && !replaced ? (['two_factor_activated'] as const) : []),
    ...(hash ? (['password_changed'] as const) : []),
  ];
  await queueMails(
    tx,
    kinds.map((kind) => ({ ...mail, userId, kind })),
    now,
  );
  const type = replaced
    ? 'authenticator_replaced'
    : how.enrolled
      ? 'authenticator_enrolled'
      : 'password_reset_completed';
  await recordEvent(tx, { type, result: 'success', ...who }, now);
  return completed(await rememberBrowser(tx, deps, { userId, credentialEpoch, token: how.deviceToken }));
}

/** The cookies of a browser whose registration is over. */
export const completed = (device: DeviceCookie): CookieChanges => ({ registration: 'clear', device });

/** It is told, and nothing waits any more: what was stopped was about what is gone. */
async function endRecovery(
  tx: Database,
  facts: RegistrationFacts,
  now: Date,
  by: 'app' | 'passkey' | undefined,
): Promise<void> {
  await tellOfReplacedAuthenticator(tx, facts, now, by);
  await tx.update(recoveries).set({ completedAt: now }).where(eq(recoveries.userId, facts.userId));
}
