import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser } from '../../../../test/people.ts';
import { allRows, eventsOf, expectOnlyRefusals } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

describe('clearMailBounce', () => {
  it('forgets the mark, once, and leaves the address as it is', async () => {
    const user = await createUser(service, { mailBouncedAt: service.clock.now });
    const { browser } = await signedInEmployee(service);
    expect((await browser.get(`/admin/users/${user.id}`)).body.mailUndelivered).toBe(true);
    for (let time = 0; time < 2; time++)
      expect((await browser.delete(`/admin/users/${user.id}/mail-bounce`)).status).toBe(204);
    expect((await browser.get(`/admin/users/${user.id}`)).body).toMatchObject({
      mailUndelivered: false,
      email: user.email,
    });
    expect((await eventsOf(service, user)).filter((event) => event.startsWith('mail_bounce'))).toHaveLength(
      1,
    );
  });

  it('of nobody is refused, which is written down', async () => {
    const { browser } = await signedInEmployee(service);
    const before = await allRows(service);
    const { status, body } = await browser.delete(
      '/admin/users/01937f3e-0000-7000-8000-000000000002/mail-bounce',
    );
    expect([status, body.code]).toEqual([404, 'user_not_found']);
    await expectOnlyRefusals(service, before);
  });
});
