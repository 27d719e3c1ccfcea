import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { Checkboxes } from '../../../ui/choices.tsx';
import { useGetClient } from '../api.ts';
import { everyScope, nothingTyped } from '../client-grant.ts';
import { words } from '../text.ts';
import { GrantForm } from './grant-form.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';

const text = words.clients;

/** Asks for more for a client. */
export function RequestGrantPage() {
  const { clientId = '' } = useParams();
  const { employeeRole } = useSession();
  return employeeRole === 'support_lead' ? <RequestGrantById clientId={clientId} /> : <NoRolePage />;
}

function RequestGrantById({ clientId }: { clientId: string }) {
  const query = useGetClient(clientId);
  return (
    <Loaded query={query}>
      {(client) => (client.revokedAt === null ? <RequestGrant client={client} /> : <NoRolePage />)}
    </Loaded>
  );
}

function RequestGrant({ client }: { client: Schema<'Client'> }) {
  const { id: clientId, name, scopes, authMethod } = client;
  const [typed, setTyped] = useState(nothingTyped);
  const isBySecret = authMethod === 'client_secret_basic';
  return (
    <GrantForm
      title={text.grant.title(name)}
      back={`/support/clients/${clientId}`}
      typed={typed}
      onType={(change) => setTyped((before) => ({ ...before, ...change }))}
      scopes={everyScope.filter((scope) => !scopes.includes(scope))}
      withKeys={!isBySecret}
      check={() => []}
      request={(grant, why) => ({ kind: 'client_grant', clientId, grant, ...why })}
      intro={<p>{text.grant.adds}</p>}
      proof={
        isBySecret && (
          <Checkboxes
            name="further"
            legend={text.grant.other}
            options={[{ value: 'secret', label: text.grant.secret }]}
            chosen={typed.secret ? ['secret'] : []}
            onChoose={(chosen) => setTyped((before) => ({ ...before, secret: chosen.length > 0 }))}
          />
        )
      }
    />
  );
}
