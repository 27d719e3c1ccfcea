import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import openapiGlue from 'fastify-openapi-glue';
import { contract } from './contract.ts';
import type { Operation } from './contract-operation.ts';
import { ProblemError } from './problems.ts';

type Check<Caller> = (request: FastifyRequest, scopes: readonly string[]) => Promise<Caller>;
/** What finds the caller, for each security scheme. */
export type SecurityHandlers<Callers> = {
  [Name in Exclude<keyof Callers, 'none'>]: Check<Callers[Name]>;
};

/**
 * Binds every operation of the contract to what serves it. One that nothing serves, or with a security scheme nobody checks, fails at boot.
 */
export async function registerContractRoutes(
  app: FastifyInstance,
  operations: readonly Operation[],
  securityHandlers: Record<string, Check<unknown>>,
): Promise<void> {
  assertSchemesAreChecked(securityHandlers);
  const served = new Map<string, Operation['serve']>(operations.map(({ id, serve }) => [id, serve]));
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
    specification: contract,
    securityHandlers: Object.fromEntries(
      Object.entries(securityHandlers).map(([scheme, check]) => [scheme, withoutText(check)]),
    ),
    operationResolver: (operationId: string) => {
      const serve = served.get(operationId);
      if (!serve) throw new Error(`The operation ${operationId} of the contract has no handler`);
      return serve;
    },
  });
}

/** glue writes the text of whatever a check throws into the log, and a database's error may hold the values of its query. */
function withoutText(check: Check<unknown>) {
  return async (request: FastifyRequest, _reply: FastifyReply, scopes: readonly string[]) => {
    try {
      request.caller = await check(request, scopes);
    } catch (error) {
      throw error instanceof ProblemError ? error : new Error('the check failed', { cause: error });
    }
  };
}

function assertSchemesAreChecked(securityHandlers: Record<string, Check<unknown>>): void {
  const { components } = contract as { components: { securitySchemes: Record<string, unknown> } };
  for (const scheme of Object.keys(components.securitySchemes)) {
    if (!(scheme in securityHandlers))
      throw new Error(`The security scheme ${scheme} of the contract has no handler`);
  }
}
