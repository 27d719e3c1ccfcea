import { type OperationId, operationFacts } from '@tvm/contract';
import type { FastifyRequest } from 'fastify';

/** The name of the contract's operation that a request is for; undefined for what is no operation. */
export function operationIdOf(request: FastifyRequest): OperationId | undefined {
  return (request.routeOptions.schema as { operationId?: OperationId } | undefined)?.operationId;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What opens what is no operation of the contract: a protocol of others. */
    scheme?: 'client';
  }
}

/** What opens the operation of a request in place of a cookie, if something does. */
export function cookielessScheme(request: FastifyRequest): 'webhookSignature' | 'client' | undefined {
  const id = operationIdOf(request);
  const scheme = id ? operationFacts[id].security : request.routeOptions.config.scheme;
  return scheme === 'webhookSignature' || scheme === 'client' ? scheme : undefined;
}
