import { webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect } from 'vitest';
import { asClient, createClient, type TestClient } from './clients.ts';
import { startService } from './harness.ts';

type Request = Parameters<ReturnType<typeof asClient>>;

/** The cursor of the feed's beginning. */
export const begin = 'MDow';

/** A service whose webhooks a file tests; each test has a client of its own. */
export async function startWebhooks() {
  const service = await startService({ publicOrigin: 'https://login.tvm.nl' }, afterAll);
  let client: TestClient;
  let counter = 0;
  const changeClient = async () => {
    client = await createClient(service, ['events']);
  };
  beforeEach(changeClient);
  const ask = (...request: Request) => asClient(service, client, 'events')(...request);
  const make = async (more: object = {}) =>
    (await ask('POST', '/webhooks', { url: `https://polis.tvm.test/${++counter}`, ...more })).body;
  /** Whatever a client asks of the webhook of another one, it finds none and changes nothing. */
  const expectNoneOfAnother = async (method: Request[0], below = '', body?: object) => {
    const { webhook } = await make();
    await changeClient();
    const row = () => service.ownerDb.select().from(webhooks).where(eq(webhooks.id, webhook.id));
    const before = await row();
    const answer = await ask(method, `/webhooks/${webhook.id}${below}`, body);
    expect([answer.status, answer.body.code]).toEqual([404, 'webhook_not_found']);
    expect(await row()).toEqual(before);
  };
  return { service, ask, make, changeClient, expectNoneOfAnother };
}
