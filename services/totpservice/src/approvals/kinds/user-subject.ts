import { type Database, users } from '@tvm/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import {
  type CountedChange,
  countedChanges,
  heldBecause,
  makesTwo,
  type SensitiveChange,
} from '../../standing/sensitive-changes.ts';
import { type AuthenticatorState, authenticatorState } from '../../standing/used-authenticators.ts';
import { type Asked, type Blocked, type Kind, noSubject, type Shown, type Subject } from '../kind.ts';

/** What decides about a user whom support helps. */
export interface UserSubject extends Subject {
  userId: string;
  credentialEpoch: number;
  kind: 'portal' | 'employee';
  fullName: string;
  email: string;
  authenticatorState: AuthenticatorState;
  /** What was done, and by what the enrolment is held already. */
  changes: CountedChange[];
  heldBecause: SensitiveChange[] | null;
}

/** By its table's name, which the builder leaves out where it joins none: `id` alone is that of the innermost table. */
const userOfQuery = sql`users.id`;

/** Undefined for nobody, and for whoever is disabled: there is nothing to help them with. */
async function findUserSubject(db: Database, userId: string | null): Promise<UserSubject | undefined> {
  const [found] = await db
    .select({
      userId: users.id,
      clientId: sql<null>`null`,
      proposed: sql<null>`null`,
      organisationId: users.organisationId,
      credentialEpoch: users.credentialEpoch,
      kind: users.kind,
      fullName: users.fullName,
      email: users.email,
      authenticatorState: authenticatorState(userOfQuery),
      changes: countedChanges(userOfQuery),
      heldBecause: heldBecause(userOfQuery),
    })
    .from(users)
    .where(and(eq(users.id, userId ?? ''), isNull(users.disabledAt)));
  return found;
}

type AboutUser = Asked<'reset' | 'new_phone' | 'first_enrolment'>;

/** What all kinds have in common that are about one user. */
export const aboutUser = {
  asks: ['support', 'support_lead'],
  decides: ['support', 'support_lead'],
  unknown: 'user_not_found',
  notBeside: ['reset', 'new_phone'],
  subjectOf: ({ userId }: AboutUser) => ({ ...noSubject, userId }),
  paramsOf: ({ identityChecks }: AboutUser) => ({ identityChecks }),
  tell: ({ identityChecks = [] }) => ({ identityChecks: identityChecks.join(' ') }),
  find: (db: Database, { userId }: { userId: string | null }) => findUserSubject(db, userId),
  async lock(tx: Database, { userId }: { userId: string | null }) {
    await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.id, userId ?? ''))
      .for('no key update');
  },
  async show(_deps: unknown, _db: Database, subject: UserSubject): Promise<Shown> {
    const { credentialEpoch, organisationId, fullName, email, authenticatorState } = subject;
    const because = subject.heldBecause?.join(' ') ?? '';
    return {
      impact: null,
      boundTo: { credentialEpoch, organisationId, fullName, email, authenticatorState, because },
    };
  },
} satisfies Partial<Kind<AboutUser, UserSubject>>;

/** Two points of the checklist, or seen in person. */
export const checkIdentity = ({ identityChecks }: AboutUser): Blocked | undefined =>
  identityChecks.length >= 2 || identityChecks.includes('in_person')
    ? undefined
    : { refused: 'identity_not_checked' };

type Changed = Pick<UserSubject, 'kind' | 'changes' | 'heldBecause'>;

/**
 * Whether it takes two employees: where it would be the second of two changes that hold an enrolment, and a reset of an employee always. The new phone of an employee
 * has two already: the person, and whoever approves.
 */
export const needsSecond = {
  reset: (changed: Changed, now: Date) => changed.kind === 'employee' || makesTwo('reset', changed, now),
  new_phone: (changed: Changed, now: Date) => makesTwo('new_phone', changed, now),
};
