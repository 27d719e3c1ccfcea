import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { networkOf } from './client-info.ts';
import { isSigned } from './webhook-signature.ts';

const probes = ['/healthz', '/readyz'];

/**
 * The provider of the mails tells of each in two or three requests, all from a few addresses: at ten mails a second that is more than a network may
 * send otherwise. What isn't signed costs a hash and no query. Braked, the provider comes again later.
 */
const signedTimes = 20;

/** The coarse brake in front, per network and process. The limits that count are the attempt budgets in the database. */
export async function registerRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: (request) => (isSigned(request) ? perMinute * signedTimes : perMinute),
    timeWindow: '1 minute',
    cache: 50_000,
    keyGenerator,
    allowList: (request) => probes.includes(request.url),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: () => Object.assign(new Error('rate limited'), { statusCode: 429 }),
  });
}

/** Signed events are counted by themselves, so that they leave what people may send as it is. */
function keyGenerator(request: FastifyRequest): string {
  return `${isSigned(request) ? 'signed ' : ''}${networkOf(request.ip)}`;
}
