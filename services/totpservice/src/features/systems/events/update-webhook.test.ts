import { describe, expect, it } from 'vitest';
import { startWebhooks } from '../../../../test/webhooks.ts';

const { ask, make, expectNoneOfAnother } = await startWebhooks();

describe('updateWebhook', () => {
  it('stops and starts it, and changes what it is told', async () => {
    const { webhook } = await make();
    const path = `/webhooks/${webhook.id}`;
    expect((await ask('PATCH', path, { enabled: false })).body).toMatchObject({
      state: 'disabled',
      disabledReason: 'by_client',
    });
    expect((await ask('PATCH', path, { enabled: true, eventTypes: ['user.locked'] })).body).toMatchObject({
      state: 'active',
      eventTypes: ['user.locked'],
    });
  });

  it('finds none of another client', async () => {
    await expectNoneOfAnother('PATCH', '', { enabled: false });
  });
});
