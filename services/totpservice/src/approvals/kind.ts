import type { Schema } from '@tvm/contract';
import type { ApprovalParams, approvals, Database } from '@tvm/db';
import type { GrantRefusal } from '../clients/refuse-grant.ts';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import type { EmployeeRole } from '../sessions/session.ts';
import type { AuditEvent } from '../trail/audit.ts';
import type { Decider } from './refuse-decision.ts';

export type KindName = Schema<'ApprovalKind'>;
export type ApprovalRow = typeof approvals.$inferSelect;
/** What was asked, as the contract types it for a kind. */
export type Asked<K extends KindName = KindName> = Extract<Schema<'ApprovalRequest'>, { kind: K }>;
/** Whom or what an approval is about: one of these. */
export type SubjectIds = Pick<ApprovalRow, 'organisationId' | 'userId' | 'clientId' | 'proposed'>;
export const noSubject: SubjectIds = { organisationId: null, userId: null, clientId: null, proposed: null };

/** Whom it is about, as it is now. */
export interface Subject extends SubjectIds {
  /** The user's own organisation, too. */
  organisationId: string | null;
  credentialEpoch: number | null;
}

/** Why something can't be asked for. */
export type Blocked = Refusal<
  | 'confirmation_mismatch'
  | 'nothing_to_reverse'
  | 'authenticator_missing'
  | 'approval_not_needed'
  | 'identity_not_checked'
>;

/** Why it can't be done as things are. */
export type RefusedNow =
  | GrantRefusal
  | Refusal<'email_refused' | 'email_in_use' | 'role_unchanged' | 'deletion_overtaken'>;

/** What was done. */
interface Applied {
  /** For the trail. */
  details: AuditEvent['details'];
  /** What wasn't there before. */
  made?: Partial<Pick<ApprovalRow, 'clientId' | 'userId' | 'credentialEpoch'>>;
  /** Who has another role by it, and may not ask any more what they asked. */
  changedRoleOf?: string;
}

/** What whoever decides is shown. */
export interface Shown {
  impact: Schema<'ReversalImpact'> | null;
  deletion?: Schema<'DeletionImpact'>;
  /** What an approval is bound to: when any of it changes, what was shown is no longer what would be done. */
  boundTo: Record<string, string | number | boolean | null>;
}

/** A kind of approval: one file of `kinds/`, its words in the console, its body in the contract. What else belongs to one: CONTRIBUTING. */
export interface Kind<A extends Asked = Asked, S extends Subject = Subject> {
  /** Roles that may ask, and still have to be the requester's at the decision. */
  asks: readonly EmployeeRole[];
  decides: readonly EmployeeRole[];
  /** How the trail calls its effect. */
  effect: AuditEvent['type'];
  /** Where the subject isn't there. */
  unknown: 'organisation_not_found' | 'user_not_found' | 'client_not_found';
  /** Kinds of which none may be open for the same user when this is asked for: itself, and what one of them would undo of the other. */
  notBeside: readonly KindName[];
  subjectOf(asked: A): SubjectIds;
  paramsOf(asked: A): ApprovalParams;
  /** What was asked for, for the trail. */
  tell(params: ApprovalParams): AuditEvent['details'] | Promise<AuditEvent['details']>;
  /** Undefined where there is none, or none that anything can be done for. */
  find(db: Database, ids: SubjectIds): Promise<S | undefined>;
  /** Locks whom it is about until the end of the transaction: people in the order of their ids, then their organisation, the approval itself after them. */
  lock(tx: Database, ids: SubjectIds): Promise<void>;
  /** Why it can't be asked for. */
  blocks?(deps: Deps, tx: Database, subject: S, asked: A): Promise<Blocked | undefined>;
  /** Why it can't be done, at the request and at the decision. */
  refuseNow?(deps: Deps, tx: Database, subject: S, params: ApprovalParams): Promise<RefusedNow | undefined>;
  needsSecond(subject: S, now: Date): boolean;
  show(deps: Deps, db: Database, subject: S, params: ApprovalParams): Promise<Shown>;
  /** Does what was approved, in the transaction of the approval, the subject locked. */
  apply(deps: Deps, tx: Database, approval: ApprovalRow, decider: Decider): Promise<Applied>;
}
