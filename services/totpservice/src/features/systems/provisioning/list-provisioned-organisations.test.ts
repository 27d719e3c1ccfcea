import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { given, ask, put, remove, makeOrganisation } = await startProvisioning();

type Organisation = { externalId: string; users: number; digest: string };

/** Everything, as a source would ask for it. */
async function all(): Promise<Organisation[]> {
  const found: Organisation[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { body }: { body: { items: Organisation[]; next: string | null } } = await ask(
      'GET',
      `/organisations?limit=2${after && `&after=${after}`}`,
    );
    found.push(...body.items);
    after = body.next;
  }
  return found;
}

/** As the contract describes it, made by the source. */
const digestOf = (held: Record<string, number>) =>
  createHash('sha256')
    .update(
      Object.entries(held)
        .map(([externalId, version]) => ({
          key: Buffer.from(externalId),
          line: `${externalId}\t${version}\n`,
        }))
        .sort((one, other) => Buffer.compare(one.key, other.key))
        .map(({ line }) => line)
        .join(''),
    )
    .digest('hex');

describe('listProvisionedOrganisations', () => {
  it('shows every organisation once, page after page', async () => {
    const made = [given.org, (await makeOrganisation())[0], (await makeOrganisation())[0]];
    const ids = (await all()).map(({ externalId }) => externalId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(made));
  });

  it('has a digest that the source comes to by itself, and another one after any change', async () => {
    const held = { [`${given.ext}.a`]: 3, [`${given.ext}-B`]: 1, [`${given.ext}-a`]: 2 };
    for (const [of, version] of Object.entries(held))
      await put(version, { email: `${of.toLowerCase()}@tvm.test` }, of);
    const own = async () => (await ask('GET', `/organisations/${given.org}`)).body;
    expect(await own()).toMatchObject({ users: 3, digest: digestOf(held) });
    expect((await all()).find(({ externalId }) => externalId === given.org)).toEqual(await own());
    await remove(4, `${given.ext}.a`);
    expect((await own()).digest).toBe(digestOf({ [`${given.ext}-B`]: 1, [`${given.ext}-a`]: 2 }));
    const [empty] = await makeOrganisation();
    expect((await ask('GET', `/organisations/${empty}`)).body).toMatchObject({
      users: 0,
      digest: digestOf({}),
    });
  });

  it('refuses a cursor of its caller’s own making', async () => {
    expect((await ask('GET', '/organisations?after=AA')).body.code).toBe('cursor_unknown');
  });
});
