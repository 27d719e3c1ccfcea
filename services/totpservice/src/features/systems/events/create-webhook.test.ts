import { describe, expect, it } from 'vitest';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';
import { begin, startWebhooks } from '../../../../test/webhooks.ts';

const { service, make, changeClient } = await startWebhooks();

describe('createWebhook', () => {
  it('is made with a secret that is shown once and kept sealed, and delivers from now on', async () => {
    const { webhook, secret } = await make({ eventTypes: ['user.enrolled'] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toMatchObject({ state: 'active', eventTypes: ['user.enrolled'], disabledReason: null });
    expect(webhook.cursor).not.toBe(begin);
    expect(JSON.stringify(await allRows(service))).not.toContain(secret.slice(6));
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
    await changeClient();
    const same = await Promise.all([1, 2, 3].map(() => make({ url: 'https://polis.tvm.test/same' })));
    expect(same.map(({ code }) => code ?? 'made').sort()).toEqual([
      'made',
      'webhook_exists',
      'webhook_exists',
    ]);
  });
});
