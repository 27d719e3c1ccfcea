import { clients } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { widenClient } from '../../clients/change-client.ts';
import { type ClientRow, lockClient } from '../../clients/clients.queries.ts';
import { describeKeys, tellGrant } from '../../clients/describe-client.ts';
import { refuseGrant } from '../../clients/refuse-grant.ts';
import { tellOfGrant } from '../../clients/tell-grant.ts';
import { type Asked, type Kind, noSubject, type Subject } from '../kind.ts';

interface ClientSubject extends Subject {
  client: ClientRow;
}

/** Gives a client more than it has: scopes, keys, a secret, addresses to send a browser back to (SECURITY rule 25). By two support leads. */
export const clientGrant: Kind<Asked<'client_grant'>, ClientSubject> = {
  asks: ['support_lead'],
  decides: ['support_lead'],
  effect: 'client_granted',
  unknown: 'client_not_found',
  notBeside: ['client_grant'],
  subjectOf: ({ clientId }) => ({ ...noSubject, clientId }),
  paramsOf: ({ grant }) => ({ grant }),
  tell: ({ grant = {} }) => tellGrant(grant),
  needsSecond: () => true,

  async find(db, { clientId }) {
    const [client] = await db
      .select()
      .from(clients)
      .where(eq(clients.id, clientId ?? ''));
    return client && { ...noSubject, clientId, credentialEpoch: null, client };
  },

  async lock(tx, { clientId }) {
    await lockClient(tx, clientId ?? '');
  },

  refuseNow: (deps, tx, { client }, { grant = {} }) =>
    refuseGrant(tx, deps.config.publicOrigin, client, grant),

  async show(_deps, _db, { client }) {
    const keys = await describeKeys(client.jwks);
    const boundTo = {
      ...{ name: client.name, authMethod: client.authMethod, scopes: client.scopes.join(' ') },
      keys: keys.map(({ thumbprint }) => thumbprint).join(' '),
      redirectUris: client.redirectUris.join(' '),
      postLogoutRedirectUris: client.postLogoutRedirectUris.join(' '),
      backchannelLogoutUris: client.backchannelLogoutUris.join(' '),
    };
    return { impact: null, boundTo };
  },

  async apply(deps, tx, { id: approvalId, clientId, params: { grant = {} } }) {
    const client = await lockClient(tx, clientId ?? '');
    if (!client) throw new Error('a grant to no client');
    await widenClient(tx, client, grant);
    await tellOfGrant(tx, { kind: 'client_grant', clientId: client.id, approvalId }, grant, deps.now());
    return { details: { client: client.id, ...(await tellGrant(grant)) } };
  },
};
