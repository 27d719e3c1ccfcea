import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { keyedHashes, normaliseNoticeCode } from '@tvm/keys';
import { holdEnrolment } from '../../../approvals/hold-enrolment.ts';
import {
  claimAttempt,
  noticeAddressPolicy,
  noticeWideNetworkPolicy,
  returnAttempt,
} from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import type { AttemptClaim } from '../../../attempts/claimed-attempt.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { networkOf, type Visitor, wideNetworkOf } from '../../../http/visitor.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { operation } from '../../../sessions/operation.ts';
import { changeWindowHours, recordChanges } from '../../../standing/sensitive-changes.ts';
import { byAnonymous, byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { type FoundNotice, findNotice, lockNotice, markDisputed } from './notices.queries.ts';

const type = 'notice_disputed' as const;

/**
 * Says, by the code of a notice, that it wasn't its user (S19, SECURITY rule 30). Everything that is open ends; what the person couldn't repair stays. What would give somebody another
 * authenticator waits for somebody else for 72 hours (rule 17), and support is asked to look. Once: the same code again answers the same.
 */
export const disputeNotice = operation('disputeNotice', async (deps, { body, visitor }) => {
  const tries = await claimTries(deps, visitor);
  if ('refused' in tries) return tries;
  const code = normaliseNoticeCode(body.noticeCode);
  const hashes = code ? keyedHashes(deps.config.keys.mail, 'notice-code', code) : [];
  const found = await findNotice(deps.db, hashes);
  const result = found
    ? await deps.db.transaction(async (tx) => {
        const notice = await lockNotice(tx, found);
        return notice ? dispute(deps, tx, notice, visitor) : unknown;
      })
    : unknown;
  if (!('refused' in result)) {
    for (const { subject } of tries.claims) await returnAttempt(deps.db, 'notice_address', subject);
    return result;
  }
  const who = byAnonymous(undefined, visitor.address);
  for (const { claim } of tries.claims) await recordLock(deps.db, 'notice_address', claim, who, deps.now());
  return recordRefused(deps.db, { type, ...who }, result, deps.now());
});

const unknown = { refused: 'notice_unknown' } as const;

interface Tries {
  claims: { subject: string; claim: Extract<AttemptClaim, { outcome: 'claimed' }> }[];
}

/** Counts a try of a network, and of the one above it, before the code is looked at. */
async function claimTries(deps: Deps, { address }: Visitor): Promise<Tries | Refusal<'rate_limited'>> {
  const claims: Tries['claims'] = [];
  for (const { policy, subject } of [
    { policy: noticeAddressPolicy, subject: networkOf(address) },
    { policy: noticeWideNetworkPolicy, subject: wideNetworkOf(address) },
  ]) {
    const claim = await claimAttempt(deps.db, policy, subject, deps.now());
    if (claim.outcome === 'locked') {
      const refusal = { refused: 'rate_limited', retryAt: claim.lockedUntil } as const;
      return recordRefused(deps.db, { type, ...byAnonymous(undefined, address) }, refusal, deps.now());
    }
    claims.push({ subject, claim });
  }
  return { claims };
}

async function dispute(
  deps: Deps,
  tx: Database,
  notice: FoundNotice,
  visitor: Visitor,
): Promise<Schema<'DisputedNotice'> | Refusal<'notice_expired'>> {
  const now = deps.now();
  const { id, userId, notices } = notice;
  if (notice.disputedAt) return describe(notice.disputedAt);
  if (notice.expiresAt <= now) return { refused: 'notice_expired' };
  await markDisputed(tx, id, now);
  await raiseCredentialEpoch(tx, userId);
  await recordChanges(tx, [{ userId, kinds: ['disputed'] }], { kind: 'user', id: userId }, now);
  await holdEnrolment(deps, tx, userId);
  const mail = { kind: 'notice_disputed', requestedBy: 'system' } as const;
  const at = now.toISOString();
  await queueMails(
    tx,
    [
      { ...mail, userId, params: { at } },
      { ...mail, userId: null, params: { at, subjectUserId: userId } },
    ],
    now,
  );
  const event = { type, result: 'success', details: { about: Object.keys(notices).join(' ') } } as const;
  await recordEvent(tx, { ...event, ...byPerson(notice, visitor.address) }, now);
  return describe(now);
}

const describe = (disputedAt: Date): Schema<'DisputedNotice'> => ({
  disputedAt: disputedAt.toISOString(),
  heldUntil: new Date(disputedAt.getTime() + changeWindowHours * 3600_000).toISOString(),
});
