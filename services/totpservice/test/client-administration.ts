import { auditEvents } from '@tvm/db';
import { asc } from 'drizzle-orm';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll } from 'vitest';
import { asClient, askToken } from './clients.ts';
import { signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { createUser } from './people.ts';

/** Where employees administer clients. */
export const base = '/admin/clients';

/** A service with an employee who makes and changes clients, for a whole file. */
export async function startClientAdministration() {
  const service = await startService({}, afterAll);
  const lead = await signedInEmployee(service, 'support_lead');
  await createUser(service, { externalId: 'USR-1' });
  let counter = 0;
  const make = async (more: object = {}) =>
    (await lead.browser.post(base, { name: `Systeem ${++counter}`, scopes: ['decisions'], ...more })).body;
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

export const publicJwk = async (kid = 'one') => ({
  ...(await exportJWK((await generateKeyPair('ES256')).publicKey)),
  kid,
});
