import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problems.ts';

const prefix = '/totpservice/';
const year = 31_536_000;

/**
 * Everything that is no API: the SPA under its prefix (any path there is a page of it), and the redirects.
 * A page asked for under another name than the public origin's is sent there, because cookies and the same-origin check belong to it.
 */
export async function registerSite(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  app.get('/', async (_request, reply) => reply.redirect(prefix));
  app.get('/.well-known/change-password', async (_request, reply) =>
    reply.redirect(`${prefix}passwordreset/`),
  );
  if (webRoot) await registerSpa(app, webRoot);
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const isPage =
      webRoot &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      request.url.startsWith(prefix) &&
      !request.url.startsWith(`${prefix}api/`);
    if (!isPage || /\.\w+$/.test(request.url.split('?')[0] ?? '')) return sendProblem(reply, 'not_found');
    const { publicOrigin } = app.deps.config;
    if (request.host !== new URL(publicOrigin).host) return reply.redirect(publicOrigin + request.url);
    return reply.sendFile('index.html', { cacheControl: false });
  });
}

async function registerSpa(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    prefix,
    index: false,
    cacheControl: false,
    wildcard: false,
    // What the build wrote beside them; answers of the API, where secrets and input mix, are never compressed (BREACH).
    preCompressed: true,
    globIgnore: ['**/index.html', '**/*.{br,gz}'],
    setHeaders: (reply, path) => {
      // Vite puts a hash of the content into these names.
      if (path.startsWith(join(webRoot, 'assets')))
        reply.header('cache-control', `public, max-age=${year}, immutable`);
      // The one page of all addresses: a mailed link opens it with a token.
      else if (!path.startsWith(join(webRoot, 'index.html'))) reply.header('cache-control', 'no-cache');
    },
  });
}
