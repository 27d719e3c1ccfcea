import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { iso } from '../../../http/iso.ts';

/** All employees, by name. */
export async function selectEmployees(db: Database): Promise<Schema<'EmployeeList'>['items']> {
  const { rows } = await db.execute<Schema<'EmployeeList'>['items'][number] & Record<string, unknown>>(sql`
    select u.id, u.full_name as "fullName", u.email, u.employee_role as role, s.is_disabled as disabled, s.state = 'enrolled' as enrolled,
      u.last_login_at as "lastLoginAt"
    from users u join user_standing s on s.user_id = u.id where u.kind = 'employee' order by u.full_name collate "nl-x-icu", u.id`);
  return rows.map((row) => ({ ...row, lastLoginAt: iso(row.lastLoginAt) }));
}
