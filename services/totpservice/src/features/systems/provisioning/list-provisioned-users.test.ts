import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { service, given, ask, put, body, makeOrganisation } = await startProvisioning();

const list = (query: string) => ask('GET', `/users?${query}`);
const idsOf = ({ body: { items } }: { body: { items: { externalId: string }[] } }) =>
  items.map(({ externalId }) => externalId);

describe('listProvisionedUsers', () => {
  it('shows everybody once, page after page, also while others come', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'].map((of) => `${given.ext}-${of}`);
    for (const id of ids) await put(1, { email: `${id.toLowerCase()}@tvm.test` }, id);
    const of = `organisation=${given.org}&limit=2`;
    const first = await list(of);
    expect(first.body).toMatchObject({ hasMore: true });
    await put(1, { email: `${given.ext.toLowerCase()}-a0@tvm.test` }, `${given.ext}-a0`);
    const second = await list(`${of}&after=${first.body.next}`);
    const third = await list(`${of}&after=${second.body.next}`);
    expect([first, second, third].flatMap(idsOf)).toEqual(ids);
    expect(third.body).toMatchObject({ next: null, hasMore: false });
    const { version, ...fields } = body(1, { email: `${given.ext.toLowerCase()}-a@tvm.test` });
    expect(first.body.items[0]).toMatchObject({ externalId: ids[0], version, ...fields });
  });

  it('finds by address in whatever letters, by organisation and by whether they are disabled', async () => {
    await put(1, { disabled: true });
    await put(1, { email: `${given.ext.toLowerCase()}-b@tvm.test` }, `${given.ext}-b`);
    const [other] = await makeOrganisation();
    const email = `email=${given.ext.toUpperCase()}@TVM.test`;
    expect(idsOf(await list(email))).toEqual([given.ext]);
    expect(idsOf(await list(`${email}&organisation=${other}`))).toEqual([]);
    expect(idsOf(await list(`organisation=${given.org}&disabled=true`))).toEqual([given.ext]);
    expect(idsOf(await list(`organisation=${given.org}&disabled=false`))).toEqual([`${given.ext}-b`]);
    expect(idsOf(await list('email=geen%20adres'))).toEqual([]);
    expect(idsOf(await list('organisation=ORG-none'))).toEqual([]);
  });

  it('refuses a cursor of its caller’s own making, and a filter that it doesn’t know', async () => {
    for (const after of ['====', 'AA', 'gA']) {
      const { status, body: problem } = await list(`after=${after}`);
      expect([status, problem.code === 'cursor_unknown' || problem.code === 'validation_failed']).toEqual([
        400,
        true,
      ]);
    }
    expect((await list('surname=sub')).body.code).toBe('validation_failed');
    expect(service.logLines.filter((line) => line.includes('request failed'))).toEqual([]);
  });
});
