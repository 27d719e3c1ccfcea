import { activations, approvals, exemptions, mails, type users } from '@tvm/db';
import { asc, eq, sql } from 'drizzle-orm';
import { countEverybody } from '../src/campaign/count-everybody.ts';
import { type CampaignDeps, runCampaign } from '../src/campaign/run-campaign.ts';
import { addUser, startHarness, type User } from './harness.ts';

export const day = 24 * 3_600_000;
/** The mandatory date, where a test doesn't move it. */
export const first = new Date('2026-10-31T23:00:00Z');

export type CampaignHarness = Awaited<ReturnType<typeof startCampaignHarness>>;

/** Runs of the campaign with the worker's role, and what happens around them. */
export async function startCampaignHarness() {
  const h = await startHarness();
  const mailsOf = async ({ id }: User) =>
    (
      await h.owner
        .select({ kind: mails.kind, params: mails.params })
        .from(mails)
        .where(eq(mails.userId, id))
        .orderBy(asc(mails.id))
    ).map(({ kind, params }) => [kind, params.days ?? params.requiredFrom ?? null].join(' '));
  const c = {
    h,
    mandatoryFrom: h.deps.mandatoryFrom,
    /** Nobody and nothing, the day after the mandatory date. */
    reset: async () => {
      c.mandatoryFrom = first;
      h.clock.now = new Date('2026-11-01T08:00:00Z');
      await h.owner.execute(sql`truncate mails, users, organisations, audit_events, rollout_days cascade`);
      await h.owner.execute(sql`delete from mandatory_campaign`);
      await h.owner.execute(sql`insert into mandatory_campaign (id) values (1)`);
      await h.owner.execute(sql`delete from graphile_worker._private_jobs`);
    },
    run: (more: Partial<CampaignDeps> = {}) =>
      runCampaign(h.worker, { ...h.deps, mandatoryFrom: c.mandatoryFrom, mailsPerSecond: 1000, ...more }),
    count: () => countEverybody(h.worker, { ...h.deps, mandatoryFrom: c.mandatoryFrom }),
    /** Another user of the same organisation. */
    colleague: (user: User, values: Partial<typeof users.$inferInsert> = {}) =>
      addUser(h.owner, { organisationId: user.organisationId, ...values }),
    enrol: (user: User, state: 'active' | 'disabled' = 'active') =>
      h.owner.execute(sql`insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
        values (${user.id}, ${state}, 'x', 1, now(), now())`),
    mailsOf,
    kindsOf: async (user: User) => (await mailsOf(user)).map((mail) => mail.split(' ')[0]),
    countMails: (kind: 'registration' | 'mandatory_reminder' = 'registration') =>
      h.owner.$count(mails, eq(mails.kind, kind)),
    /** What the worker does with all that is queued. */
    send: () => h.owner.update(mails).set({ state: 'accepted' }).where(eq(mails.state, 'queued')),
    activate: async ({ organisationId }: User, activatedAt = h.clock.now): Promise<void> => {
      await h.owner.insert(activations).values({ organisationId: organisationId ?? '', activatedAt });
    },
    exempt: async ({ organisationId }: User, endsAt: Date): Promise<void> => {
      const employee = await addUser(h.owner, {
        kind: 'employee',
        employeeRole: 'support',
        organisationId: null,
      });
      const startsAt = h.clock.now;
      const [reversal] = await h.owner
        .insert(approvals)
        .values({
          kind: 'reversal',
          version: 'x',
          needsSecondEmployee: true,
          organisationId: organisationId ?? '',
          requestedBy: employee.id,
          reason: 'x',
          ticketReference: 'T',
          requestedAt: startsAt,
          expiresAt: endsAt,
        })
        .returning({ id: approvals.id });
      await h.owner
        .insert(exemptions)
        .values({ organisationId: organisationId ?? '', reversalId: reversal?.id ?? '', startsAt, endsAt });
    },
  };
  return c;
}
