import { describe, expect, it } from 'vitest';
import { startWebhooks } from '../../../../test/webhooks.ts';

const { ask, make, changeClient } = await startWebhooks();

describe('listWebhooks', () => {
  it('lists the client’s own, and none of another one', async () => {
    const made = [(await make()).webhook, (await make()).webhook];
    expect((await ask('GET', '/webhooks')).body.items).toEqual(made);
    await changeClient();
    expect((await ask('GET', '/webhooks')).body.items).toEqual([]);
  });
});
