import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { startService } from '../../test/harness.ts';
import { createUser, must } from '../../test/people.ts';
import { allRows, queuedJobs, queuedMails } from '../../test/records.ts';
import { queueMails } from './queue-mail.ts';

const service = await startService({}, afterAll);
const mailTo = (userId: string) => ({
  userId,
  kind: 'password_changed' as const,
  requestedBy: 'system' as const,
});

it('adds one job for each mail, which names the mail and nothing else', async () => {
  const user = await createUser(service);
  await queueMails(service.db, [mailTo(user.id), mailTo(user.id)], service.clock.now);
  const mails = await queuedMails(service, user);
  expect(mails).toHaveLength(2);
  for (const { id } of mails) {
    const jobs = (await queuedJobs(service)).filter((job) => job.key === id);
    expect(jobs).toEqual([{ key: id, payload: { mailId: id }, priority: 0 }]);
  }
});

it('leaves neither mail nor job when the change that causes it is rolled back', async () => {
  const user = await createUser(service);
  const before = await allRows(service);
  const failed = service.db.transaction(async (tx) => {
    await queueMails(tx, [mailTo(user.id)], service.clock.now);
    throw new Error('rolled back');
  });
  await expect(failed).rejects.toThrow('rolled back');
  expect(await allRows(service)).toEqual(before);
});

it('leaves no mail when the job cannot be added', async () => {
  const user = await createUser(service);
  const before = await allRows(service);
  await service.ownerDb.execute(sql`alter function add_mail_jobs rename to away`);
  const failed = service.db.transaction((tx) => queueMails(tx, [mailTo(user.id)], service.clock.now));
  await expect(failed).rejects.toThrow();
  await service.ownerDb.execute(sql`alter function away rename to add_mail_jobs`);
  expect(await allRows(service)).toEqual(before);
});

it('does nothing for nobody', async () => {
  const before = await allRows(service);
  await queueMails(service.db, [], service.clock.now);
  expect(await allRows(service)).toEqual(before);
});

it('lets what a person waits for go before one of many', async () => {
  const user = await createUser(service);
  const ids = await queueMails(
    service.db,
    [{ ...mailTo(user.id), params: { campaign: true } }, mailTo(user.id)],
    service.clock.now,
  );
  const jobs = await queuedJobs(service);
  const [many, own] = ids.map((id) => jobs.find(({ key }) => key === id)?.priority ?? Number.NaN);
  // graphile-worker takes the smaller number first.
  expect(own).toBeLessThan(must(many));
});
