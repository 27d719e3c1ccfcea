import { makeClient } from '../../clients/change-client.ts';
import { tellGrant } from '../../clients/describe-client.ts';
import { refuseNewClient } from '../../clients/refuse-grant.ts';
import { tellOfGrant } from '../../clients/tell-grant.ts';
import { type Asked, type Kind, noSubject, type Subject } from '../kind.ts';

/**
 * Makes a client, with all that it may do (SECURITY rule 25). By two support leads. Its secret, where it has one, isn't made here: who asked takes it (`takeClientSecret`).
 */
export const newClient: Kind<Asked<'new_client'>, Subject> = {
  asks: ['support_lead'],
  decides: ['support_lead'],
  effect: 'client_created',
  unknown: 'client_not_found',
  notBeside: ['new_client'],
  subjectOf: ({ name }) => ({ ...noSubject, proposed: name }),
  paramsOf: ({ grant }) => ({ grant: { ...grant, ...(!grant.jwks && { secret: true as const }) } }),
  tell: ({ grant = {} }) => tellGrant(grant),
  needsSecond: () => true,
  // Its name alone is known of it, and what was asked for never changes.
  find: async (_db, { proposed }) => ({ ...noSubject, proposed, credentialEpoch: null }),
  lock: async () => {},
  refuseNow: (deps, tx, { proposed }, { grant = {} }) =>
    refuseNewClient(tx, deps.config.publicOrigin, proposed ?? '', grant),
  show: async (_deps, _db, { proposed }) => ({ impact: null, boundTo: { proposed } }),

  async apply(deps, tx, { id: approvalId, proposed, params: { grant = {} } }) {
    if (proposed === null) throw new Error('a client without a name');
    const { id: clientId, authMethod } = await makeClient(tx, proposed, grant, deps.now());
    await tellOfGrant(tx, { kind: 'new_client', clientId, approvalId }, grant, deps.now());
    return { details: { client: clientId, authMethod, ...(await tellGrant(grant)) }, made: { clientId } };
  },
};
