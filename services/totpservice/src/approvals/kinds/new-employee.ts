import { canonicaliseEmail } from '@tvm/policy';
import { makeEmployee, refuseNewEmployee } from '../../employees/make-employee.ts';
import { type Asked, type Kind, noSubject, type Subject } from '../kind.ts';

/** Makes an employee in a role (SECURITY rule 25). By two support leads; the invitation leaves once it is approved. */
export const newEmployee: Kind<Asked<'new_employee'>, Subject> = {
  asks: ['support_lead'],
  decides: ['support_lead'],
  effect: 'employee_created',
  unknown: 'user_not_found',
  notBeside: ['new_employee'],
  subjectOf: ({ email }) => ({ ...noSubject, proposed: canonicaliseEmail(email) ?? email }),
  paramsOf: ({ email, firstName, namePrefix = '', surname, language = 'nl', role }) => ({
    employee: { email: email.trim(), firstName, namePrefix, surname, language },
    role,
  }),
  tell: ({ role = null }) => ({ role }),
  needsSecond: () => true,
  // Only an address is known, and what was asked for never changes.
  find: async (_db, { proposed }) => ({ ...noSubject, proposed, credentialEpoch: null }),
  lock: async () => {},
  refuseNow: (_deps, tx, { proposed }) => refuseNewEmployee(tx, proposed ?? ''),
  show: async (_deps, _db, { proposed }) => ({ impact: null, boundTo: { proposed } }),

  async apply(deps, tx, { id: approvalId, params: { employee, role } }) {
    if (!employee || !role) throw new Error('an employee of whom nothing is known');
    const made = await makeEmployee(tx, { ...employee, role, approvalId }, deps.now());
    if (!made) throw new Error('the address was taken meanwhile');
    const { id: userId, credentialEpoch } = made;
    return { details: { role }, made: { userId, credentialEpoch } };
  },
};
