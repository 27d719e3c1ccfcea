import type { EmployeeRole } from '../sessions/session.ts';
import type { Kind, KindName } from './kind.ts';
import { clientGrant } from './kinds/client-grant.ts';
import { employeeRole } from './kinds/employee-role.ts';
import { firstEnrolment } from './kinds/first-enrolment.ts';
import { newClient } from './kinds/new-client.ts';
import { newEmployee } from './kinds/new-employee.ts';
import { newPhone } from './kinds/new-phone.ts';
import { organisationDeletion } from './kinds/organisation-deletion.ts';
import { reset } from './kinds/reset.ts';
import { reversal } from './kinds/reversal.ts';

/** Every kind of approval. */
export const kinds: Record<KindName, Kind> = {
  reversal,
  reset,
  new_phone: newPhone,
  first_enrolment: firstEnrolment,
  new_client: newClient,
  client_grant: clientGrant,
  new_employee: newEmployee,
  employee_role: employeeRole,
  organisation_deletion: organisationDeletion,
};

/** What somebody in this role may decide about. */
export const kindsToDecide = (role: EmployeeRole): KindName[] =>
  (Object.keys(kinds) as KindName[]).filter((name) => kinds[name].decides.includes(role));
