import type { IncomingMessage } from 'node:http';
import { issuerPath } from '@tvm/policy';
import type { FastifyInstance } from 'fastify';
import type { Provider } from 'oidc-provider';
import { registerInteractions } from './register-interactions.ts';

/** Puts the issuer below its path. It answers for itself; our headers, the brake and the origin's check come before it. */
export async function registerIssuer(app: FastifyInstance, issuer: Provider): Promise<void> {
  const answer = issuer.callback();
  const origin = new URL(app.deps.config.publicOrigin);
  registerInteractions(app, issuer);
  await app.register(async (scope) => {
    // It reads its own bodies.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${issuerPath}/*`, { config: { readsItself: true } }, async ({ raw, ip }, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      await answer(asPublicRequest(raw, origin, ip), reply.raw);
    });
  });
}

/**
 * The request as it looks below the issuer's path and under the public origin, whatever Host and forwarding headers say (SECURITY rule 14), from the address that
 * TRUST_PROXY says.
 */
function asPublicRequest(raw: IncomingMessage, { host, protocol }: URL, address: string): IncomingMessage {
  const { url = '/' } = raw;
  for (const name of Object.keys(raw.headers)) if (/^(x-)?forwarded/.test(name)) delete raw.headers[name];
  raw.headers.host = host;
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-for'] = address;
  return Object.assign(raw, { originalUrl: url, url: url.slice(issuerPath.length) });
}
