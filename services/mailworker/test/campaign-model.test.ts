import { activations } from '@tvm/db';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCampaign } from '../src/campaign/run-campaign.ts';
import { addUser, type Harness, startHarness, type User } from './harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const day = 24 * 3_600_000;
const begin = new Date('2026-09-01T10:00:00Z');
let mandatoryFrom: Date | undefined;
let members: User[] = [];

type Command = { what: string; number: number };

/** What happens around a campaign. Each takes a number that says how much, or whom it is about. */
const commands: Record<string, (number: number) => unknown> = {
  'wait some hours': (number) => {
    h.clock.now = new Date(h.clock.now.getTime() + number * 3_600_000);
  },
  'wait some days': (number) => {
    h.clock.now = new Date(h.clock.now.getTime() + number * day);
  },
  'move the date': (number) => {
    mandatoryFrom = new Date(Date.parse('2026-10-31T23:00:00Z') + (number - 20) * day);
  },
  'take the date away': () => {
    mandatoryFrom = undefined;
  },
  enrol: (number) =>
    h.owner.execute(sql`insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
      values (${members[number % members.length]?.id}, 'active', 'x', 1, now(), now()) on conflict do nothing`),
  'lose the authenticator': (number) =>
    h.owner.execute(sql`delete from authenticators where user_id = ${members[number % members.length]?.id}`),
  activate: (number) =>
    h.owner
      .insert(activations)
      .values({
        organisationId: members[number % members.length]?.organisationId ?? '',
        activatedAt: h.clock.now,
      })
      .onConflictDoNothing(),
  'stop or resume': () =>
    h.owner.execute(sql`update mandatory_campaign set
      stopped_at = case when stopped_at is null then now() end, stopped_by = case when stopped_at is null then ${members[0]?.id}::uuid end`),
  send: () => h.owner.execute(sql`update mails set state = 'accepted' where state = 'queued'`),
  withdraw: () => h.owner.execute(sql`update mails set state = 'withdrawn' where state = 'queued'`),
  'two workers at once': () => Promise.all([run(), run()]),
};

/** Small waves, so that many a run finds some done and some not. */
const run = () =>
  runCampaign(h.worker, { ...h.deps, mandatoryFrom, mailsPerSecond: 2 / 120, now: () => h.clock.now });

async function checkNobodyIsMailedTwice(): Promise<void> {
  const { rows } = await h.owner.execute(sql`
    select user_id, kind, count(*)::int as mails from mails where state <> 'withdrawn'
    group by user_id, kind, params -> 'requiredFrom', params -> 'milestone' having count(*) > 1`);
  expect(rows).toEqual([]);
  const within = await h.owner.execute(sql`
    select from mails m join mails later on later.user_id = m.user_id and later.kind = m.kind and later.id > m.id
    where m.kind = 'registration' and later.created_at < m.created_at + interval '24 hours'`);
  expect(within.rowCount).toBe(0);
}

test('whatever happens around it, a campaign mails nobody twice, and in the end everybody once', async () => {
  const sequence = fc.array(
    fc.record<Command>({
      what: fc.constantFrom(...Object.keys(commands)),
      number: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 10, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      await h.owner.execute(sql`truncate mails, users, organisations, audit_events, rollout_days cascade`);
      await h.owner.execute(sql`delete from mandatory_campaign`);
      await h.owner.execute(sql`insert into mandatory_campaign (id) values (1)`);
      h.clock.now = begin;
      mandatoryFrom = new Date('2026-10-31T23:00:00Z');
      const one = await addUser(h.owner, { isMainUser: true });
      members = [one, await addUser(h.owner, { organisationId: one.organisationId }), await addUser(h.owner)];
      for (const { what, number } of steps) {
        await commands[what]?.(number);
        await run();
        await checkNobodyIsMailedTwice();
      }
      await h.owner.execute(sql`update mandatory_campaign set stopped_at = null, stopped_by = null`);
      mandatoryFrom = h.clock.now;
      for (let wave = 0; wave < 4; wave++) {
        h.clock.now = new Date(h.clock.now.getTime() + 2 * day);
        await h.owner.execute(sql`update mails set state = 'accepted' where state = 'queued'`);
        await run();
      }
      const { rowCount } = await h.owner.execute(sql`
        select from users u where not exists (select from authenticators a where a.user_id = u.id)
          and not exists (select from mails m where m.user_id = u.id and m.kind = 'registration')`);
      expect(rowCount).toBe(0);
      await checkNobodyIsMailedTwice();
    }),
    { numRuns: 15 },
  );
});
