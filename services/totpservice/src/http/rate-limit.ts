import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientPaths } from './issuer-names.ts';
import { cookielessScheme } from './operation.ts';
import { networkOf } from './visitor.ts';

const probes = ['/healthz', '/readyz'];

/**
 * Other systems ask for all their people from a few addresses, and the provider of the mails tells of each mail in two or three requests: more than a network
 * may send otherwise. What isn't signed, or shows no access token of ours, costs a hash or a verification and no query. Braked, they come again later.
 */
const systemTimes = 20;

/** The coarse brake in front, per network and process. The limits that count are the attempt budgets in the database. */
export async function registerRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: (request) => (systemOf(request) ? perMinute * systemTimes : perMinute),
    timeWindow: '1 minute',
    cache: 50_000,
    keyGenerator,
    allowList: (request) => probes.includes(request.url),
    enableDraftSpec: true,
    errorResponseBuilder: () => Object.assign(new Error('rate limited'), { statusCode: 429 }),
  });
  // They count along, so that no two answers would be the same; and a page has no use for them.
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (reply.hasHeader(anyHeader) && !systemOf(request))
      for (const name of headers) reply.removeHeader(name);
    done();
  });
}

/** What a system is told with each answer: how many requests a minute, how many are left, and in how many seconds they all are again (draft-ietf-httpapi-ratelimit-headers-07). */
const headers = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'];
const anyHeader = 'ratelimit-limit';

/** Systems are counted by themselves, so that they leave what people may send as it is. */
function keyGenerator(request: FastifyRequest): string {
  return `${systemOf(request) ?? ''} ${networkOf(request.ip)}`;
}

function systemOf(request: FastifyRequest): string | undefined {
  return cookielessScheme(request) ?? (clientPaths.includes(request.url) ? 'client' : undefined);
}
