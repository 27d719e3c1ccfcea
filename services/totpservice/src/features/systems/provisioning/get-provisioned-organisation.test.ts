import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { count, ask } = await startProvisioning();

describe('getProvisionedOrganisation', () => {
  it('shows an organisation as its source last put it, and none that is not there', async () => {
    const of = `ORG-${count()}`;
    const path = `/organisations/${of}`;
    await ask('PUT', path, { version: 1, name: 'Een', relationNumber: of });
    await ask('PUT', path, { version: 3, name: 'Drie' });
    const shown = { externalId: of, version: 3, name: 'Drie', relationNumber: null };
    expect((await ask('GET', path)).body).toMatchObject({ ...shown, users: 0 });
    const { status, body } = await ask('GET', '/organisations/ORG-none');
    expect([status, body.code]).toEqual([404, 'organisation_not_found']);
  });
});
