import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beat, forget } from '../src/queue/liveness.ts';
import { addUser, type Harness, queueMail, startHarness } from './harness.ts';

const liveness = { everySeconds: 30, deadAfterSeconds: 60 };

let h: Harness;
let mailId: string;
beforeEach(async () => {
  h = await startHarness();
  mailId = await queueMail(h.app, { userId: (await addUser(h.owner)).id });
});
afterEach(() => h.close());

const lockedBy = async () =>
  (await h.owner.execute(sql`select locked_by from graphile_worker._private_jobs`)).rows[0]?.locked_by;
const lock = (workerId: string, secondsAgo: number) =>
  h.owner.execute(sql`update graphile_worker._private_jobs
    set locked_by = ${workerId}, locked_at = now() - make_interval(secs => ${secondsAgo}::float8)`);
const lastSeen = (workerId: string, secondsAgo: number) =>
  h.owner.execute(
    sql`insert into worker_heartbeats values (${workerId}, now() - make_interval(secs => ${secondsAgo}::float8))`,
  );

test('frees what a worker without a recent heartbeat holds', async () => {
  await lastSeen('dead', 61);
  await lock('dead', 120);
  await beat(h.worker, 'me', liveness);
  expect(await lockedBy()).toBeNull();
});

test('frees what a worker holds that was killed before its first heartbeat', async () => {
  await lock('never-seen', 61);
  await beat(h.worker, 'me', liveness);
  expect(await lockedBy()).toBeNull();
});

test('ends what a worker was killed in after another job had taken its mail over', async () => {
  await lock('dead', 61);
  await h.worker.execute(sql`select retry_mail_job(${mailId}::uuid, now())`);
  const keys = async () =>
    (await h.owner.execute(sql`select key from graphile_worker._private_jobs order by id`)).rows;
  expect(await keys()).toEqual([{ key: null }, { key: mailId }]);
  await beat(h.worker, 'me', liveness);
  expect(await keys()).toEqual([{ key: mailId }]);
});

test.each([
  ['a worker with a recent heartbeat', 120, 59],
  ['a worker that has only just begun', 1, undefined],
])('leaves alone what %s holds', async (_, lockedSecondsAgo, seenSecondsAgo) => {
  if (seenSecondsAgo !== undefined) await lastSeen('alive', seenSecondsAgo);
  await lock('alive', lockedSecondsAgo);
  await beat(h.worker, 'me', liveness);
  expect(await lockedBy()).toBe('alive');
});

test('after the database was away, everybody first has a chance to say that they live', async () => {
  await lastSeen('me', 300);
  await lastSeen('other', 300);
  await lock('other', 300);
  await beat(h.worker, 'me', liveness);
  expect(await lockedBy()).toBe('other');
  await beat(h.worker, 'other', liveness);
  await beat(h.worker, 'me', liveness);
  expect(await lockedBy()).toBe('other');
  await forget(h.worker, 'other');
  await beat(h.worker, 'me', liveness);
  expect(await lockedBy()).toBeNull();
});
