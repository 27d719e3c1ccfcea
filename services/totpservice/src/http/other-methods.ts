import type { FastifyInstance, HTTPMethods } from 'fastify';
import { sendProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers for the methods that a path has not got: does nothing, wherever the request comes from. */
    isOtherMethod?: boolean;
  }
}

const methods: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Lets each path of an operation answer 405 with `Allow` to the methods that it has not got (RFC 9110, section 15.5.6).
 * @returns adds these answers; to be called when all operations are there
 */
export function watchMethods(app: FastifyInstance): () => void {
  const allowed = new Map<string, HTTPMethods[]>();
  app.addHook('onRoute', ({ url, method, schema }) => {
    if (schema && 'operationId' in schema)
      allowed.set(url, [...(allowed.get(url) ?? []), ...([method].flat() as HTTPMethods[])]);
  });
  return () => {
    for (const [url, own] of allowed) answerOthers(app, url, own);
  };
}

function answerOthers(app: FastifyInstance, url: string, own: HTTPMethods[]): void {
  const allow = methods.filter((each) => own.includes(each)).join(', ');
  app.route({
    url,
    method: methods.filter((each) => !own.includes(each)),
    exposeHeadRoute: false,
    config: { isOtherMethod: true },
    // Before the body is read: whatever it is, there is nothing to do with it.
    onRequest: async (_request, reply) => sendProblem(reply.header('allow', allow), 'method_not_allowed'),
    handler: async () => undefined,
  });
}
