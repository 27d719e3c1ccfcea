import { webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

const service = await startService({ publicOrigin: 'https://login.tvm.nl' }, afterAll);
let client: TestClient;
let counter = 0;
beforeEach(async () => {
  client = await createClient(service, ['events']);
});
const ask = (...request: Parameters<ReturnType<typeof asClient>>) =>
  asClient(service, client, 'events')(...request);
const make = async (more: object = {}) =>
  (await ask('POST', '/webhooks', { url: `https://polis.tvm.test/${++counter}`, ...more })).body;
const begin = 'MDow';

describe('a webhook', () => {
  it('is made with a secret that is shown once and kept sealed, and delivers from now on', async () => {
    const { webhook, secret } = await make({ eventTypes: ['user.enrolled'] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toMatchObject({ state: 'active', eventTypes: ['user.enrolled'], disabledReason: null });
    expect(webhook.cursor).not.toBe(begin);
    expect(JSON.stringify(await allRows(service))).not.toContain(secret.slice(6));
    expect((await ask('GET', `/webhooks/${webhook.id}`)).body).toEqual(webhook);
    expect((await ask('GET', '/webhooks')).body.items).toEqual([webhook]);
  });

  it.each([
    'http://polis.tvm.test/',
    'https://user:secret@polis.tvm.test/',
    'https://polis.tvm.test/#x',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://[fe80::1]/',
    'https://0.0.0.0/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'ftp://polis.tvm.test/',
    'polis.tvm.test',
    'javascript:alert(1)',
    'https://224.0.0.1/',
  ])('isn’t made for %s, and that is written down', async (url) => {
    const before = await allRows(service);
    expect((await make({ url })).code).toBe('webhook_url_refused');
    await expectOnlyRefusals(service, before);
  });

  it('may be in a private network', async () => {
    for (const url of ['https://10.1.2.3/x', 'https://192.168.1.1/', 'https://[fd00::1]/'])
      expect((await make({ url })).webhook.url).toBe(url);
  });

  it('is one of five at most, and one for a URL, whatever comes at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => make()));
    expect(made.filter(({ webhook }) => webhook)).toHaveLength(5);
    for (const { code } of made.filter(({ webhook }) => !webhook)) expect(code).toBe('webhook_limit');
    client = await createClient(service, ['events']);
    const same = await Promise.all([1, 2, 3].map(() => make({ url: 'https://polis.tvm.test/same' })));
    expect(same.map(({ code }) => code ?? 'made').sort()).toEqual([
      'made',
      'webhook_exists',
      'webhook_exists',
    ]);
  });

  it('is another client’s secret: nothing of it is found', async () => {
    const { webhook } = await make();
    client = await createClient(service, ['events']);
    const path = `/webhooks/${webhook.id}`;
    const before = await service.ownerDb.select().from(webhooks).where(eq(webhooks.id, webhook.id));
    const answers = [
      await ask('GET', path),
      await ask('PATCH', path, { enabled: false }),
      await ask('DELETE', path),
      await ask('POST', `${path}/secret`),
      await ask('POST', `${path}/replay`, { after: begin }),
      await ask('GET', `${path}/deliveries`),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'webhook_not_found']);
    expect(await service.ownerDb.select().from(webhooks).where(eq(webhooks.id, webhook.id))).toEqual(before);
    expect((await ask('GET', '/webhooks')).body.items).toEqual([]);
  });

  it('is stopped and started, rotated, replayed and deleted by its client', async () => {
    const { webhook, secret } = await make();
    const path = `/webhooks/${webhook.id}`;
    expect((await ask('PATCH', path, { enabled: false })).body).toMatchObject({
      state: 'disabled',
      disabledReason: 'by_client',
    });
    expect((await ask('PATCH', path, { enabled: true, eventTypes: ['user.locked'] })).body).toMatchObject({
      state: 'active',
      eventTypes: ['user.locked'],
    });
    const rotated = await ask('POST', `${path}/secret`);
    expect([rotated.status, rotated.body.secret === secret]).toEqual([201, false]);
    expect((await ask('POST', `${path}/replay`, { after: begin })).body.cursor).toBe(begin);
    expect((await ask('POST', `${path}/replay`, { after: 'x' })).body.code).toBe('cursor_unknown');
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
  });
});
