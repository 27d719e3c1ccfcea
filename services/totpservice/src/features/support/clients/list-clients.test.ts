import { describe, expect, it } from 'vitest';
import { base, startClientAdministration } from '../../../../test/client-administration.ts';

const { lead, make } = await startClientAdministration();

describe('listClients', () => {
  it('lists all by name, revoked ones too, without a secret', async () => {
    const [second, first] = [await make({ name: 'Schade' }), await make({ name: 'Polis' })];
    await lead.browser.post(`${base}/${first.client.id}/revocation`);
    const { body, text } = await lead.browser.get(base);
    expect(body.items).toEqual([{ ...first.client, revokedAt: expect.any(String) }, second.client]);
    expect(text).not.toContain(first.secret);
    expect(text).not.toContain(second.secret);
  });
});
