import { type EmployeeRole, users } from '@tvm/db';
import { and, eq, isNull } from 'drizzle-orm';
import { giveRole } from '../../employees/give-role.ts';
import { type Asked, type Kind, noSubject, type Subject } from '../kind.ts';
import { aboutUser } from './user-subject.ts';

interface EmployeeSubject extends Subject {
  fullName: string;
  email: string;
  role: EmployeeRole;
}

/** Gives an employee another role (SECURITY rule 25). By two support leads, neither of whom it is about. */
export const employeeRole: Kind<Asked<'employee_role'>, EmployeeSubject> = {
  asks: ['support_lead'],
  decides: ['support_lead'],
  effect: 'employee_role_changed',
  unknown: 'user_not_found',
  notBeside: ['employee_role'],
  subjectOf: ({ userId }) => ({ ...noSubject, userId }),
  paramsOf: ({ role }) => ({ role }),
  tell: ({ role = null }) => ({ role }),
  needsSecond: () => true,
  lock: aboutUser.lock,

  /** Undefined for who is disabled, and for a portal user, who has no role. */
  async find(db, { userId }) {
    const { id, credentialEpoch, fullName, email } = users;
    const [found] = await db
      .select({ userId: id, credentialEpoch, fullName, email, role: users.employeeRole })
      .from(users)
      .where(and(eq(id, userId ?? ''), eq(users.kind, 'employee'), isNull(users.disabledAt)));
    return found?.role ? { ...noSubject, ...found, role: found.role } : undefined;
  },

  refuseNow: async (_deps, _tx, subject, { role }) =>
    subject.role === role ? { refused: 'role_unchanged' } : undefined,

  async show(_deps, _db, { credentialEpoch, fullName, email, role }) {
    return { impact: null, boundTo: { credentialEpoch, fullName, email, role } };
  },

  async apply(deps, tx, { id: approvalId, userId, params: { role } }) {
    const subject = await employeeRole.find(tx, { ...noSubject, userId });
    if (!subject || userId === null || !role) throw new Error('a role for nobody');
    await giveRole(tx, { userId, role, formerRole: subject.role, approvalId }, deps.now());
    return { details: { role, formerRole: subject.role }, changedRoleOf: userId };
  },
};
