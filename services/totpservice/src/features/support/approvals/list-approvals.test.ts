import { afterAll, describe, expect, it } from 'vitest';
import { manyOpen } from '../../../../test/approvals.ts';
import { askFor, askReversal, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, enrol } from '../../../../test/people.ts';

const service = await startService({ recoveryPolicy: 'mail_and_support' }, afterAll);
const { browser } = await signedInEmployee(service);

const list = async (query: string) => (await browser.get(`/admin/approvals?${query}`)).body;
const idsOf = async (query: string): Promise<string[]> =>
  (await list(query)).items.map((item: { id: string }) => item.id);

/** Two reversals, a reset of one colleague and a new phone of another, and a reset of a portal user that was done at once. */
async function someApprovals() {
  const [one, other] = [await createOrganisation(service), await createOrganisation(service)];
  for (const organisationId of [one, other]) await activate(service, organisationId);
  const [colleague, another] = [
    await createUser(service, { kind: 'employee' }),
    await createUser(service, { kind: 'employee', emailChangedAt: service.clock.now }),
  ];
  const customer = await createUser(service, { organisationId: one });
  for (const user of [colleague, another, customer]) await enrol(service, user);
  const answers = [
    await askReversal(browser, one),
    await askReversal(browser, other),
    await askFor(browser, 'reset', colleague),
    await askFor(browser, 'new_phone', another),
    await askFor(browser, 'reset', customer),
  ];
  const ids: string[] = answers.map(({ body }) => body.id);
  return { one, other, colleague, customer, ids };
}

const { one, colleague, customer, ids } = await someApprovals();
const [ofOne, ofOther, reset, newPhone, done] = ids;

describe('the list', () => {
  it('is of all kinds, the newest first, and of those that wait the oldest', async () => {
    expect(await idsOf('')).toEqual([...ids].reverse());
    expect(await idsOf('state=open')).toEqual([ofOne, ofOther, reset, newPhone]);
    expect(await idsOf('state=decided')).toEqual([done]);
  });

  it.each([
    ['kind=reversal', [ofOther, ofOne]],
    ['kind=reset', [done, reset]],
    ['kind=new_phone', [newPhone]],
    [`userId=${colleague.id}`, [reset]],
    [`userId=${customer.id}`, [done]],
    [`organisationId=${one}`, [ofOne]],
    [`userId=${colleague.id}&kind=reset`, [reset]],
    [`userId=${colleague.id}&kind=reset&state=decided`, []],
    [`userId=${one}`, []],
  ])('of %s has these, and no others', async (query, expected) => {
    const { items, total } = await list(query);
    expect(items.map((item: { id: string }) => item.id)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it.each(['kind=exemption', 'state=expired', 'userId=1', 'pageSize=101', 'page=0'])(
    'of %s is none of the contract',
    async (query) => {
      expect((await list(query)).code).toBe('validation_failed');
    },
  );

  it('has each once over its pages, also beyond the first hundred', async () => {
    const made = await manyOpen(service, (await signedInEmployee(service)).user.id, 103);
    const pages = await Promise.all([1, 2].map((page) => list(`state=open&pageSize=100&page=${page}`)));
    expect(pages.map(({ total, items }) => [total, items.length])).toEqual([
      [107, 100],
      [107, 7],
    ]);
    const shown = pages.flatMap(({ items }) => items.map((item: { id: string }) => item.id));
    expect(shown).toEqual([ofOne, ofOther, reset, newPhone, ...made]);
  });
});
