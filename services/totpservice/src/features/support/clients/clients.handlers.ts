import type { FastifyReply, FastifyRequest } from 'fastify';
import { employeeOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, type Refusal, sendRefusal } from '../../../http/problems.ts';
import { type AuditEvent, byEmployee, recordEvent } from '../../../trail/audit.ts';
import { recordView } from '../../../trail/record-view.ts';
import { addClientSecret } from './add-client-secret.ts';
import { createClient, type NewClient } from './create-client.ts';
import { getClient } from './get-client.ts';
import { listClients } from './list-clients.ts';
import { revokeClient } from './revoke-client.ts';
import { revokeClientSecret } from './revoke-client-secret.ts';
import { type ClientChange, updateClient } from './update-client.ts';

const whoOf = (request: FastifyRequest) => byEmployee(employeeOf(request), {}, request.ip);
const contextOf = ({ server: { deps } }: FastifyRequest) => ({
  db: deps.db,
  publicOrigin: deps.config.publicOrigin,
  now: deps.now(),
});
const clientIdOf = (request: FastifyRequest) => (request.params as { clientId: string }).clientId;
/** Answers with a refusal that is written down. */
async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  type: AuditEvent['type'],
  refusal: Refusal,
): Promise<FastifyReply> {
  const { db, now } = request.server.deps;
  const { clientId } = request.params as { clientId?: string };
  const details = clientId ? { client: clientId } : {};
  const event = { type, result: 'refused', reason: refusal.refused, details } as const;
  await recordEvent(db, { ...event, ...whoOf(request) }, now());
  return sendRefusal(reply, refusal);
}
const recordClientsView = (request: FastifyRequest) =>
  recordView(request.server.deps, employeeOf(request), { type: 'clients_viewed', clientAddress: request.ip });

export const clientsHandlers = {
  async listClients(request) {
    await recordClientsView(request);
    return listClients(request.server.deps.db);
  },

  async getClient(request, reply) {
    await recordClientsView(request);
    const result = await getClient(request.server.deps.db, clientIdOf(request));
    return isRefusal(result) ? sendRefusal(reply, result) : result.client;
  },

  async createClient(request, reply) {
    const result = await createClient(contextOf(request), whoOf(request), request.body as NewClient);
    return isRefusal(result)
      ? refuse(request, reply, 'client_created', result)
      : reply.code(201).send(result);
  },

  async updateClient(request, reply) {
    const change = { ...(request.body as ClientChange), clientId: clientIdOf(request) };
    const result = await updateClient(contextOf(request), whoOf(request), change);
    return isRefusal(result) ? refuse(request, reply, 'client_changed', result) : result.client;
  },

  async addClientSecret(request, reply) {
    const result = await addClientSecret(contextOf(request), whoOf(request), clientIdOf(request));
    return isRefusal(result)
      ? refuse(request, reply, 'client_secret_added', result)
      : reply.code(201).send(result);
  },

  async revokeClientSecret(request, reply) {
    const secret = request.params as { clientId: string; secretId: string };
    const result = await revokeClientSecret(contextOf(request), whoOf(request), secret);
    return isRefusal(result)
      ? refuse(request, reply, 'client_secret_revoked', result)
      : reply.code(204).send();
  },

  async revokeClient(request, reply) {
    const result = await revokeClient(contextOf(request), whoOf(request), clientIdOf(request));
    return isRefusal(result) ? refuse(request, reply, 'client_revoked', result) : reply.code(204).send();
  },
} satisfies Partial<Handlers>;
