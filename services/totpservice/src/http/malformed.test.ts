import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { startService } from '../../test/harness.ts';
import { securityHeaders } from './security-headers.ts';

const service = await startService({}, afterAll);
const { port } = service.app.server.address() as { port: number };
const host = 'Host: localhost:3000\r\n';
const ours = 'Origin: http://localhost:3000\r\nContent-Type: application/json\r\n';
const login = '/totpservice/api/v1/login';
const page = '/totpservice/api/v1/openapi.json';

/** Sends bytes over a connection of its own, and gives what comes back until the service ends it. */
function send(text: string, started?: (socket: Socket) => void): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(port, '127.0.0.1', () => socket.write(text, () => started?.(socket)));
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.on('data', (data) => (answer += data));
  socket.on('error', () => resolve(answer));
  socket.on('close', () => resolve(answer));
  return promise;
}

function read(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => line.toLowerCase().split(/: (.*)/)));
  return { status: Number(status.split(' ')[1]), headers, body };
}

function expectProblem(answer: string, status: number, code: string): void {
  const { headers, body, ...read_ } = read(answer);
  expect(read_).toEqual({ status });
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  for (const [name, value] of Object.entries(securityHeaders))
    expect(headers[name]).toBe(value.toLowerCase());
  expect(JSON.parse(body)).toMatchObject({
    status,
    code,
    requestId: headers['x-request-id'],
    type: expect.stringMatching(new RegExp(`/${code}$`)),
  });
}

describe('what is no request is answered with a problem and our headers', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a method that is none', `NONE / HTTP/1.1\r\n${host}\r\n`],
    ['HTTP/2 without TLS', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a version that is none', `GET / HTTP/1.9x\r\n${host}\r\n`],
    ['a blank before the colon', `GET / HTTP/1.1\r\n${host}X-A : b\r\n\r\n`],
    ['a header without a colon', `GET / HTTP/1.1\r\n${host}nothing\r\n\r\n`],
    ['a folded header', `GET / HTTP/1.1\r\n${host}X-A: b\r\n c\r\n\r\n`.replace('\r\n c', '\n\0c')],
    ['a control character in a header', `GET / HTTP/1.1\r\n${host}X-A: b\u0001\r\n\r\n`],
    ['two lengths', `POST ${page} HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
    ['a length that is none', `POST ${page} HTTP/1.1\r\n${host}Content-Length: 1x\r\n\r\na`],
    [
      'a length and chunks',
      `POST ${page} HTTP/1.1\r\n${host}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['chunks that are none', `POST ${page} HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`],
    ['headers of 20 KiB', `GET / HTTP/1.1\r\n${host}X-A: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('%s', async (_what, text) => {
    expectProblem(await send(text), 400, 'malformed_request');
  });

  it.each([
    ['two hosts', `GET ${page} HTTP/1.1\r\n${host}Host: evil.test\r\nConnection: close\r\n\r\n`],
    ['the same host twice', `GET ${page} HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`],
    ['no host', `GET ${page} HTTP/1.1\r\nConnection: close\r\n\r\n`],
  ])('%s', async (_what, text) => {
    const problem = (answer: string) =>
      answer.replace(/\r\n\r\n[0-9a-f]+\r\n/, '\r\n\r\n').replace(/\r\n0$/, '');
    expectProblem(problem(await send(text)), 400, 'malformed_request');
  });
});

describe('what comes malformed while the request before it is answered ends the connection', () => {
  /** Answers a request with `answer`, and gives its connection, over which something malformed follows, to `follow`. */
  async function interrupt(answer: RequestListener, follow: (socket: Socket) => void): Promise<string> {
    const { server } = service.app;
    const usual = server.listeners('request');
    const ready = Promise.withResolvers<void>();
    server.removeAllListeners('request').on('request', async (request, response) => {
      await ready.promise;
      answer(request, response);
    });
    onTestFinished(() => {
      server.removeAllListeners('request');
      for (const listener of usual) server.on('request', (...given) => void listener(...given));
    });
    return send(`GET ${page} HTTP/1.1\r\n${host}\r\n`, (socket) => {
      follow(socket);
      ready.resolve();
    });
  }

  it('and writes nothing into an answer that began', async () => {
    const begin: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half of it');
    };
    const text = await interrupt(begin, (socket) => {
      socket.once('data', () => socket.write('hello\r\n\r\n'));
    });
    expect(text.match(/HTTP\/1\.1/g)).toEqual(['HTTP/1.1']);
    expect('half of it').toContain(read(text).body);
  });

  it('and is no answer to that request', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const answered = interrupt(
      () => resolve(),
      (socket) => void promise.then(() => socket.write('hello\r\n\r\n')),
    );
    expect(await answered).toBe('');
  });
});

it('a request of HTTP/1.0 needs no host', async () => {
  expect(read(await send(`GET ${page} HTTP/1.0\r\n\r\n`)).status).toBe(200);
});

it('what a request expects besides an answer is passed over', async () => {
  const { status, headers } = read(
    await send(`GET ${page} HTTP/1.1\r\n${host}Expect: a-pony\r\nConnection: close\r\n\r\n`),
  );
  expect([status, headers['x-frame-options']]).toEqual([200, 'deny']);
});

it.each([
  ['headers', 'headersTimeout', `GET / HTTP/1.1\r\n${host}X-Slow: `],
  ['body', 'requestTimeout', `POST ${login} HTTP/1.1\r\n${host}${ours}Content-Length: 10\r\n\r\n{`],
] as const)('slow %s end in time', async (_what, limit, text) => {
  const { server } = service.app;
  expect(server.headersTimeout).toBe(10_000);
  expect(server.requestTimeout).toBe(30_000);
  const usual = server[limit];
  onTestFinished(() => void Object.assign(server, { [limit]: usual }));
  // Looked after each second: with Node's half a minute this test would be a slow one.
  server[limit] = 100;
  if (limit === 'requestTimeout') server.headersTimeout = 100;
  expectProblem(await send(text), 408, 'request_timeout');
});
