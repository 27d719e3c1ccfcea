import type { FastifyRequest } from 'fastify';
import { contract } from '../features/ops/health/get-contract.ts';

type Scheme = 'webhookSignature' | 'client';
type Operations = Record<
  string,
  Record<string, { operationId: string; security?: Record<string, string[]>[] }>
>;

/** The operations that a signature or an access token opens, and no cookie. */
const schemes = new Map<string, Scheme>(
  Object.values(contract.paths as Operations)
    .flatMap((ofPath) => Object.values(ofPath))
    .flatMap(({ operationId, security = [] }) =>
      (['webhookSignature', 'client'] as const)
        .filter((scheme) => security.some((each) => scheme in each))
        .map((scheme): [string, Scheme] => [operationId, scheme]),
    ),
);

/** The name of the contract's operation that a request is for; undefined for what is no operation. */
export function operationIdOf(request: FastifyRequest): string | undefined {
  return (request.routeOptions.schema as { operationId?: string } | undefined)?.operationId;
}

/** What opens the operation of a request in place of a cookie, if something does. */
export function cookielessScheme(request: FastifyRequest): Scheme | undefined {
  return schemes.get(operationIdOf(request) ?? '');
}
