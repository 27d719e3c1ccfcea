import { auditEvents } from '@tvm/db';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { signedInEmployee } from '../../test/employees.ts';
import { startService } from '../../test/harness.ts';
import { createOrganisation } from '../../test/people.ts';

const service = await startService({}, afterAll);
const countViews = (actorId: string, type: string) =>
  service.ownerDb.$count(auditEvents, and(eq(auditEvents.actorId, actorId), eq(auditEvents.type, type)));

describe('a look of an employee', () => {
  it('is one event, also when the parts of a page are asked for at once', async () => {
    const { browser, user } = await signedInEmployee(service);
    const paths = [
      'approvals?state=open',
      'approvals?state=decided',
      'approvals?kind=reset',
      'approvals?page=2',
    ];
    const lock = sql`lock table ${auditEvents} in share row exclusive mode`;
    await atOnce(
      service,
      lock,
      paths.map((path) => () => browser.get(`/admin/${path}`)),
    );
    expect(await countViews(user.id, 'support_queue_viewed')).toBe(1);
  });

  it('is another one after five minutes, of something else, and by somebody else', async () => {
    const [{ browser, user }, other] = [await signedInEmployee(service), await signedInEmployee(service)];
    const [first, second] = [await createOrganisation(service), await createOrganisation(service)];
    const look = (by: typeof browser, id: string) => by.get(`/admin/organisations/${id}`);
    await look(browser, first);
    await look(browser, second);
    expect(await countViews(user.id, 'organisation_viewed')).toBe(2);
    await look(other.browser, first);
    expect(await countViews(other.user.id, 'organisation_viewed')).toBe(1);
    service.clock.advance(299);
    await look(browser, first);
    expect(await countViews(user.id, 'organisation_viewed')).toBe(2);
    service.clock.advance(1);
    await look(browser, first);
    expect(await countViews(user.id, 'organisation_viewed')).toBe(3);
  });

  it('for something that is not there is written down each time', async () => {
    const { browser, user } = await signedInEmployee(service);
    for (let look = 0; look < 2; look++) {
      expect((await browser.get(`/admin/organisations/${crypto.randomUUID()}`)).status).toBe(404);
    }
    expect(await countViews(user.id, 'organisation_viewed')).toBe(2);
  });
});
