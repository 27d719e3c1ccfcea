import { describe, expect, it } from 'vitest';
import { startWebhooks } from '../../../../test/webhooks.ts';

const { ask, make, expectNoneOfAnother } = await startWebhooks();

describe('getWebhook', () => {
  it('shows it as it was made, without its secret', async () => {
    const { webhook } = await make({ eventTypes: ['user.enrolled'] });
    expect((await ask('GET', `/webhooks/${webhook.id}`)).body).toEqual(webhook);
  });

  it('finds none of another client', async () => {
    await expectNoneOfAnother('GET');
  });
});
