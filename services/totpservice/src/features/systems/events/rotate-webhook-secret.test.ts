import { describe, expect, it } from 'vitest';
import { allRows } from '../../../../test/records.ts';
import { startWebhooks } from '../../../../test/webhooks.ts';

const { service, ask, make, expectNoneOfAnother } = await startWebhooks();

describe('rotateWebhookSecret', () => {
  it('answers another secret, once, and keeps it sealed', async () => {
    const { webhook, secret } = await make();
    const { status, body } = await ask('POST', `/webhooks/${webhook.id}/secret`);
    expect([status, body.secret === secret]).toEqual([201, false]);
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await allRows(service))).not.toContain(body.secret.slice(6));
  });

  it('finds none of another client', async () => {
    await expectNoneOfAnother('POST', '/secret');
  });
});
