import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createObligedUser } from './organisations.ts';
import { codeOf, createUser, enrol, password } from './people.ts';

const service = await startService({}, afterAll);
const rows = async (text: string, values: unknown[]) =>
  (await service.ownerDb.$client.query(text, values)).rows;

it('an event says in which request it happened, also where one statement logs in and writes it', async () => {
  const user = await createUser(service);
  const secret = await enrol(service, user);
  service.clock.advance(60);
  const browser = service.browser();
  const asked = [
    await browser.post('/login', { email: user.email, password }),
    await browser.post('/login/code', { code: codeOf(service, secret) }),
  ];
  const events = await rows(
    `select type, request_id from audit_events where user_id = $1 and type in ('login_password', 'login_code') order by id`,
    [user.id],
  );
  expect(events).toEqual([
    { type: 'login_password', request_id: asked[0]?.headers['x-request-id'] },
    { type: 'login_code', request_id: asked[1]?.headers['x-request-id'] },
  ]);
});

it('a body that comes after its headers belongs to them', async () => {
  const { email, id } = await createObligedUser(service);
  const body = JSON.stringify({ email, password });
  const { port } = service.app.server.address() as { port: number };
  const asking = request({
    port,
    method: 'POST',
    path: '/totpservice/api/v1/login',
    headers: {
      origin: service.config.publicOrigin,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    },
  });
  asking.flushHeaders();
  // Something else is asked in between.
  await service.browser().get('/healthz');
  asking.end(body);
  const [answer] = await once(asking, 'response');
  answer.resume();
  expect(await rows('select distinct request_id from audit_events where user_id = $1', [id])).toEqual([
    { request_id: answer.headers['x-request-id'] },
  ]);
});

it('requests at once keep their ids apart', async () => {
  const users = await Promise.all(Array.from({ length: 8 }, () => createObligedUser(service)));
  const answers = await Promise.all(
    users.map(({ email }) => service.browser().post('/login', { email, password })),
  );
  for (const [at, { id }] of users.entries()) {
    const requestId = answers[at]?.headers['x-request-id'];
    expect(await rows('select distinct request_id from audit_events where user_id = $1', [id])).toEqual([
      { request_id: requestId },
    ]);
    // What it leaves to the mailworker says so too: the mail and its job.
    expect(
      await rows(
        `select m.request_id, j.payload from mails m join graphile_worker._private_jobs j on j.key = m.id::text where m.user_id = $1`,
        [id],
      ),
    ).toEqual([{ request_id: requestId, payload: { mailId: expect.any(String), requestId } }]);
  }
});

it('a reset by address, which is no mail yet, says which request asked, and so does its job', async () => {
  const { headers } = await service
    .browser()
    .post('/password-resets', { email: 'niemand@tvm.test', lost: 'password' });
  const requestId = headers['x-request-id'];
  expect(
    await rows(
      `select r.request_id, j.payload ->> 'requestId' as job from password_reset_requests r join graphile_worker._private_jobs j on j.key = r.mail_id::text
       where r.email_canonical = $1`,
      ['niemand@tvm.test'],
    ),
  ).toEqual([{ request_id: requestId, job: requestId }]);
});
