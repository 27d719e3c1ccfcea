import type { Connection, EmployeeRole, NewEmployee } from '@tvm/db';
import { makeEmployee, refuseNewEmployee } from '../employees/make-employee.ts';
import { isOfContract } from '../http/validation.ts';
import { recordEvent } from '../trail/audit.ts';

/** Makes an employee on the host, alone, which takes two in the console (`new_employee`). For the first ones, and where no two support leads are left. */
export async function addEmployee(
  db: Connection,
  employee: NewEmployee & { role: EmployeeRole },
  now: Date,
): Promise<{ made: string } | { refused: 'email_refused' | 'email_in_use' | 'name_refused' }> {
  const { firstName, namePrefix, surname, role } = employee;
  if (
    ![firstName, namePrefix].every((part) => isOfContract('NamePart', part)) ||
    !isOfContract('Surname', surname)
  )
    return { refused: 'name_refused' };
  return db.transaction(async (tx) => {
    const refused = await refuseNewEmployee(tx, employee.email);
    if (refused) return refused;
    const made = await makeEmployee(tx, employee, now);
    if (!made) return { refused: 'email_in_use' };
    const event = { type: 'employee_created', result: 'success', actor: { kind: 'system' } } as const;
    await recordEvent(tx, { ...event, userId: made.id, details: { role } }, now);
    return { made: made.id };
  });
}
