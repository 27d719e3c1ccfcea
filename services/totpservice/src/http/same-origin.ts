import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problems.ts';
import { isSigned } from './webhook-signature.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that doesn't come from our own pages (SECURITY rule 19): browsers name the origin with every such request. What names
 * none is no browser of ours, and refused as well. What is signed takes no cookie, and no browser can sign.
 */
export function registerSameOriginCheck(app: FastifyInstance, publicOrigin: string): void {
  app.addHook('onRequest', async (request) => {
    if (safeMethods.includes(request.method) || isSigned(request)) return;
    const { origin, 'sec-fetch-site': site } = request.headers;
    const same = origin === undefined ? site === 'same-origin' : origin === publicOrigin;
    if (!same || (site !== undefined && site !== 'same-origin')) throw new ProblemError('origin_refused');
  });
}
