import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { count, ask } = await startProvisioning();

describe('putOrganisations', () => {
  it('answers for each row in order', async () => {
    const externalId = `ORG-${count()}`;
    const items = [1, 2].map((version) => ({
      externalId,
      version,
      name: `Versie ${version}`,
    }));
    const answer = await ask('POST', '/organisation-batches', { items: [...items, items[0]] });
    expect(answer.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'created',
      'changed',
      'refused',
    ]);
  });
});
