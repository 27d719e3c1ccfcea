import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser } from '../../../../test/people.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

describe('listUsers', () => {
  it('shows the users of any organisation, and of no other', async () => {
    const user = await createObligedUser(service);
    await createUser(service);
    const { browser } = await signedInEmployee(service, 'auditor');
    const { body } = await browser.get(`/admin/organisations/${user.organisationId}/users`);
    expect(body).toMatchObject({ total: 1, items: [{ id: user.id, progress: 'not_invited' }] });
  });

  it('shows none of an organisation that is not there, and writes the look down', async () => {
    const { browser } = await signedInEmployee(service, 'auditor');
    const before = await allRows(service);
    const nobody = await browser.get('/admin/organisations/01937f3e-0000-7000-8000-000000000002/users');
    expect([nobody.status, nobody.body.code]).toEqual([404, 'organisation_not_found']);
    await expectOnlyRefusals(service, before);
  });
});
