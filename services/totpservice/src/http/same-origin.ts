import type { FastifyInstance } from 'fastify';
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
  app.addHook('onRequest', async (request) => {
    if (safeMethods.includes(request.method) || cookielessScheme(request)) return;
    if (request.is404 || request.routeOptions.config.isOtherMethod) return;
    if (clientPaths.includes(request.url)) return;
    const { origin, 'sec-fetch-site': site } = request.headers;
    const same = origin === undefined ? site === 'same-origin' : origin === publicOrigin;
    if (!same || (site !== undefined && site !== 'same-origin')) throw new ProblemError('origin_refused');
  });
}
