import { issuerOf, issuerPath } from '@tvm/policy';
import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify';
import type { Client } from '../sessions/client.ts';
import { securityHandlers } from '../sessions/security-handlers.ts';
import { type Poll, pollStream } from './poll-stream.ts';
import { type Asked, type GivenStream, pollMethod, pushMethod, signalsPath } from './stream.ts';
import { getStreamStatus, setStreamStatus, verifyStream } from './stream-status.ts';
import { changeStream, createStream, deleteStream, readStreams } from './streams.ts';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const uuid = { type: 'string', format: 'uuid' };
const object = (properties: object, required: string[] = [], additionalProperties = false) => ({
  ...{ type: 'object', properties, required, additionalProperties },
});
const given = {
  events_requested: { type: 'array', maxItems: 50, items: text(200) },
  description: text(500),
  delivery: object(
    {
      method: { enum: [pushMethod, pollMethod] },
      endpoint_url: text(500),
      // A header's value, without what could end it (RFC 9110, section 5.5).
      authorization_header: { ...text(2000), pattern: '^[\\x21-\\x7e]+( [\\x21-\\x7e]+)*$' },
    },
    ['method'],
  ),
};
const ofStream = { querystring: object({ stream_id: uuid }, ['stream_id']) };
const poll = object({
  maxEvents: { type: 'integer', minimum: 0, maximum: 1000 },
  returnImmediately: { type: 'boolean' },
  ack: { type: 'array', maxItems: 1000, items: uuid },
  setErrs: {
    type: 'object',
    maxProperties: 100,
    propertyNames: uuid,
    additionalProperties: object({ err: text(100), description: { type: 'string', maxLength: 1000 } }, [
      'err',
    ]),
  },
});

/**
 * The Shared Signals Framework 1.0: streams of security events about users, by the interoperability profile of CAEP. Its contract is the standard; it needs an access token with `ssf.manage`, for
 * reading `ssf.read`.
 */
export async function registerSignals(app: FastifyInstance): Promise<void> {
  registerConfiguration(app);
  await app.register(async (scope) => {
    const route = routeOf(scope);
    const stream = '/stream';
    route('POST', stream, 201, { body: object(given) }, (asked, { body }) =>
      createStream(asked, body as GivenStream),
    );
    route('GET', stream, 200, { querystring: object({ stream_id: uuid }) }, (asked, request) =>
      readStreams(asked, idOf(request)),
    );
    // What is ours may be repeated: only as it is.
    const change = { body: object({ ...given, stream_id: uuid }, ['stream_id'], true) };
    route('PATCH', stream, 200, change, (asked, { body }) => changeStream(asked, body as never, false));
    route('PUT', stream, 200, change, (asked, { body }) => changeStream(asked, body as never, true));
    route('DELETE', stream, 204, ofStream, (asked, request) => deleteStream(asked, idOf(request) ?? ''));
    route('GET', '/status', 200, ofStream, (asked, request) => getStreamStatus(asked, idOf(request) ?? ''));
    const status = { enum: ['enabled', 'paused', 'disabled'] };
    const toSet = { body: object({ stream_id: uuid, status, reason: text(200) }, ['stream_id', 'status']) };
    route('POST', '/status', 200, toSet, (asked, { body }) => setStreamStatus(asked, body as never));
    const toVerify = { body: object({ stream_id: uuid, state: text(500) }, ['stream_id']) };
    route('POST', '/verification', 204, toVerify, (asked, { body }) => verifyStream(asked, body as never));
    const polled = { params: object({ streamId: uuid }, ['streamId']), body: poll };
    route('POST', '/streams/:streamId/poll', 200, polled, (asked, { params, body }) =>
      pollStream(asked, (params as { streamId: string }).streamId, body as Poll),
    );
  });
}

const idOf = ({ query }: FastifyRequest) => (query as { stream_id?: string }).stream_id;

const routeOf =
  (scope: FastifyInstance) =>
  (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    status: number,
    schema: FastifySchema,
    work: (asked: Asked, request: FastifyRequest) => Promise<object | undefined>,
  ) =>
    scope.route({
      ...{ method, url: signalsPath + path, schema, exposeHeadRoute: false },
      config: { scheme: 'client' },
      onRequest: async (request) => {
        request.caller = await securityHandlers.client(request, [
          method === 'GET' ? 'ssf.read' : 'ssf.manage',
        ]);
      },
      handler: async (request, reply) => {
        const { clientId } = request.caller as Client;
        const answer = await work({ deps: request.server.deps, clientId, address: request.ip }, request);
        return reply.code(status).header('cache-control', 'no-store').send(answer);
      },
    });

/** Section 7.2: between host and path of the issuer. */
function registerConfiguration(app: FastifyInstance): void {
  const issuer = issuerOf(app.deps.config.publicOrigin);
  const at = app.deps.config.publicOrigin + signalsPath;
  const metadata = {
    ...{ spec_version: '1_0', issuer, jwks_uri: `${issuer}/jwks` },
    delivery_methods_supported: [pushMethod, pollMethod],
    ...{ configuration_endpoint: `${at}/stream`, status_endpoint: `${at}/status` },
    verification_endpoint: `${at}/verification`,
    authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
    default_subjects: 'ALL',
  };
  app.get(
    `/.well-known/ssf-configuration${issuerPath}`,
    { config: { readsItself: true } },
    async () => metadata,
  );
}
