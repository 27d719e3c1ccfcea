import { auditEvents, type ClientScope, type PublicKeys } from '@tvm/db';
import { asc } from 'drizzle-orm';
import { exportJWK, generateKeyPair } from 'jose';
import type { Response } from 'supertest';
import { afterAll } from 'vitest';
import { selectClients, selectSecrets } from '../src/clients/clients.queries.ts';
import { describeClient } from '../src/clients/describe-client.ts';
import { asClient, askToken, createClient } from './clients.ts';
import { approve, signedInEmployee } from './employees.ts';
import { startService, type TestService } from './harness.ts';
import { createUser, must } from './people.ts';
import type { Enrolled } from './profile.ts';

/** Where employees administer clients. */
export const base = '/admin/clients';

/** A service with an employee who changes clients, for a whole file. */
export async function startClientAdministration() {
  const service = await startService({}, afterAll);
  const lead = await signedInEmployee(service, 'support_lead');
  await createUser(service, { externalId: 'USR-1' });
  /** A client that is there, as employees see it, and its secret. */
  const make = async (
    options: {
      scopes?: ClientScope[];
      jwks?: PublicKeys;
      redirectUris?: string[];
      backchannelLogoutUris?: string[];
      name?: string;
    } = {},
  ) => {
    const { scopes = ['decisions'], ...more } = options;
    const { id, secret } = await createClient(service, scopes, more);
    const [row] = await selectClients(service.db, id);
    return { client: await describeClient(must(row), await selectSecrets(service.db, id)), secret };
  };
  /** Asks for a token with a secret. */
  const token = (id: string, secret: string) => askToken(service, { scope: 'decisions' }, { id, secret });
  /** Asks something with a token that the client has. */
  const use = (id: string) => asClient(service, { id }, 'decisions')('GET', '/users/USR-1/two-factor');
  const patch = (id: string, body: object) => lead.browser.patch(`${base}/${id}`, body);
  /** What was done with a client, oldest first. */
  const eventsOf = async (id: string) => {
    const rows = await service.ownerDb.select().from(auditEvents).orderBy(asc(auditEvents.id));
    return rows
      .filter(({ details }) => details.client === id)
      .map(({ type, result, reason }) => [type, result, reason].filter(Boolean).join(' '));
  };
  return { service, lead, make, token, use, patch, eventsOf };
}

const why = { reason: 'Nieuwe polisadministratie', ticketReference: 'TVM-1236' };
let counter = 0;

/** Asks for a new client. */
export const askNewClient = (
  { browser }: Enrolled,
  grant: object,
  name = `Aangevraagd ${++counter}`,
): Promise<Response> => browser.post('/admin/approvals', { ...why, kind: 'new_client', name, grant });

/** Asks for more for a client. */
export const askGrant = ({ browser }: Enrolled, clientId: string, grant: object): Promise<Response> =>
  browser.post('/admin/approvals', { ...why, kind: 'client_grant', clientId, grant });

/** Takes the secret that was approved. */
export const takeSecret = (
  { browser }: Enrolled,
  { id, client }: { id: string; client: { id: string } },
): Promise<Response> => browser.post(`${base}/${client.id}/secrets`, { approvalId: id });

/** Two leads, of whom one asks and the other one approves with a fresh code. */
export async function twoLeads(service: TestService) {
  const [asking, deciding] = [
    await signedInEmployee(service, 'support_lead'),
    await signedInEmployee(service, 'support_lead'),
  ];
  service.clock.advance(30);
  return { asking, deciding, approve: (id: string) => approve(service, deciding, id) };
}

export const publicJwk = async (kid = 'one') => ({
  ...(await exportJWK((await generateKeyPair('ES256')).publicKey)),
  kid,
});
