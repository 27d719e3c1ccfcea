import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { deleteUser } from './delete-user.ts';
import { getProvisionedOrganisation } from './get-provisioned-organisation.ts';
import { getProvisionedUser } from './get-provisioned-user.ts';
import { type OrganisationInput, type Put, putOrganisation } from './put-organisation.ts';
import { putOrganisations } from './put-organisations.ts';
import { putUser, type UserInput } from './put-user.ts';
import { putUsers, type UserRowInput } from './put-users.ts';

const externalIdOf = (request: FastifyRequest) => (request.params as { externalId: string }).externalId;
const sendPut = (reply: FastifyReply, { outcome }: Put) =>
  reply.code(outcome === 'created' ? 201 : 200).send({ outcome });

export const provisioningHandlers = {
  async putOrganisation(request, reply) {
    const body = request.body as Omit<OrganisationInput, 'externalId'>;
    const input = { ...body, externalId: externalIdOf(request), clientAddress: request.ip };
    const result = await putOrganisation(request.server.deps, clientOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : sendPut(reply, result);
  },

  async getProvisionedOrganisation(request, reply) {
    const result = await getProvisionedOrganisation(request.server.deps, externalIdOf(request));
    return isRefusal(result) ? sendRefusal(reply, result) : result.organisation;
  },

  async putOrganisations(request) {
    const { items } = request.body as { items: OrganisationInput[] };
    const input = { rows: items, clientAddress: request.ip };
    return putOrganisations(request.server.deps, clientOf(request), input);
  },

  async putUser(request, reply) {
    const body = request.body as Omit<UserInput, 'externalId'>;
    const input = { ...body, externalId: externalIdOf(request), clientAddress: request.ip };
    const result = await putUser(request.server.deps, clientOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : sendPut(reply, result);
  },

  async getProvisionedUser(request, reply) {
    const result = await getProvisionedUser(request.server.deps, externalIdOf(request));
    return isRefusal(result) ? sendRefusal(reply, result) : result.user;
  },

  async deleteUser(request, reply) {
    const { version } = request.query as { version: number };
    const input = { externalId: externalIdOf(request), version, clientAddress: request.ip };
    const result = await deleteUser(request.server.deps, clientOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : reply.code(204).send();
  },

  async putUsers(request) {
    const { items } = request.body as { items: UserRowInput[] };
    const input = { rows: items, clientAddress: request.ip };
    return putUsers(request.server.deps, clientOf(request), input);
  },
} satisfies Partial<Handlers>;
