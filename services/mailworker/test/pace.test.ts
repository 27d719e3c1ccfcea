import { mailPace } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pauseAll, waitForSlot } from '../src/queue/pace.ts';
import { sendMail } from '../src/queue/send-mail.ts';
import { resendTransport } from '../src/transports/resend.ts';
import { addUser, type Harness, insertMail, startHarness } from './harness.ts';
import { startResendServer } from './resend-server.ts';

let h: Harness;
const signal = new AbortController().signal;
beforeEach(async () => {
  h = await startHarness();
});
afterEach(() => h.close());

const secondsToNextSlot = async () => {
  const [row] = await h.owner.select().from(mailPace).where(eq(mailPace.id, 1));
  return ((row?.nextAt.getTime() ?? 0) - Date.now()) / 1000;
};

test('slots are one interval apart, however many ask at once', async () => {
  const firstSlot = Date.now() + 300;
  await h.owner.insert(mailPace).values({ nextAt: new Date(firstSlot) });
  const taken: number[] = [];
  const take = () => waitForSlot(h.worker, 20, signal).then(() => taken.push(Date.now()));
  await Promise.all([take(), take(), take(), take(), take()]);
  const timerError = 5;
  for (const [k, at] of taken.entries()) {
    expect(at).toBeGreaterThanOrEqual(firstSlot + k * 50 - timerError);
  }
});

test('time without mails is not saved up', async () => {
  await waitForSlot(h.worker, 1000, signal);
  await h.owner.update(mailPace).set({ nextAt: new Date(0) });
  await waitForSlot(h.worker, 0.1, signal);
  expect(await secondsToNextSlot()).toBeGreaterThan(8);
});

test('who is told to stop does not wait for its slot', async () => {
  await waitForSlot(h.worker, 0.01, signal);
  await expect(waitForSlot(h.worker, 0.01, AbortSignal.timeout(20))).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test("a provider's Retry-After holds all workers back, up to five minutes", async () => {
  const answers = [
    { status: 429, headers: { 'retry-after': '40' }, body: { statusCode: 429, name: 'rate_limit_exceeded' } },
    { status: 200, headers: {}, body: { id: 're-1' } },
  ];
  const resend = await startResendServer((response) => {
    const { status = 500, headers, body } = answers.shift() ?? {};
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
  const transport = resendTransport({
    apiKey: 're',
    from: 'online@tvm.nl',
    timeoutSeconds: 2,
    baseUrl: resend.baseUrl,
  });
  const mailId = await insertMail(h.app, { userId: (await addUser(h.owner)).id });
  const attempt = () => sendMail(h.worker, { ...h.deps, transport }, mailId, signal);
  await attempt();
  expect(await secondsToNextSlot()).toBeGreaterThan(38);

  await h.owner.update(mailPace).set({ nextAt: new Date(0) });
  h.clock.now = new Date(h.clock.now.getTime() + 40_000);
  await attempt();
  const [first, second] = resend.requests;
  expect(first?.headers['idempotency-key']).toBe(mailId);
  expect(second?.headers['idempotency-key']).toBe(mailId);
  expect(second?.body).toEqual(first?.body);

  await pauseAll(h.worker, 86_400);
  expect(await secondsToNextSlot()).toBeLessThan(301);
  await resend.close();
});
