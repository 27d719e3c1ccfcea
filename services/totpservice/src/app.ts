import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Deps } from './deps.ts';
import { loadOperations } from './features/load-operations.ts';
import { registerAccessTokens } from './http/access-token.ts';
import { registerClosed } from './http/closed.ts';
import { registerContractRoutes } from './http/contract-routes.ts';
import { handleError } from './http/error-handler.ts';
import { registerETags } from './http/etag.ts';
import { malformedHandler, registerOneHost, serverOptions } from './http/malformed.ts';
import { registerRequestObservation } from './http/observe-requests.ts';
import { watchMethods } from './http/other-methods.ts';
import { registerRateLimit } from './http/rate-limit.ts';
import { registerSameOriginCheck } from './http/same-origin.ts';
import { registerSecurityHeaders } from './http/security-headers.ts';
import { registerSerialization } from './http/serialization.ts';
import { registerSite } from './http/site.ts';
import { registerValidation } from './http/validation.ts';
import { registerWebhookSignature } from './http/webhook-signature.ts';
import { createIssuer } from './issuer/create-issuer.ts';
import { registerIssuer } from './issuer/register-issuer.ts';
import { registerManual } from './manual/register-manual.ts';
import { registerReference } from './reference/register-reference.ts';
import { registerScim } from './scim/register-scim.ts';
import { securityHandlers } from './sessions/security-handlers.ts';
import { registerSignals } from './signals/register-signals.ts';

declare module 'fastify' {
  interface FastifyInstance {
    deps: Deps;
  }
}

/** 16 KiB: the longest honest body is a password of 256 characters. */
const bodyLimit = 16 * 1024;

/** Fastify answers a path that doesn't decode before any hook: without our headers, repeating the path. Rather lead it nowhere. */
const nowhere = '/totpservice/api/v1/';

/**
 * The service without its socket. Answers nothing but its health until `areKeysChecked`. The order is the order in which a request passes: headers, brake, origin, cookies, who is asking, what is
 * asked, the operation.
 */
export async function createApp(
  deps: Deps,
  log: FastifyBaseLogger,
  areKeysChecked: () => boolean = () => true,
): Promise<FastifyInstance> {
  const { config } = deps;
  const app = Fastify({
    loggerInstance: log,
    bodyLimit,
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    genReqId: () => randomUUID(),
    // The line about each answer is ours, and its id comes from what runs.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    http: serverOptions,
    requestTimeout: serverOptions.requestTimeout,
    clientErrorHandler: malformedHandler(config.publicOrigin),
    forceCloseConnections: 'idle',
    // Any path that fits into the headers is answered by us, and with a problem.
    routerOptions: { maxParamLength: bodyLimit },
    rewriteUrl: ({ url = '/' }) => (decodes(url) ? url : nowhere),
  });
  app.decorate('deps', deps);
  app.decorateRequest('caller', undefined);
  app.setErrorHandler(handleError);
  registerRequestObservation(app);
  registerSecurityHeaders(app);
  await registerRateLimit(app, config.rateLimitPerMinute);
  registerOneHost(app);
  registerClosed(app, areKeysChecked);
  registerSameOriginCheck(app, config.publicOrigin);
  await app.register(cookie);
  await registerAccessTokens(app);
  registerWebhookSignature(app);
  registerValidation(app);
  registerSerialization(app);
  registerETags(app);
  const answerOtherMethods = watchMethods(app);
  await registerContractRoutes(app, await loadOperations(), securityHandlers);
  answerOtherMethods();
  await registerIssuer(app, createIssuer(deps, log));
  await registerScim(app);
  await registerSignals(app);
  registerReference(app);
  registerManual(app);
  await registerSite(app, config.webRoot);
  return app;
}

function decodes(url: string): boolean {
  try {
    return decodeURI(url.split('?')[0] ?? '') !== '';
  } catch {
    return false;
  }
}
