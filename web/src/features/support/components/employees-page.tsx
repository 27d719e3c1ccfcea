import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { Address } from '../../../ui/address.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useListEmployees } from '../api.ts';
import { words } from '../text.ts';
import { DoneNotice } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { type WideColumn, WideTable } from './wide-table.tsx';

const text = words.employees;

/** S15: colleagues, each of whom another one can help; support leads ask for a new one. */
export function EmployeesPage() {
  const { employeeRole } = useSession();
  const query = useListEmployees();
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Page title={text.title} width="wide">
          <DoneNotice />
          {employeeRole === 'support_lead' && (
            <div>
              <ButtonLink kind="secondary" to="/support/employees/new">
                {text.new.open}
              </ButtonLink>
            </div>
          )}
          <WideTable caption={text.title} rows={items} keyOf={({ id }) => id} columns={columns} />
        </Page>
      )}
    </Loaded>
  );
}

const columns: WideColumn<Schema<'EmployeeList'>['items'][number]>[] = [
  { title: text.name, value: ({ id, fullName }) => <Link to={`/support/users/${id}`}>{fullName}</Link> },
  { title: text.email, value: ({ email }) => <Address email={email} /> },
  { title: text.role, value: ({ role }) => words.roles[role] },
  {
    title: text.state,
    value: ({ disabled, enrolled }) =>
      disabled ? text.disabled : enrolled ? text.enrolled : text.notEnrolled,
  },
];
