import { approvals, users } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Config } from '../config.ts';
import { isAddressNew } from './new-address.ts';

/** Long enough for the mail, the call and the app; the mailed link itself lives an hour. */
const approvalHours = 24;

interface NewPhoneFacts {
  kind: 'portal' | 'employee';
  emailChangedAt: Date | null;
  authenticatorState: 'active' | 'disabled' | null;
  newPhoneApprovedAt: Date | null;
}

/** When support last approved a new phone for a user of a query over `users`; an approval dies with the epoch it was made in. */
export const newPhoneApprovedAt = (): SQL<Date | null> =>
  sql`(select max(n.decided_at) from ${approvals} n where n.user_id = ${users.id} and n.kind = 'new_phone'
    and n.decision = 'approved' and n.credential_epoch = ${users.credentialEpoch})`.mapWith(
    approvals.decidedAt,
  ) as SQL<Date | null>;

/**
 * Whether support has to approve before a mailed link may replace an authenticator: by `RECOVERY_POLICY`, always for employees, and for 72 hours
 * after the address was changed (SECURITY rule 17).
 */
export function isApprovalPolicy(
  { kind, emailChangedAt, authenticatorState }: Omit<NewPhoneFacts, 'newPhoneApprovedAt'>,
  { recoveryPolicy }: Config,
  now: Date,
): boolean {
  if (authenticatorState === null) return false;
  return recoveryPolicy === 'mail_and_support' || kind === 'employee' || isAddressNew(emailChangedAt, now);
}

/** Whether an approval is still good at this moment. */
export function isApproved(
  { newPhoneApprovedAt: at }: Pick<NewPhoneFacts, 'newPhoneApprovedAt'>,
  now: Date,
): boolean {
  return at !== null && now.getTime() - at.getTime() < approvalHours * 3600_000;
}
