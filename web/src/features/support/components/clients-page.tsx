import type { Schema } from '@tvm/contract';
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
import { type WideColumn, WideTable } from './wide-table.tsx';

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
            <WideTable caption={text.title} rows={items} keyOf={({ id }) => id} columns={columns} />
          )}
        </Page>
      )}
    </Loaded>
  );
}

const columns: WideColumn<Schema<'ClientList'>['items'][number]>[] = [
  { title: text.name, value: ({ id, name }) => <Link to={`/support/clients/${id}`}>{name}</Link> },
  { title: text.rights, value: ({ scopes }) => scopes.join(', ') || text.noRights },
  { title: text.proof, value: ({ authMethod }) => text.proofs[authMethod] },
  { title: text.state, value: ({ revokedAt }) => (revokedAt ? text.revoked(revokedAt) : text.active) },
];
