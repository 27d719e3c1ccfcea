import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { registerSecurityHeaders } from '@tvm/totpservice/src/http/security-headers.ts';
import Fastify from 'fastify';

/** Serves the built previews on loopback, at a port that the system picks, with the headers that the service gives to every page. */
export async function serveBuilt(): Promise<{ origin: string; stop(): Promise<void> }> {
  const app = Fastify({ forceCloseConnections: true });
  await registerSecurityHeaders(app);
  await app.register(fastifyStatic, { root: fileURLToPath(new URL('../dist', import.meta.url)) });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, stop: () => app.close() };
}
