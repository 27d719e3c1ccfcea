import { auditEvents, deletedUsers, mails, sensitiveChanges, users } from '@tvm/db';
import { asc, eq, gt, inArray, like, sql } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { activate } from '../../../../test/organisations.ts';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { service, given, ask, body, count, put, makeOrganisation } = await startProvisioning();

const row = (of: string, more: object = {}) => ({
  action: 'put',
  externalId: of,
  ...body(1, { email: `${of.toLowerCase()}@tvm.test` }),
  ...more,
});
type Result = { outcome: string; problem: string | null };
const apply = async (items: object[]): Promise<Result[]> =>
  (await ask('POST', '/user-batches', { items })).body.items;
const thousand = (more: (index: number) => object = () => ({})) =>
  Array.from({ length: 1000 }, (_, index) => row(`${given.ext}-${index}`, more(index)));

describe('applyUserBatch', () => {
  it('answers for each row in order, and a refused one leaves the others as they are', async () => {
    const answers = await apply([
      row(`${given.ext}-1`),
      row(`${given.ext}-2`, { email: 'geen adres' }),
      row(`${given.ext}-3`),
      { action: 'delete', externalId: `${given.ext}-1`, version: 2 },
      { action: 'delete', externalId: `${given.ext}-9`, version: 1 },
      row(`${given.ext}-1`),
    ]);
    expect(answers.map(({ outcome, problem }) => [outcome, problem])).toEqual([
      ['created', null],
      ['refused', 'email_refused'],
      ['created', null],
      ['deleted', null],
      ['unchanged', null],
      ['refused', 'version_stale'],
    ]);
  });

  it('takes a thousand, and no row more, in a hundred statements at most', async () => {
    const items = [...thousand(), row(`${given.ext}-1000`)];
    expect((await ask('POST', '/user-batches', { items })).body.code).toBe('validation_failed');
    const statements = vi.spyOn(pg.Client.prototype, 'query');
    const answers = await apply(items.slice(0, 1000));
    expect(statements.mock.calls.length).toBeLessThan(100);
    statements.mockRestore();
    expect(answers.filter(({ outcome }) => outcome === 'created')).toHaveLength(1000);
    const queued = await service.ownerDb
      .select({ id: mails.id })
      .from(mails)
      .innerJoin(users, eq(users.id, mails.userId))
      .where(like(users.externalId, `${given.ext}-%`));
    expect(queued).toHaveLength(1000);
  });

  it('an address goes from one to another in the order of the rows', async () => {
    const [a, b] = [`${given.ext}-a`, `${given.ext}-b`];
    const [first, second] = ['eerste', 'tweede'].map((name) => `${name}${count()}@tvm.test`);
    await apply([row(a, { email: first }), row(b, { email: second })]);
    const between = { email: `tussen${count()}@tvm.test` };
    const answers = await apply([
      row(b, { version: 2, email: first }),
      row(a, { version: 2, ...between }),
      row(b, { version: 2, email: first }),
      row(a, { version: 3, email: second }),
    ]);
    expect(answers.map(({ problem }) => problem)).toEqual(['email_in_use', null, null, null]);
  });

  it('a row that another request is quicker than is refused, and nothing else', async () => {
    const email = `samen${count()}@tvm.test`;
    const items = (of: string) =>
      Array.from({ length: 40 }, (_, at) => row(`${given.ext}-${of}${at}`, at === 20 ? { email } : {}));
    const [one, other] = await Promise.all([apply(items('a')), apply(items('b').reverse())]);
    const problems = [...one, ...other].flatMap(({ problem }) => problem ?? []);
    expect(problems).toEqual(['email_in_use']);
  });

  it('main users who are made together don’t tell each other alone: support hears of each', async () => {
    const [org, organisationId] = await makeOrganisation();
    await activate(service, organisationId);
    const subjects = ['a', 'b'].map((of) => `${given.ext}-${of}`);
    const main = { organisation: org, mainUser: true };
    await apply(subjects.map((of) => row(of, main)));
    const made = await service.ownerDb.select().from(users).where(inArray(users.externalId, subjects));
    const told = await service.ownerDb.select().from(mails).where(eq(mails.kind, 'main_user_added'));
    expect(told.map(({ userId, params }) => [userId, params.subjectUserId]).sort()).toEqual(
      made.map(({ id }) => [null, id]).sort(),
    );
    await put(1, { ...main, email: `derde${count()}@tvm.test` }, `${given.ext}-c`);
    const later = await service.ownerDb.select().from(mails).where(eq(mails.kind, 'main_user_added'));
    expect(
      later
        .slice(told.length)
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual(made.map(({ id }) => id).sort());
  });

  it('who becomes a main user with the changes that hold somebody isn’t told in place of support', async () => {
    const [org] = await makeOrganisation();
    const [elsewhere] = await makeOrganisation();
    const subject = `${given.ext}-s`;
    await apply([row(subject, { organisation: elsewhere })]);
    const moved = { version: 2, organisation: org, email: `verhuisd${count()}@tvm.test` };
    await apply([row(subject, moved), row(`${given.ext}-m`, { organisation: org, mainUser: true })]);
    const [user] = await service.ownerDb.select().from(users).where(eq(users.externalId, subject));
    const held = await service.ownerDb.select().from(mails).where(eq(mails.kind, 'enrolment_held'));
    const told = held.filter(({ params }) => params.subjectUserId === user?.id);
    expect(told.map(({ userId }) => userId)).toEqual([null]);
  });
});

/** What stands of the users of a run afterwards, and what was written down since, without what differs anyway. */
async function whatStands(prefix: string, since: number) {
  const plain = (text: string | null) => text?.replaceAll(new RegExp(prefix, 'gi'), '') ?? null;
  const events = await service.ownerDb
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.id, since))
    .orderBy(asc(auditEvents.id));
  const rows = await service.ownerDb
    .select()
    .from(users)
    .where(like(users.externalId, `${prefix}%`));
  const gone = await service.ownerDb
    .select()
    .from(deletedUsers)
    .where(like(deletedUsers.externalId, `${prefix}%`));
  const ids = [...rows.map(({ id }) => id), ...gone.flatMap(({ userId }) => userId ?? [])];
  const queued = await service.ownerDb.select().from(mails).where(inArray(mails.userId, ids));
  const changes = await service.ownerDb
    .select()
    .from(sensitiveChanges)
    .where(inArray(sensitiveChanges.userId, ids));
  const nameOf = new Map([
    ...gone.map(({ userId, externalId }) => [userId, externalId] as const),
    ...rows.map(({ id, externalId }) => [id, externalId] as const),
  ]);
  const of = (id: string | null) => plain(nameOf.get(id ?? '') ?? null);
  return {
    users: rows
      .map((user) => [
        plain(user.externalId),
        plain(user.email),
        user.sourceVersion,
        user.organisationId,
        user.isMainUser,
        user.disabledAt !== null,
        user.credentialEpoch,
      ])
      .sort(),
    gone: gone.map((user) => [plain(user.externalId), user.sourceVersion, user.wasMainUser]).sort(),
    // Who became a main user in the same run isn't told of the others' holds: that has a test of its own.
    mails: queued
      .filter(({ kind }) => kind !== 'enrolment_held')
      .map(({ userId, kind }) => `${of(userId)} ${kind}`)
      .sort(),
    changes: changes.map(({ userId, kind }) => `${of(userId)} ${kind}`).sort(),
    events: events
      .map(
        ({ type, reason, details: { approvalId, ...details } }) =>
          `${type} ${reason} ${plain(JSON.stringify(details))}`,
      )
      .sort(),
  };
}

it('what comes of any batch is what comes of its rows one by one', async () => {
  const other = await makeOrganisation();
  const change = fc.record({
    of: fc.constantFrom('a', 'b', 'c', 'd'),
    version: fc.integer({ min: 1, max: 5 }),
    action: fc.constantFrom('put', 'put', 'put', 'delete'),
    email: fc.constantFrom('w', 'x', 'y', 'z', 'geen adres'),
    organisation: fc.constantFrom(given.org, other[0], 'ORG-none'),
    mainUser: fc.boolean(),
    disabled: fc.boolean(),
  });
  const latest = async () =>
    (await service.ownerDb.select({ id: sql<number>`max(id)::int` }).from(auditEvents))[0]?.id ?? 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const outcomes: Result[][] = [];
      const stands: unknown[] = [];
      for (const isBatch of [true, false]) {
        const prefix = `P${count()}Q`;
        const items = changes.map(({ of, version, action, email, ...more }) =>
          action === 'delete'
            ? { action, externalId: `${prefix}${of}`, version }
            : {
                ...{ action, externalId: `${prefix}${of}`, version, surname: 'sub', ...more },
                email: email.includes(' ') ? email : `${prefix}${email}@tvm.test`,
              },
        );
        const since = await latest();
        const answers: Result[] = [];
        for (const part of isBatch ? [items] : items.map((item) => [item]))
          answers.push(...(await apply(part)));
        outcomes.push(answers.map(({ outcome, problem }) => ({ outcome, problem })));
        stands.push(await whatStands(prefix, since));
      }
      expect(outcomes[0]).toEqual(outcomes[1]);
      expect(stands[0]).toEqual(stands[1]);
    }),
    { numRuns: 20 },
  );
});
