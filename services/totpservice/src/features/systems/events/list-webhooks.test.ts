import { describe, expect, it } from 'vitest';
import { startWebhooks } from '../../../../test/webhooks.ts';

const { service, ask, make, changeClient } = await startWebhooks();

describe('listWebhooks', () => {
  it('lists the client’s own, the oldest first, and none of another one', async () => {
    const made: unknown[] = [];
    for (let count = 0; count < 5; count++) {
      made.push((await make()).webhook);
      service.clock.advance(1);
    }
    expect((await ask('GET', '/webhooks')).body.items).toEqual(made);
    await changeClient();
    expect((await ask('GET', '/webhooks')).body.items).toEqual([]);
  });
});
