import type { ServerResponse } from 'node:http';
import { mails } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendMail } from '../src/queue/send-mail.ts';
import { resendTransport } from '../src/transports/resend.ts';
import { addUser, type Harness, insertMail, startHarness } from './harness.ts';
import { type LoopbackResend, startResendServer } from './resend-server.ts';

type Answer = (response: ServerResponse) => void;
const { signal } = new AbortController();
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const accepts = json(200, { id: 're-1' });

let h: Harness;
let resend: LoopbackResend;
let answers: Answer[];
let mailId: string;
beforeEach(async () => {
  h = await startHarness();
  answers = [];
  resend = await startResendServer((response) => (answers.shift() ?? accepts)(response));
  const { baseUrl } = resend;
  h.deps.transport = resendTransport({ apiKey: 're', from: 'online@tvm.nl', timeoutSeconds: 2, baseUrl });
  mailId = await insertMail(h.app, { userId: (await addUser(h.owner)).id });
});
afterEach(async () => {
  await resend.close();
  await h.close();
});

const attempt = () => sendMail(h.worker, h.deps, mailId, signal);
const mailRow = async () => (await h.owner.select().from(mails).where(eq(mails.id, mailId)))[0];

test.each<[string, Answer, string]>([
  ['429', json(429, { statusCode: 429, name: 'rate_limit_exceeded' }), 'resend_429'],
  ['500', json(500, { statusCode: 500, name: 'internal_server_error' }), 'resend_500'],
  ['a wrong key (401)', json(401, { statusCode: 401, name: 'invalid_api_key' }), 'resend_401'],
  [
    'a domain that is not ours yet (403)',
    json(403, { statusCode: 403, name: 'validation_error' }),
    'resend_403',
  ],
  ['silence', () => {}, 'resend_timeout'],
  ['a reset connection', (response) => response.socket?.resetAndDestroy(), 'resend_no_answer'],
  ['malformed JSON', (response) => response.writeHead(200).end('{"id":'), 'resend_no_answer'],
  [
    'an answer to the same mail at once (409)',
    json(409, { statusCode: 409, name: 'concurrent_idempotent_requests' }),
    'resend_409',
  ],
])(
  '%s: the mail waits and is sent later under the same key with the same content',
  async (_, answer, reason) => {
    answers.push(answer);
    await attempt();
    expect(await mailRow()).toMatchObject({ state: 'queued', lastError: reason, attempts: 1 });
    expect((await mailRow())?.sealedContent).toMatch(/^k-/);

    h.clock.now = (await mailRow())?.nextAttemptAt ?? h.clock.now;
    await attempt();
    expect(await mailRow()).toMatchObject({
      state: 'accepted',
      providerMessageId: 're-1',
      lastError: null,
      sealedContent: null,
    });
    const [first, second] = resend.requests;
    expect(resend.requests).toHaveLength(2);
    expect(second?.headers['idempotency-key']).toBe(mailId);
    expect([second?.headers['idempotency-key'], second?.body]).toEqual([
      first?.headers['idempotency-key'],
      first?.body,
    ]);
  },
);

test.each<[string, Answer, string]>([
  ['422', json(422, { statusCode: 422, name: 'validation_error' }), 'resend_422'],
  [
    '409 about another content',
    json(409, { statusCode: 409, name: 'invalid_idempotent_request' }),
    'resend_key_reused',
  ],
])('%s ends the mail, where people see it', async (_, answer, reason) => {
  answers.push(answer);
  await attempt();
  expect(await mailRow()).toMatchObject({ state: 'failed', lastError: reason, sealedContent: null });
  h.clock.now = new Date(h.clock.now.getTime() + 3_600_000);
  await attempt();
  expect(resend.requests).toHaveLength(1);
});

test('Retry-After delays this mail at least as long', async () => {
  answers.push(json(429, { statusCode: 429, name: 'rate_limit_exceeded' }, { 'retry-after': '120' }));
  await attempt();
  expect((await mailRow())?.nextAttemptAt).toEqual(new Date(h.clock.now.getTime() + 120_000));
});
