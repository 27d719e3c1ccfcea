import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser } from '../../../../test/people.ts';

const service = await startService({}, afterAll);

describe('listEmployees', () => {
  it('shows every employee by name, whether enrolled or disabled, and nobody of the portal', async () => {
    const { browser, user } = await signedInEmployee(service, 'auditor', {
      firstName: 'Boris',
      surname: 'auditor 1',
    });
    const former = await createUser(service, {
      kind: 'employee',
      employeeRole: 'support',
      firstName: 'Anna',
      surname: 'support 2',
      disabledAt: service.clock.now,
    });
    await createUser(service);
    const { body } = await browser.get('/admin/employees');
    expect(body.items).toMatchObject([
      {
        id: former.id,
        email: former.email,
        role: 'support',
        disabled: true,
        enrolled: false,
        lastLoginAt: null,
      },
      { id: user.id, role: 'auditor', disabled: false, enrolled: true, lastLoginAt: expect.any(String) },
    ]);
    const { body: trail } = await browser.get(`/admin/audit-events?actorId=${user.id}&type=employees_viewed`);
    expect(trail.items).toHaveLength(1);
  });
});
