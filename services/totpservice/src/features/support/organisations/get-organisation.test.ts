import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

describe('getOrganisation', () => {
  it('shows any organisation with its figures, and what a reversal would do', async () => {
    const { organisationId } = await createObligedUser(service);
    const { browser } = await signedInEmployee(service, 'auditor');
    const { body } = await browser.get(`/admin/organisations/${organisationId}`);
    expect(body).toMatchObject({
      id: organisationId,
      twoFactor: { because: 'activated' },
      users: { total: 1, progress: { not_invited: 1 } },
      mainUsers: 0,
      openReversal: null,
      latestReversal: null,
      reversal: { possible: true, endsActivation: true, mails: 1 },
    });
  });

  it('shows none that is not there, and writes the look down', async () => {
    const { browser } = await signedInEmployee(service, 'auditor');
    const before = await allRows(service);
    const nobody = await browser.get('/admin/organisations/01937f3e-0000-7000-8000-000000000002');
    expect([nobody.status, nobody.body.code]).toEqual([404, 'organisation_not_found']);
    await expectOnlyRefusals(service, before);
  });
});
