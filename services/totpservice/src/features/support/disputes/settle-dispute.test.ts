import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { noticeOf, sendNotice } from '../../../../test/notices.ts';
import { changed, createUser, signInWithCode } from '../../../../test/people.ts';
import { answerOf } from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const pathOf = (id: string) => `/admin/disputes/${id}/settlement`;

async function disputed(user: { id: string }) {
  const { id, code } = await sendNotice(service, user);
  expect((await service.browser().post('/notices/dispute', { noticeCode: code })).status).toBe(200);
  return id;
}

describe('settleDispute', () => {
  it('says who looked, in the row and in the trail', async () => {
    const user = await createUser(service);
    const id = await disputed(user);
    const { browser, user: employee } = await signedInEmployee(service);
    expect(answerOf(await browser.post(pathOf(id)))).toBe(204);
    expect(await noticeOf(service, id)).toMatchObject({
      settledBy: employee.id,
      settledAt: service.clock.now,
    });
    expect((await eventsOf(service, user)).slice(-1)).toEqual(['dispute_settled success']);
  });

  it('lets nobody go on: what is held stays held', async () => {
    const user = await createUser(service);
    await changed(service, user, 'reset');
    const id = await disputed(user);
    const { browser } = await signedInEmployee(service);
    const held = async () => (await browser.get(`/admin/users/${user.id}`)).body.heldBecause;
    expect(await held()).toEqual(['disputed', 'reset']);
    await browser.post(pathOf(id));
    expect(await held()).toEqual(['disputed', 'reset']);
  });

  it('is done by one of nine at once', async () => {
    const user = await createUser(service);
    const id = await disputed(user);
    const { browser } = await signedInEmployee(service);
    const answers = await atOnce(
      service,
      sql`select from notices where id = ${id} for update`,
      Array.from({ length: 9 }, () => () => browser.copy().post(pathOf(id))),
    );
    expect(answers.map(answerOf).sort()).toEqual([204, ...Array(8).fill('dispute_settled')]);
  });

  it('is refused, and that is written down: unknown, not disputed, one’s own, again', async () => {
    const own = await signedInEmployee(service);
    const { browser } = await signedInEmployee(service, 'support_lead');
    const { id: onlySent } = await sendNotice(service, await createUser(service));
    for (const id of [randomUUID(), onlySent])
      expect(answerOf(await browser.post(pathOf(id)))).toBe('dispute_not_found');
    const id = await disputed(own.user);
    service.clock.advance(30);
    const again = await signInWithCode(service, own.user, own.secret);
    expect(answerOf(await again.post(pathOf(id)))).toBe('not_for_oneself');
    expect(answerOf(await browser.post(pathOf(id)))).toBe(204);
    expect(answerOf(await browser.post(pathOf(id)))).toBe('dispute_settled');
    expect((await eventsOf(service, own.user)).slice(-3)).toEqual([
      'dispute_settled refused not_for_oneself',
      'dispute_settled success',
      'dispute_settled refused dispute_settled',
    ]);
  });
});
