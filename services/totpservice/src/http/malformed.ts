import { randomUUID } from 'node:crypto';
import { type ServerOptions, ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance } from 'fastify';
import { requestIdHeader } from './observe-requests.ts';
import { ProblemError, problemOf } from './problems.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * How the socket is read: strictly, and not for long. A browser sends its headers in one go; ten seconds are enough for a line with losses, and looked after each second. Hosts are counted by
 * `registerOneHost`, because what Node itself answers has neither our headers nor a problem.
 */
export const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  insecureHTTPParser: false,
  requireHostHeader: false,
} satisfies ServerOptions;

/** Answers what never became a request, because it is no HTTP, too large or too slow, with our headers and a problem, and ends the connection. */
export function malformedHandler(publicOrigin: string) {
  return ({ code: reason }: ConnectionError, socket: Socket): void => {
    if (reason === 'ECONNRESET' || !socket.writable || isAnswering(socket)) return void socket.destroy();
    const code = reason === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_timeout' : 'malformed_request';
    const requestId = randomUUID();
    const problem = problemOf(publicOrigin, code);
    const body = JSON.stringify({ ...problem, requestId });
    const headers = {
      ...securityHeaders,
      [requestIdHeader]: requestId,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`;
    socket.end([status, ...lines, '', body].join('\r\n'), () => socket.destroy());
  };
}

/** Whether what is malformed follows a request that is whole, and still being answered: bytes of ours would land in that answer, or be taken for it. */
function isAnswering(socket: Socket): boolean {
  // Node keeps the answer under way there, and has no other name for it.
  const answer = '_httpMessage' in socket ? socket._httpMessage : undefined;
  return answer instanceof ServerResponse && (answer.headersSent || answer.req.complete);
}

/** Refuses a request with more than one Host, or none (RFC 9112, section 3.2): two readers could take it for two sites. What a request expects besides an answer is passed over. */
export function registerOneHost(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw }, _reply, done) => {
    const hosts = countHosts(raw.rawHeaders);
    const isOne = hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0');
    const problem = isOne ? undefined : new ProblemError('malformed_request');
    // What came with the headers is read first: a body that is none makes it no request, whatever the answer would have been.
    if (raw.headers['transfer-encoding'] === undefined) done(problem);
    else process.nextTick(done, problem);
  });
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
}

/** @param rawHeaders names and values in turn */
function countHosts(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  return hosts;
}
