import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ClientScope } from './clients.ts';
import { id, instant, oneOf } from './columns.ts';
import { type EmployeeRole, users } from './people.ts';
import { lostFactors } from './registrations.ts';
import { activations } from './two-factor.ts';

/** Every kind of mail; each has its file in the mailworker's `mails`. What it has to be told stands in `MailParams`. */
export const mailKinds = [
  'registration',
  'two_factor_activated',
  'password_reset',
  'password_changed',
  'authenticator_replaced',
  'authenticator_replaced_notice',
  'two_factor_reversed',
  'two_factor_reset',
  'new_phone_approved',
  'login_locked',
  'mandatory_reminder',
  'mandatory_reminder_main_user',
  'mandatory_reminder_support',
  'email_changed',
  'approval_waits',
  'enrolment_held',
  'main_user_added',
  'noticed',
  'notice_disputed',
  'power_granted',
  'role_granted',
  'recovery_started',
  'recovery_started_notice',
  'recovery_ready',
  'colleague_helped',
] as const;

/** What `noticed` tells of: what was done with somebody's login (SECURITY rule 30). */
export const noticeKinds = [
  'recovery_code_used',
  'recovery_codes_renewed',
  'new_browser',
  'password_without_code',
  'password_capped',
  'authenticator_disabled',
  'passkey_added',
  'authenticator_removed',
  'passkey_copied',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Mails about a change of somebody's login, which can be disputed like `noticed`; the view `disputable_mails` has them too. */
export const changeNotices = [
  'two_factor_activated',
  'password_changed',
  'authenticator_replaced',
  'email_changed',
  'two_factor_reset',
  'new_phone_approved',
] as const satisfies (typeof mailKinds)[number][];

/** What a main user did for a colleague, or asked support to approve. */
export const helpKinds = [
  'unlocked',
  'reset',
  'reset_asked',
  'new_phone',
  'new_phone_asked',
  'new_phone_stopped',
] as const;
export type HelpKind = (typeof helpKinds)[number];

/** When it happened last (RFC 3339), how often, and in the browser of which network address. */
export interface Noticed {
  at: string;
  count: number;
  address?: string;
  agent?: string;
}
export const mailStates = [
  'queued',
  'sending',
  'accepted',
  'delivered',
  'deferred',
  'bounced',
  'complained',
  'failed',
  'replaced',
  'withdrawn',
] as const;
export const mailRequesters = [
  'system',
  'activation',
  'own',
  'main_user',
  'support',
  'anonymous',
  'renewal',
  'client',
] as const;

/** What was granted to a client, beside its name. */
export interface GrantedPower {
  kind: 'new_client' | 'client_grant';
  scopes: ClientScope[];
  keys: number;
  secret: boolean;
  /** How many addresses a browser may be sent back to. */
  addresses: number;
}

/** What a mail says besides its user's own data. No e-mail address, token, code or secret. */
export interface MailParams {
  /** One of many: behind what people wait for, at every attempt (`priority_of` of the database). An activation's mails are that anyway. */
  campaign?: true;
  /** `password_reset`, `recovery_ready`: what the person said to have lost. */
  lost?: (typeof lostFactors)[number];
  /** `registration`: how many times the chain was renewed already. */
  renewals?: number;
  /** `noticed`: what happened; of a digest, all of it since that was begun. */
  notices?: Partial<Record<NoticeKind, Noticed>>;
  /** `noticed`: when a digest is due (RFC 3339), because there were as many of these mails as a day may have. */
  dueAt?: string;
  /** `email_changed`: it goes to the former address, which is sealed with it. */
  toFormer?: true;
  /** `notice_disputed`: what was disputed (`notices.id`). */
  noticeId?: string;
  /** `authenticator_replaced_notice`, `recovery_started_notice`, `colleague_helped`, `enrolment_held`, `main_user_added`, `role_granted`: whom it is about (`users.id`). */
  subjectUserId?: string;
  /** `authenticator_replaced`, `authenticator_replaced_notice`: by a passkey; otherwise by an app. */
  byPasskey?: true;
  /** `colleague_helped`: what was done, and by which main user (`users.id`). */
  help?: HelpKind;
  helperId?: string;
  /** `two_factor_reset`, `new_phone_approved`: a main user did it, not TVM. */
  byMainUser?: true;
  /** `enrolment_held`: two employees have confirmed already. */
  confirmed?: true;
  /** The instant that a notice speaks of, RFC 3339. */
  at?: string;
  /** `login_locked`, `recovery_started`: until when (RFC 3339); and of the former, after what. */
  until?: string;
  lockedBy?: 'password' | 'code';
  /** `two_factor_reversed`: the reversal, which holds the reason. `approval_waits`: what waits (`approvals.id`). `power_granted`, `role_granted`: by what; none on the host. */
  approvalId?: string;
  /** `role_granted`: which role, and instead of which; none for a new employee. */
  role?: EmployeeRole;
  formerRole?: EmployeeRole;
  /** `power_granted`: what, and to which client (`clients.id`). */
  granted?: GrantedPower;
  clientId?: string;
  /**
   * The reminders: from when 2FA is required of the user, RFC 3339, in how many days that is, and of which of the four days before it this is the
   * reminder. `registration`, when it is because of the mandatory date: since when it is required.
   */
  requiredFrom?: string;
  days?: number;
  milestone?: 45 | 14 | 7 | 1;
  /** `mandatory_reminder_main_user` and `…_support`: how many users of the organisation haven't set up 2FA yet. */
  notEnrolled?: number;
  /** `mandatory_reminder_support`: how many organisations without a main user those are of. */
  organisations?: number;
}

/**
 * A mail and what it has come to. What it says is decided at the first attempt and kept as `sealedContent` (recipient, names, language, link), so
 * that every attempt hands over the same; the copy is wiped when the provider has accepted the mail. The raw token is in no column.
 */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    /** Null: to support, where an organisation has no other main user. */
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: mailKinds }).notNull(),
    requestedBy: text({ enum: mailRequesters }).notNull(),
    activationId: uuid().references(() => activations.id),
    params: jsonb().$type<MailParams>().notNull().default({}),
    state: text({ enum: mailStates }).notNull().default('queued'),
    sealedContent: text(),
    attempts: integer().notNull().default(0),
    firstAttemptAt: instant(),
    /** The next attempt after one that failed, or the first one of a digest; until then no job touches it. */
    nextAttemptAt: instant(),
    providerMessageId: text(),
    /** A short code of ours, never a provider's text. */
    lastError: text(),
    /** Of the request that asked for it. */
    requestId: uuid(),
    createdAt: instant().notNull(),
    acceptedAt: instant(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    check('mails_state', oneOf('state', mailStates)),
    check('mails_requested_by', oneOf('requested_by', mailRequesters)),
    check('mails_content_wiped_once_accepted', sql`sealed_content is null or state in ('queued', 'sending')`),
    index('mails_user').on(table.userId, table.createdAt),
    index('mails_activation').on(table.activationId),
    index('mails_open').on(table.updatedAt).where(sql`state in ('queued', 'sending')`),
    index('mails_failed').on(table.updatedAt).where(sql`state = 'failed'`),
    index('mails_key')
      .on(sql`split_part(sealed_content, '.', 1)`, table.id)
      .where(sql`sealed_content is not null`),
  ],
);

/**
 * A reset that somebody asked for by address, until the mailworker has looked whose it is: it becomes a mail of that id, or nothing. Of the services only functions
 * of the owner touch it (`sql/mails.sql`).
 */
export const passwordResetRequests = pgTable(
  'password_reset_requests',
  {
    mailId: uuid().primaryKey(),
    emailCanonical: text().notNull(),
    lost: text({ enum: lostFactors }).notNull(),
    /** Of the HTTP request that asked. */
    requestId: uuid(),
    requestedAt: instant().notNull(),
  },
  (table) => [
    check('password_reset_requests_lost', oneOf('lost', lostFactors)),
    index('password_reset_requests_requested').on(table.requestedAt),
  ],
);

/** Each state that a mail has been in, and since when: a trigger writes a row whenever it changes. */
export const mailStateChanges = pgTable(
  'mail_state_changes',
  {
    id: id(),
    mailId: uuid()
      .notNull()
      .references(() => mails.id, { onDelete: 'cascade' }),
    state: text({ enum: mailStates }).notNull(),
    /** A short code of ours. */
    reason: text(),
    at: instant().notNull(),
  },
  (table) => [
    check('mail_state_changes_state', oneOf('state', mailStates)),
    index('mail_state_changes_mail').on(table.mailId, table.id),
  ],
);

/** Ids of the provider's delivery events that were taken, so that none is taken twice. Kept for a day: older ones are refused by their time. */
export const mailEventReceipts = pgTable(
  'mail_event_receipts',
  { id: text().primaryKey(), receivedAt: instant().notNull() },
  (table) => [index('mail_event_receipts_received').on(table.receivedAt)],
);

export const mailBudgetScopes = ['own', 'main_user', 'support', 'anonymous', 'renewal', 'client'] as const;

/**
 * When links were last asked for, the latest five at most: by whom (`scope`) and for whom (`subject`, a user's id or a keyed hash of an
 * address, known or not).
 */
export const mailBudgets = pgTable(
  'mail_budgets',
  {
    scope: text({ enum: mailBudgetScopes }).notNull(),
    subject: text().notNull(),
    requestedAt: instant().array().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.subject] }),
    check('mail_budgets_scope', oneOf('scope', mailBudgetScopes)),
    check('mail_budgets_at_most_five', sql`cardinality(requested_at) <= 5`),
    index('mail_budgets_updated').on(table.updatedAt),
  ],
);

/** One row: when the next mail may leave, over all workers. */
export const mailPace = pgTable(
  'mail_pace',
  { id: integer().primaryKey().default(1), nextAt: instant().notNull() },
  () => [check('mail_pace_is_one_row', sql`id = 1`)],
);

/** A row a living worker process, so that the jobs of a killed one can be freed. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  workerId: text().primaryKey(),
  seenAt: instant().notNull(),
});
