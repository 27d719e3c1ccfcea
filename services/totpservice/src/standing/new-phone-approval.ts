import { approvals, users } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Config } from '../config.ts';

/** Long enough for the mail, the call and the app; the mailed link itself lives an hour. */
const approvalHours = 24;

interface NewPhoneFacts {
  kind: 'portal' | 'employee';
  authenticatorState: 'active' | 'disabled' | null;
  newPhoneApprovedAt: Date | null;
}

/** When support last approved a new phone for a user of a query over `users`; an approval dies with the epoch it was made in. */
export const newPhoneApprovedAt = (): SQL<Date | null> =>
  sql`(select max(n.decided_at) from ${approvals} n where n.user_id = ${users.id} and n.kind = 'new_phone'
    and n.decision = 'approved' and n.credential_epoch = ${users.credentialEpoch})`.mapWith(
    approvals.decidedAt,
  ) as SQL<Date | null>;

/** Whether an approval helps with replacing an authenticator by a mailed link: by `RECOVERY_POLICY`, where it is needed or shortens the wait, and always for employees. */
export function isApprovalPolicy(
  { kind, authenticatorState }: Omit<NewPhoneFacts, 'newPhoneApprovedAt'>,
  { recoveryPolicy }: Config,
): boolean {
  return authenticatorState !== null && (recoveryPolicy !== 'mail' || kind === 'employee');
}

/** Whether an approval is still good at this moment. */
export function isApproved(
  { newPhoneApprovedAt: at }: Pick<NewPhoneFacts, 'newPhoneApprovedAt'>,
  now: Date,
): boolean {
  return at !== null && now.getTime() - at.getTime() < approvalHours * 3600_000;
}
