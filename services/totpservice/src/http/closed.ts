import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problems.ts';

/** What needs no key and no database. */
const alwaysOpen = ['/healthz', '/totpservice/api/v1/openapi.json'];

/** Until `isOpen`, everything else is answered 503: nothing runs on a key that wasn't checked. */
export function registerClosed(app: FastifyInstance, isOpen: () => boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isOpen() || alwaysOpen.includes(request.url)) return done();
    const retryAt = new Date(request.server.deps.now().getTime() + 5000);
    const detail = 'The keys have not been checked yet.';
    sendProblem(reply, 'service_unavailable', {
      retryAt,
      ...(request.url === '/readyz' && { detail }),
    });
  });
}
