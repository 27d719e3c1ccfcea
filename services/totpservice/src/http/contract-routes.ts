import type { OperationId } from '@tvm/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import openapiGlue from 'fastify-openapi-glue';
import { contract } from '../features/ops/health/get-contract.ts';
import { securityHandlers } from './authentication.ts';
import { ProblemError } from './problems.ts';

/** Serves one operation of the contract: reads the validated request, calls the operation, maps its outcome to an answer. */
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
export type Handlers<Id extends OperationId = OperationId> = Record<Id, Handler>;

/**
 * Binds every operation of the contract to its handler. An operation without one, or with a security scheme nobody checks, fails at boot.
 */
export async function registerContractRoutes(app: FastifyInstance, handlers: Handlers): Promise<void> {
  assertSchemesAreChecked();
  app.addHook('onRoute', (route) => {
    // glue checks who is asking after it has checked what is asked; a stranger should learn nothing from the latter.
    if (!route.schema || !('operationId' in route.schema) || !route.preHandler) return;
    route.onRequest = [route.onRequest ?? [], route.preHandler].flat() as onRequestHookHandler[];
    delete route.preHandler;
    if ('x-body-bytes' in route.schema) route.bodyLimit = route.schema['x-body-bytes'] as number;
  });
  // glue warns of every media type of the contract that the service can't read; these are only ever answered.
  app.addContentTypeParser(['application/problem+json', 'text/csv'], async () => {
    throw new ProblemError('unsupported_media_type');
  });
  await app.register(openapiGlue, {
    specification: structuredClone(contract),
    securityHandlers: Object.fromEntries(
      Object.entries(securityHandlers).map(([scheme, check]) => [scheme, withoutText(check)]),
    ),
    operationResolver: (operationId: string) => {
      const handler = (handlers as Record<string, Handler>)[operationId];
      if (!handler) throw new Error(`The operation ${operationId} of the contract has no handler`);
      return handler;
    },
  });
}

/** glue writes the text of whatever a check throws into the log, and a database's error may hold the values of its query. */
function withoutText(check: (typeof securityHandlers)['client']) {
  return async (request: FastifyRequest, _reply: FastifyReply, scopes: readonly string[]) => {
    try {
      await check(request, scopes);
    } catch (error) {
      throw error instanceof ProblemError ? error : new Error('the check failed', { cause: error });
    }
  };
}

function assertSchemesAreChecked(): void {
  const { components } = contract as { components: { securitySchemes: Record<string, unknown> } };
  for (const scheme of Object.keys(components.securitySchemes)) {
    if (!(scheme in securityHandlers))
      throw new Error(`The security scheme ${scheme} of the contract has no handler`);
  }
}
