import type { Schema } from '@tvm/contract';
import { Link, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { LoadedPart } from '../../../ui/loaded.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useGetClient, useListApprovals } from '../api.ts';
import { isLead } from '../roles.ts';
import { words } from '../text.ts';
import { DoneNotice } from './done-notice.tsx';
import { keyWords, scopeWords } from './grant.tsx';
import { lines } from './lines.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';

const text = words.clients;
type Client = Schema<'Client'>;

/** One other system: what it may do, what it proves itself with, and what was asked for it. */
export function ClientPage() {
  const { clientId = '' } = useParams();
  const { employeeRole } = useSession();
  return isLead(employeeRole) ? (
    <ClientById clientId={clientId} mayChange={employeeRole === 'support_lead'} />
  ) : (
    <NoRolePage />
  );
}

function ClientById({ clientId, mayChange }: { clientId: string; mayChange: boolean }) {
  const query = useGetClient(clientId);
  return (
    <Loaded query={query}>
      {(client) => <ClientScreen client={client} mayChange={mayChange && client.revokedAt === null} />}
    </Loaded>
  );
}

function ClientScreen({ client, mayChange }: { client: Client; mayChange: boolean }) {
  return (
    <Page title={client.name} width="wide">
      <DoneNotice />
      {client.revokedAt && <Notice kind="warning">{text.revoked(client.revokedAt)}</Notice>}
      <section className="stack-small">
        <h2>{text.facts}</h2>
        <ClientFacts client={client} mayChange={mayChange} />
      </section>
      {mayChange && (
        <section className="stack-small">
          <h2>{text.actions}</h2>
          <div className="action-links">
            {(['grant', 'narrow', 'revoke'] as const).map((action) => (
              <ButtonLink key={action} kind="secondary" to={`/support/clients/${client.id}/${action}`}>
                {text[action].open}
              </ButtonLink>
            ))}
          </div>
        </section>
      )}
      <section className="stack-small">
        <h2>{text.requests}</h2>
        <Requests clientId={client.id} />
      </section>
    </Page>
  );
}

function ClientFacts({ client, mayChange }: { client: Client; mayChange: boolean }) {
  const { id, scopes, authMethod, keys, secrets, redirectUris } = client;
  const isBySecret = authMethod === 'client_secret_basic';
  return (
    <Facts
      facts={[
        [text.take.id, id],
        lines(text.rights, scopes.map(scopeWords)) ?? [text.rights, text.noRights],
        [text.proof, text.proofs[authMethod]],
        lines(text.keys, keys.map(keyWords)),
        isBySecret
          ? [
              text.secrets,
              secrets.length === 0 ? (
                text.noSecrets
              ) : (
                <ul className="plain-list" key="secrets">
                  {secrets.map((secret) => (
                    <li key={secret.id}>
                      {text.secretSince(secret.createdAt)}
                      {mayChange && (
                        <>
                          {' '}
                          <Link to={`/support/clients/${id}/revoke/${secret.id}`}>{text.revokeSecret}</Link>
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              ),
            ]
          : undefined,
        lines(text.redirectUris, redirectUris),
        lines(text.postLogoutRedirectUris, client.postLogoutRedirectUris),
        lines(text.backchannelLogoutUris, client.backchannelLogoutUris),
        [text.createdAt, words.moment(client.createdAt)],
      ]}
    />
  );
}

function Requests({ clientId }: { clientId: string }) {
  const query = useListApprovals({ page: 1, pageSize: 10, clientId });
  return (
    <LoadedPart query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{text.noRequests}</p>
        ) : (
          <ul className="queue plain-list">
            {items.map((item) => (
              <li className="stack-small" key={item.id}>
                <Request item={item} clientId={clientId} />
              </li>
            ))}
          </ul>
        )
      }
    </LoadedPart>
  );
}

function Request({ item, clientId }: { item: Schema<'Approval'>; clientId: string }) {
  const session = useSession();
  const { queue } = words;
  const isOwn = item.requestedBy?.id === session.user.id;
  return (
    <>
      <h3>{queue.kinds[item.kind](item.client?.name ?? '')}</h3>
      <p>
        {item.requestedBy && queue.asked(item.requestedBy.fullName, item.requestedAt)} ·{' '}
        {item.state === 'open' ? (
          <Link to="/support/requests">{queue.states.open}</Link>
        ) : (
          queue.states[item.state]
        )}
        {item.decidedBy && item.decidedAt && ` · ${queue.by(item.decidedBy.fullName, item.decidedAt)}`}
      </p>
      {isOwn && item.secretToTakeUntil && (
        <Notice>
          <div className="stack-small">
            <p>{text.takeUntil(item.secretToTakeUntil)}</p>
            <ButtonLink to={`/support/clients/${clientId}/take/${item.id}`}>{text.takeSecret}</ButtonLink>
          </div>
        </Notice>
      )}
    </>
  );
}
