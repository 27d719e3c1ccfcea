import type { Schema } from '@tvm/contract';
import { type Database, query } from '@tvm/db';

type Employee = Schema<'EmployeeList'>['items'][number];

/** All employees, by name. */
export async function selectEmployees(db: Database): Promise<Employee[]> {
  type Row = Omit<Employee, 'lastLoginAt'> & { lastLoginAt: Date | null };
  const rows = await query<Row>(db, 'select_employees')`
    select u.id, u.full_name as "fullName", u.email, u.employee_role as role, s.is_disabled as disabled, s.state = 'enrolled' as enrolled,
      last_login_of(u.id) as "lastLoginAt"
    from users u join user_standing s on s.user_id = u.id where u.kind = 'employee' order by u.full_name collate "nl-x-icu", u.id`;
  return rows.map((row) => ({ ...row, lastLoginAt: row.lastLoginAt?.toISOString() ?? null }));
}
