import { anonymousEvents, auditEvents, authenticators, mails, type Noticed, registrations } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import type { TestService } from './harness.ts';
import { must, type TestUser } from './people.ts';

/** Everything that a request could change: the rows of each table, as text. */
export async function allRows(service: TestService): Promise<Record<string, string[]>> {
  const { rows: tables } = await service.ownerDb.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`);
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await service.ownerDb.execute<{ row: string }>(
      sql`select t::text as row from ${sql.raw(name)} t order by 1`,
    );
    contents[name] = rows.map(({ row }) => row);
  }
  return contents;
}

/**
 * The mails that are queued for a user, or for support (null), oldest first. Those that links came with aren't queued any more. Without M11, which tells of each login
 * in another browser: `noticesOf` has those.
 */
export async function queuedMails(service: TestService, user: TestUser | null) {
  return service.ownerDb
    .select({ id: mails.id, kind: mails.kind, requestedBy: mails.requestedBy, params: mails.params })
    .from(mails)
    .where(
      and(
        eq(mails.state, 'queued'),
        ne(mails.kind, 'noticed'),
        user ? eq(mails.userId, user.id) : isNull(mails.userId),
      ),
    )
    .orderBy(asc(mails.id));
}

/** What a user was told of what was done with the login (M11), oldest first: what, and the facts of it. */
export async function noticesOf(service: TestService, user: TestUser): Promise<[string, Noticed][]> {
  const found = await service.ownerDb
    .select({ params: mails.params })
    .from(mails)
    .where(and(eq(mails.kind, 'noticed'), eq(mails.userId, user.id)))
    .orderBy(asc(mails.id));
  return found.flatMap(({ params }) => Object.entries(params.notices ?? {}));
}

/** The kinds of a user's queued mails. */
export const queuedKinds = async (service: TestService, user: TestUser | null) =>
  (await queuedMails(service, user)).map((mail) => mail.kind);

/** The jobs of the queue, oldest first. */
export async function queuedJobs(service: TestService) {
  const { rows } = await service.ownerDb.execute<{
    key: string;
    payload: Record<string, string>;
    priority: number;
  }>(sql`select key, payload, priority from graphile_worker._private_jobs order by id`);
  return rows;
}

/** A user's audit events as `type result reason`, oldest first. */
export async function eventsOf(service: TestService, user: TestUser): Promise<string[]> {
  const events = await service.ownerDb
    .select({ type: auditEvents.type, result: auditEvents.result, reason: auditEvents.reason })
    .from(auditEvents)
    .where(eq(auditEvents.userId, user.id))
    .orderBy(asc(auditEvents.id));
  return events.map(({ type, result, reason }) => [type, result, reason].filter(Boolean).join(' '));
}

/** A user's authenticators, oldest first. */
export async function authenticatorsOf(service: TestService, user: TestUser) {
  return service.ownerDb
    .select()
    .from(authenticators)
    .where(eq(authenticators.userId, user.id))
    .orderBy(asc(authenticators.id));
}

/** The row of a mailed token. */
export async function registrationOf(service: TestService, token: string) {
  const hashes = [hashToken('registration', token), hashToken('reset', token)];
  const [row] = await service.ownerDb
    .select()
    .from(registrations)
    .where(or(...hashes.map((hash) => eq(registrations.tokenHash, hash))));
  return must(row);
}

/** Raises a user's epoch, as every change of credentials does. */
export async function raiseEpoch(service: TestService, user: TestUser): Promise<void> {
  await service.ownerDb.execute(
    sql`update users set credential_epoch = credential_epoch + 1 where id = ${user.id}`,
  );
}

/** Since `before`, rows as of {@link allRows}, nothing was changed: so many refusals were written down, and that is all. */
export async function expectOnlyRefusals(
  service: TestService,
  before: Record<string, string[]>,
  refusals = 1,
): Promise<void> {
  const events = 'public.audit_events';
  const after = await allRows(service);
  const added = after[events]?.filter((row) => !before[events]?.includes(row)) ?? [];
  expect(added.map((row) => row.split(',')[4])).toEqual(Array(refusals).fill('refused'));
  expect({ ...after, [events]: [] }).toEqual({ ...before, [events]: [] });
}

/** Until an export has every event there is now: a transaction of any database on the server, another test's too, keeps later ones back. */
export async function settleEvents(service: TestService): Promise<void> {
  const unsettled = sql`select from audit_events where transaction_id >= pg_snapshot_xmin(pg_current_snapshot())`;
  await vi.waitUntil(async () => (await service.ownerDb.execute(unsettled)).rowCount === 0, {
    timeout: 300_000,
  });
}

/** What was counted of a user, or of nobody known, the oldest minute first: type, result, reason and how often. */
export async function countedOf(service: TestService, user?: { id: string }): Promise<string[]> {
  const whose = user ? eq(anonymousEvents.userId, user.id) : isNull(anonymousEvents.userId);
  const rows = await service.ownerDb
    .select()
    .from(anonymousEvents)
    .where(whose)
    .orderBy(anonymousEvents.minute, anonymousEvents.network, anonymousEvents.reason);
  return rows.map(({ type, result, reason, count }) => `${type} ${result} ${reason} ${count}`);
}
