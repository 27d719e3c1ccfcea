import { Link } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useListClients } from '../api.ts';
import { isLead } from '../roles.ts';
import { words } from '../text.ts';
import { DoneNotice } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';

const text = words.clients;

/** Other TVM systems, each with its page. */
export function ClientsPage() {
  const { employeeRole } = useSession();
  return isLead(employeeRole) ? <Clients mayAsk={employeeRole === 'support_lead'} /> : <NoRolePage />;
}

function Clients({ mayAsk }: { mayAsk: boolean }) {
  const query = useListClients();
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Page title={text.title} width="wide">
          <DoneNotice />
          <p>{text.intro}</p>
          {mayAsk && (
            <div>
              <ButtonLink kind="secondary" to="/support/clients/new">
                {text.new.open}
              </ButtonLink>
            </div>
          )}
          {items.length === 0 ? (
            <p>{text.none}</p>
          ) : (
            <div className="wide-table">
              <table>
                <caption className="visually-hidden">{text.title}</caption>
                <thead>
                  <tr>
                    <th scope="col">{text.name}</th>
                    <th scope="col">{text.rights}</th>
                    <th scope="col">{text.proof}</th>
                    <th scope="col">{text.state}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ id, name, scopes, authMethod, revokedAt }) => (
                    <tr key={id}>
                      <th scope="row">
                        <Link to={`/support/clients/${id}`}>{name}</Link>
                      </th>
                      <td data-label={text.rights}>{scopes.join(', ') || text.noRights}</td>
                      <td data-label={text.proof}>{text.proofs[authMethod]}</td>
                      <td data-label={text.state}>{revokedAt ? text.revoked(revokedAt) : text.active}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Page>
      )}
    </Loaded>
  );
}
