import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { operationIdOf } from '../../../http/operation.ts';
import { isRefusal, type Refusal, sendRefusal } from '../../../http/problems.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { listEvents } from './list-events.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { replayWebhook } from './replay-webhook.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { updateWebhook } from './update-webhook.ts';
import { describeWebhook, findWebhook, selectWebhooks } from './webhooks.queries.ts';

const webhookIdOf = (request: FastifyRequest) => (request.params as { webhookId: string }).webhookId;
const ofWebhook = (request: FastifyRequest) => ({
  webhookId: webhookIdOf(request),
  clientAddress: request.ip,
});

/** Answers with a refused change, which is written down. */
async function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): Promise<FastifyReply> {
  const { db, now } = request.server.deps;
  const details = { operation: operationIdOf(request) ?? null };
  const event = { type: 'webhook_changed', result: 'refused', reason: refusal.refused, details } as const;
  await recordEvent(db, { ...event, ...byClient(clientOf(request), {}, request.ip) }, now());
  return sendRefusal(reply, refusal);
}

export const eventsHandlers = {
  async listEvents(request, reply) {
    const query = request.query as { after?: string; limit: number; type?: string[] };
    const result = await listEvents(request.server.deps.db, query);
    return isRefusal(result) ? sendRefusal(reply, result) : result.page;
  },

  async createWebhook(request, reply) {
    const body = request.body as { url: string; eventTypes?: string[] | null; after?: string };
    const input = { ...body, clientAddress: request.ip };
    const result = await createWebhook(request.server.deps, clientOf(request), input);
    return isRefusal(result) ? refuse(request, reply, result) : reply.code(201).send(result);
  },

  async listWebhooks(request) {
    const rows = await selectWebhooks(request.server.deps.db, clientOf(request).clientId);
    return { items: rows.map(describeWebhook) };
  },

  async getWebhook(request, reply) {
    const { db } = request.server.deps;
    const found = await findWebhook(db, clientOf(request).clientId, webhookIdOf(request));
    return found ? describeWebhook(found) : sendRefusal(reply, { refused: 'webhook_not_found' });
  },

  async updateWebhook(request, reply) {
    const body = request.body as { eventTypes?: string[] | null; enabled?: boolean };
    const input = { ...body, ...ofWebhook(request) };
    const result = await updateWebhook(request.server.deps, clientOf(request), input);
    return isRefusal(result) ? refuse(request, reply, result) : result.webhook;
  },

  async deleteWebhook(request, reply) {
    const result = await deleteWebhook(request.server.deps, clientOf(request), ofWebhook(request));
    return isRefusal(result) ? refuse(request, reply, result) : reply.code(204).send();
  },

  async rotateWebhookSecret(request, reply) {
    const result = await rotateWebhookSecret(request.server.deps, clientOf(request), ofWebhook(request));
    return isRefusal(result) ? refuse(request, reply, result) : reply.code(201).send(result);
  },

  async replayWebhook(request, reply) {
    const { after } = request.body as { after: string };
    const input = { after, ...ofWebhook(request) };
    const result = await replayWebhook(request.server.deps, clientOf(request), input);
    return isRefusal(result) ? refuse(request, reply, result) : result.webhook;
  },

  async listWebhookDeliveries(request, reply) {
    const { db } = request.server.deps;
    const result = await listWebhookDeliveries(db, clientOf(request), webhookIdOf(request));
    return isRefusal(result) ? sendRefusal(reply, result) : result.deliveries;
  },
} satisfies Partial<Handlers>;
