import { describe, expect, it } from 'vitest';
import { startWebhooks } from '../../../../test/webhooks.ts';

const { ask, make, expectNoneOfAnother } = await startWebhooks();

describe('deleteWebhook', () => {
  it('ends it, and there is none any more', async () => {
    const { webhook } = await make();
    const path = `/webhooks/${webhook.id}`;
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('DELETE', path)).body.code).toBe('webhook_not_found');
  });

  it('finds none of another client', async () => {
    await expectNoneOfAnother('DELETE');
  });
});
