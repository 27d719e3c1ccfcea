import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import SCIMMY from 'scimmy';
import { handleError } from '../http/error-handler.ts';
import type { Client } from '../sessions/client.ts';
import { securityHandlers } from '../sessions/security-handlers.ts';
import { createGroup, deleteGroup, getGroup, listGroups, patchGroup, replaceGroup } from './groups.ts';
import { refuseCostly } from './refuse-costly.ts';
import { notFound, scimPath } from './scim-error.ts';
import type { ListQuery } from './scim-list.ts';
import { resourceTypes, schemas, serviceProviderConfig } from './scim-schemas.ts';
import { showUser, versionOf } from './user-resource.ts';
import {
  type Asked,
  createScimUser,
  deleteScimUser,
  getScimUser,
  listScimUsers,
  patchScimUser,
  replaceScimUser,
} from './users.ts';

const type = 'application/scim+json';
/** As a batch's: a group may be given with its members. */
const bodyLimit = 1_048_576;

/**
 * SCIM 2.0 (RFC 7643, RFC 7644) for the directories of customers: another form of provisioning, on the same functions. Its contract is the standard and what /Schemas says, as the
 * issuer's is its own; it needs an access token with the scope `provisioning`.
 */
export async function registerScim(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      type,
      { parseAs: 'string', bodyLimit },
      scope.getDefaultJsonParser('error', 'ignore'),
    );
    scope.addHook('onRequest', async (request) => {
      request.caller = await securityHandlers.client(request, ['provisioning']);
    });
    scope.addHook('preHandler', async (request) => refuseCostly(request));
    scope.setErrorHandler((error: Error, request, reply) =>
      error instanceof SCIMMY.Types.Error
        ? sendScimError(reply, error)
        : handleError(error as never, request, reply),
    );
    // Whatever refused it before: one form of errors for one protocol.
    scope.addHook('onSend', async (_request, reply, payload) => {
      if (!String(reply.getHeader('content-type')).startsWith('application/problem+json')) return payload;
      const { status, title, detail = title } = JSON.parse(String(payload));
      reply.type(type).removeHeader('content-length');
      return JSON.stringify({ schemas: [SCIMMY.Messages.ErrorResponse.id], status: String(status), detail });
    });
    registerUsers(scope);
    registerGroups(scope);
    registerDiscovery(scope);
    route(scope, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], '/*', async () => {
      throw notFound();
    });
  });
}

function sendScimError(reply: FastifyReply, error: Error) {
  const { status, detail, scimType } = error as Error & {
    status: number;
    detail?: string;
    scimType?: string;
  };
  const body = { status, detail: detail ?? error.message, ...(scimType && { scimType }) };
  const { message: _, ...shown } = new SCIMMY.Messages.ErrorResponse(body as never);
  return reply.code(Number(status)).type(type).send(JSON.stringify(shown));
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

function route(
  scope: FastifyInstance,
  method: Method | Method[],
  path: string,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  scope.route({
    ...{ method, url: scimPath + path, bodyLimit, exposeHeadRoute: false },
    config: { readsItself: true, scheme: 'client' },
    handler: async (request, reply) => {
      const answer = await handler(request, reply);
      return reply.sent
        ? reply
        : reply.type(type).send(answer === undefined ? undefined : JSON.stringify(answer));
    },
  });
}

const askedBy = (request: FastifyRequest): Asked => ({
  deps: request.server.deps,
  by: { client: request.caller as Client, clientAddress: request.ip },
  ifMatch: request.headers['if-match'],
});
const idOf = ({ params }: FastifyRequest) => (params as { id: string }).id;
const queryOf = ({ query }: FastifyRequest) => query as ListQuery;

/** With its ETag; without a body for whoever has it already (RFC 7644, section 3.14). */
function versioned(request: FastifyRequest, reply: FastifyReply, sourceVersion: number, shown: object) {
  const etag = versionOf(sourceVersion);
  reply.header('etag', etag);
  const isKnown =
    request.method === 'GET' &&
    request.headers['if-none-match']?.split(',').some((each) => each.trim() === etag);
  return isKnown ? void reply.code(304) : shown;
}

function registerUsers(scope: FastifyInstance): void {
  route(scope, 'GET', '/Users', (request) => listScimUsers(askedBy(request), queryOf(request)));
  const one =
    (work: (request: FastifyRequest) => ReturnType<typeof getScimUser>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const found = await work(request);
      if (request.method === 'POST') reply.code(201).header('location', `${scimPath}/Users/${found.user.id}`);
      return versioned(request, reply, found.user.sourceVersion, showUser(found, queryOf(request)));
    };
  route(
    scope,
    'POST',
    '/Users',
    one((request) => createScimUser(askedBy(request), request.body)),
  );
  route(
    scope,
    'GET',
    '/Users/:id',
    one((request) => getScimUser(askedBy(request), idOf(request))),
  );
  route(
    scope,
    'PUT',
    '/Users/:id',
    one((request) => replaceScimUser(askedBy(request), idOf(request), request.body)),
  );
  route(
    scope,
    'PATCH',
    '/Users/:id',
    one((request) => patchScimUser(askedBy(request), idOf(request), request.body)),
  );
  route(scope, 'DELETE', '/Users/:id', async (request, reply) => {
    await deleteScimUser(askedBy(request), idOf(request));
    reply.code(204);
  });
}

function registerGroups(scope: FastifyInstance): void {
  route(scope, 'GET', '/Groups', (request) => listGroups(askedBy(request), queryOf(request)));
  const one =
    (work: (request: FastifyRequest) => ReturnType<typeof getGroup>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { group, shown } = await work(request);
      if (request.method === 'POST') reply.code(201).header('location', `${scimPath}/Groups/${group.id}`);
      return versioned(request, reply, group.sourceVersion, shown);
    };
  route(
    scope,
    'POST',
    '/Groups',
    one((request) => createGroup(askedBy(request), request.body)),
  );
  route(
    scope,
    'GET',
    '/Groups/:id',
    one((request) => getGroup(askedBy(request), idOf(request), queryOf(request))),
  );
  route(
    scope,
    'PUT',
    '/Groups/:id',
    one((request) => replaceGroup(askedBy(request), idOf(request), request.body)),
  );
  route(
    scope,
    'PATCH',
    '/Groups/:id',
    one((request) => patchGroup(askedBy(request), idOf(request), request.body)),
  );
  route(scope, 'DELETE', '/Groups/:id', async (request, reply) => {
    reply.code((await deleteGroup(askedBy(request), idOf(request))) === 'gone' ? 204 : 202);
  });
}

function registerDiscovery(scope: FastifyInstance): void {
  const list = (all: () => Record<string, unknown>[]) => async () => {
    const Resources = all();
    const totalResults = Resources.length;
    return {
      schemas: [SCIMMY.Messages.ListResponse.id],
      totalResults,
      startIndex: 1,
      itemsPerPage: totalResults,
      Resources,
    };
  };
  const one = (all: () => Record<string, unknown>[]) => async (request: FastifyRequest) => {
    const found = all().find(({ id }) => id === idOf(request));
    if (!found) throw notFound();
    return found;
  };
  route(scope, 'GET', '/ServiceProviderConfig', async () => serviceProviderConfig());
  for (const [path, all] of [
    ['/ResourceTypes', resourceTypes],
    ['/Schemas', schemas],
  ] as const) {
    route(scope, 'GET', path, list(all));
    route(scope, 'GET', `${path}/:id`, one(all));
  }
}
