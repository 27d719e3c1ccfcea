import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { base, startClientAdministration } from '../../../../test/client-administration.ts';

const { lead, make } = await startClientAdministration();

describe('getClient', () => {
  it('shows a client as it was made, without its secret', async () => {
    const { client, secret } = await make();
    const shown = await lead.browser.get(`${base}/${client.id}`);
    expect(shown.body).toEqual(client);
    expect(shown.text).not.toContain(secret);
  });

  it('finds no client that there is not', async () => {
    const { status, body } = await lead.browser.get(`${base}/${randomUUID()}`);
    expect([status, body.code]).toEqual([404, 'client_not_found']);
  });
});
