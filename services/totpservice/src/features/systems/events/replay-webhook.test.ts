import { describe, expect, it } from 'vitest';
import { begin, startWebhooks } from '../../../../test/webhooks.ts';

const { ask, make, expectNoneOfAnother } = await startWebhooks();

describe('replayWebhook', () => {
  it('goes back to a cursor of the feed, and to nothing that is none', async () => {
    const { webhook } = await make();
    const replay = async (after: string) =>
      (await ask('POST', `/webhooks/${webhook.id}/replay`, { after })).body;
    expect((await replay(begin)).cursor).toBe(begin);
    expect((await replay('x')).code).toBe('cursor_unknown');
  });

  it('finds none of another client', async () => {
    await expectNoneOfAnother('POST', '/replay', { after: begin });
  });
});
