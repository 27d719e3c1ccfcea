import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientPaths } from './issuer-names.ts';
import { cookielessScheme } from './operation.ts';
import { ProblemError } from './problems.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that doesn't come from our own pages (SECURITY rule 19): browsers name the origin with every such request. What names
 * none is no browser of ours, and refused as well. What is signed, or shows an access token or a client's secret, takes no cookie: no browser can send that
 * for somebody else's page.
 */
export function registerSameOriginCheck(app: FastifyInstance, publicOrigin: string): void {
  app.addHook('onRequest', (request, _reply, done) => {
    done(isRefused(request, publicOrigin) ? new ProblemError('origin_refused') : undefined);
  });
}

function isRefused(request: FastifyRequest, publicOrigin: string): boolean {
  if (safeMethods.includes(request.method) || cookielessScheme(request)) return false;
  if (request.is404 || request.routeOptions.config.isOtherMethod) return false;
  if (clientPaths.includes(request.url)) return false;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const same = origin === undefined ? site === 'same-origin' : origin === publicOrigin;
  return !same || (site !== undefined && site !== 'same-origin');
}
