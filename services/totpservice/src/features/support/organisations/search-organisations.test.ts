import { organisations, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createOrganisation, createUser } from '../../../../test/people.ts';

const service = await startService({}, afterAll);
const { browser } = await signedInEmployee(service);

async function search(text: string): Promise<{ more: boolean; names: string[]; users: string[] }> {
  const { body } = await browser.get(`/admin/organisations?search=${encodeURIComponent(text)}`);
  return {
    more: body.more,
    names: body.items.map(({ name }: { name: string }) => name),
    users: body.items.flatMap(({ users }: { users: { email: string }[] }) => users.map(({ email }) => email)),
  };
}

beforeAll(async () => {
  for (const [name, relationNumber] of [
    ['Ærø Transport', '100001'],
    ['Transport van Dam', '100010'],
    ['100% Vers', '200001'],
    ['Onder_streep', null],
  ] as const) {
    const id = await createOrganisation(service, name);
    await service.ownerDb.update(organisations).set({ relationNumber }).where(eq(organisations.id, id));
  }
  const organisationId = await createOrganisation(service, 'Kleine Beer');
  const user = { organisationId, firstName: 'Gewone', surname: 'sub 31' };
  await createUser(service, { ...user, email: 'gewonesub31@tvm.test' });
  await createUser(service, { ...user, email: 'weg@tvm.test', disabledAt: service.clock.now });
});

describe('finds', () => {
  it('by a part of the name, in any case, those that begin with it first', async () => {
    expect((await search('TRANSPORT')).names).toEqual(['Transport van Dam', 'Ærø Transport']);
    expect((await search('ærø')).names).toEqual(['Ærø Transport']);
  });

  it('by relation number, whole before beginning', async () => {
    expect((await search('100001')).names).toEqual(['Ærø Transport']);
    expect((await search('1000')).names).toEqual(['Ærø Transport', 'Transport van Dam']);
    expect((await search('00001')).names).toEqual([]);
  });

  it("by a part of a user's name or address, and shows whom", async () => {
    expect(await search('ewonesub31@')).toEqual({
      more: false,
      names: ['Kleine Beer'],
      users: ['gewonesub31@tvm.test'],
    });
    expect((await search('sub 31')).users).toEqual(['gewonesub31@tvm.test']);
  });

  it('nobody who is disabled, and no employee', async () => {
    expect((await search('weg@tvm')).names).toEqual([]);
    expect((await search('gebruiker')).users).toEqual([]);
  });

  it('a percent sign, an underscore and a backslash as what they are', async () => {
    expect((await search('0%')).names).toEqual(['100% Vers']);
    expect((await search('r_s')).names).toEqual(['Onder_streep']);
    expect((await search('\\\\')).names).toEqual([]);
    expect((await search('%%%')).names).toEqual([]);
  });
});

it('answers the best fifty and says that there are more', async () => {
  for (let number = 0; number < 51; number++) await createOrganisation(service, `Veelvoud ${number}`);
  const { more, names } = await search('veelvoud');
  expect([more, names.length]).toEqual([true, 50]);
});

it('needs two characters', async () => {
  expect((await browser.get('/admin/organisations?search=a')).body.code).toBe('validation_failed');
  expect((await browser.get('/admin/organisations')).body.code).toBe('validation_failed');
});

it('shows at most five users of an organisation, and counts all that are enabled', async () => {
  const organisationId = await createOrganisation(service, 'Grote Beer');
  for (let number = 0; number < 6; number++)
    await createUser(service, { organisationId, email: `ster${number}@tvm.test` });
  await service.ownerDb
    .update(users)
    .set({ disabledAt: service.clock.now })
    .where(eq(users.email, 'ster0@tvm.test'));
  const { body } = await browser.get('/admin/organisations?search=ster');
  const found = body.items.find(({ name }: { name: string }) => name === 'Grote Beer');
  expect([found.userCount, found.users.length]).toEqual([5, 5]);
});

it('writes down that somebody searched, never for what', async () => {
  await search('gewonesub31');
  const { body } = await browser.get('/admin/audit-events?type=organisations_searched');
  expect(body.items[0]).toMatchObject({ result: 'success', details: { found: 1 } });
  expect(JSON.stringify(body)).not.toContain('gewonesub31');
});
