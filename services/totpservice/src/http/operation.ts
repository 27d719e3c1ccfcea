import { type OperationId, operationFacts } from '@tvm/contract';
import type { FastifyRequest } from 'fastify';

/** The name of the contract's operation that a request is for; undefined for what is no operation. */
export function operationIdOf(request: FastifyRequest): OperationId | undefined {
  return (request.routeOptions.schema as { operationId?: OperationId } | undefined)?.operationId;
}

/** What opens the operation of a request in place of a cookie, if something does. */
export function cookielessScheme(request: FastifyRequest): 'webhookSignature' | 'client' | undefined {
  const id = operationIdOf(request);
  const scheme = id && operationFacts[id].security;
  return scheme === 'webhookSignature' || scheme === 'client' ? scheme : undefined;
}
