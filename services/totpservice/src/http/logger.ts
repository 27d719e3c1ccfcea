import { describeError } from '@tvm/process';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { type DestinationStream, pino } from 'pino';

/**
 * The log's allow-list (SECURITY rule 24): of a request its method and the route's pattern, never its address line, headers or body; of an
 * error its kind, code and where it was thrown, never its message, which may hold the values of a query. Everything is JSON, so that a line
 * break in input can't forge a line.
 * @param stream where lines go instead of standard output
 */
export function createLog(level: string, stream?: DestinationStream): FastifyBaseLogger {
  const options = {
    level,
    base: { service: 'totpservice' },
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        route: request.routeOptions?.url ?? 'none',
        address: request.ip,
      }),
      res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
      err: describeError,
    },
  };
  return stream ? pino(options, stream) : pino(options);
}
