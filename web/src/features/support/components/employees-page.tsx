import { Link } from 'react-router';
import { Address } from '../../../ui/address.tsx';
import { Page } from '../../../ui/page.tsx';
import { useListEmployees } from '../api.ts';
import { words } from '../text.ts';
import { Loaded } from './loaded.tsx';

const text = words.employees;

/** S15: colleagues, each of whom another one can help. */
export function EmployeesPage() {
  const query = useListEmployees();
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Page title={text.title} width="wide">
          <div className="wide-table">
            <table>
              <caption className="visually-hidden">{text.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{text.name}</th>
                  <th scope="col">{text.email}</th>
                  <th scope="col">{text.role}</th>
                  <th scope="col">{text.state}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, fullName, email, role, disabled, enrolled }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to={`/support/users/${id}`}>{fullName}</Link>
                    </th>
                    <td data-label={text.email}>
                      <Address email={email} />
                    </td>
                    <td data-label={text.role}>{words.roles[role]}</td>
                    <td data-label={text.state}>
                      {disabled ? text.disabled : enrolled ? text.enrolled : text.notEnrolled}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
