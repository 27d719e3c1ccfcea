import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type LoopbackResend, startResendServer } from '../../test/resend-server.ts';
import { resendTransport } from './resend.ts';

const from = 'TVM verzekeringen N.V. <online@tvm.nl>';
const date = new Date('2025-06-11T12:27:00Z');
const mail = {
  id: '0199-mail',
  to: 'joost@tvm.test',
  date,
  subject: 'Onderwerp',
  html: '<p>Hoi</p>',
  text: 'Hoi',
};

let server: LoopbackResend;
afterEach(() => server.close());

async function handOver(
  answer: (response: ServerResponse) => void,
  { signal = new AbortController().signal, timeoutSeconds = 10 } = {},
) {
  server = await startResendServer(answer);
  const transport = resendTransport({
    apiKey: 're_test',
    from,
    timeoutSeconds,
    baseUrl: server.baseUrl,
  });
  return transport.handOver(mail, signal);
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

test('hands over one mail with its id as the idempotency key', async () => {
  expect(await handOver(json(200, { id: 're-1' }))).toEqual({
    result: 'accepted',
    providerMessageId: 're-1',
  });
  const [request] = server.requests;
  expect(request?.path).toBe('/emails');
  expect(request?.headers['idempotency-key']).toBe('0199-mail');
  expect(request?.body).toEqual({
    from,
    to: ['joost@tvm.test'],
    subject: 'Onderwerp',
    html: '<p>Hoi</p>',
    text: 'Hoi',
    headers: { 'Auto-Submitted': 'auto-generated', 'Message-ID': '<0199-mail@tvm.nl>' },
    tags: [{ name: 'mail_id', value: '0199-mail' }],
  });
});

test.each<[string, (response: ServerResponse) => void, object]>([
  [
    '429 with Retry-After',
    json(429, { statusCode: 429, name: 'rate_limit_exceeded', message: 'slow' }, { 'retry-after': '7' }),
    { result: 'retry', reason: 'resend_429', afterSeconds: 7 },
  ],
  ['500', json(500, { statusCode: 500, name: 'x', message: 'y' }), { result: 'retry', reason: 'resend_500' }],
  ['502 in HTML', (r) => r.writeHead(502).end('<h1>Bad'), { result: 'retry', reason: 'resend_502' }],
  ['401, a wrong key', json(401, { statusCode: 401, name: 'k' }), { result: 'retry', reason: 'resend_401' }],
  ['422', json(422, { statusCode: 422, name: 'v' }), { result: 'rejected', reason: 'resend_422' }],
  [
    '409 while the same mail is being taken',
    json(409, { statusCode: 409, name: 'concurrent_idempotent_requests' }),
    { result: 'retry', reason: 'resend_409' },
  ],
  [
    '409 for another content',
    json(409, { statusCode: 409, name: 'invalid_idempotent_request' }),
    { result: 'rejected', reason: 'resend_key_reused' },
  ],
  ['malformed JSON', (r) => r.writeHead(200).end('{"id":'), { result: 'retry', reason: 'resend_no_answer' }],
  ['JSON that is no answer', json(200, null), { result: 'retry', reason: 'resend_malformed_answer' }],
  ['an error that is no error', json(400, 'no'), { result: 'retry', reason: 'resend_no_answer' }],
  ['a reset connection', (r) => r.socket?.resetAndDestroy(), { result: 'retry', reason: 'resend_no_answer' }],
  ['silence', () => {}, { result: 'retry', reason: 'resend_timeout' }],
])('classifies %s', async (what, answer, result) => {
  expect(await handOver(answer, { timeoutSeconds: what === 'silence' ? 0.3 : 10 })).toEqual(result);
});

test('stops when told to', async () => {
  expect(await handOver(() => {}, { signal: AbortSignal.timeout(20) })).toEqual({
    result: 'retry',
    reason: 'resend_no_answer',
  });
});
