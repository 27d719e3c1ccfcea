import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { count, ask } = await startProvisioning();

describe('putOrganisation', () => {
  const putOrg = (of: string, content: object) => ask('PUT', `/organisations/${of}`, content);

  it('makes, changes and repeats by version', async () => {
    const of = `ORG-${count()}`;
    const relationNumber = of;
    expect((await putOrg(of, { version: 1, name: 'Een', relationNumber })).status).toBe(201);
    expect((await putOrg(of, { version: 1, name: 'Een', relationNumber })).body).toEqual({
      outcome: 'unchanged',
    });
    expect((await putOrg(of, { version: 1, name: 'Twee' })).body.code).toBe('version_reused');
    expect((await putOrg(of, { version: 3, name: 'Drie' })).body).toEqual({ outcome: 'changed' });
    expect((await putOrg(of, { version: 2, name: 'Twee' })).body.code).toBe('version_stale');
  });

  it('refuses a relation number that another one has, also of two at once', async () => {
    const relationNumber = `R${count()}`;
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((each) =>
        putOrg(`ORG-${count()}-${each}`, { version: 1, name: each, relationNumber }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});
