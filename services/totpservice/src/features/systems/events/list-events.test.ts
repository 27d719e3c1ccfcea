import { organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { asClient, createClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';
import { createOrganisation, createUser, must } from '../../../../test/people.ts';
import { settleEvents } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const client = await createClient(service, ['events']);
const list = async (query = '') => (await asClient(service, client, 'events')('GET', `/events${query}`)).body;
const user = await createUser(service, { externalId: 'USR-1' });

/** An event of the user, with its number where the feed doesn't show it. */
const insert = (type: string, subject = user.id) =>
  `insert into audit_events (occurred_at, type, result, actor_kind, user_id) values (now(), '${type}', 'success', 'user', '${subject}') returning id`;
const write = async (type = 'password_changed', subject = user.id) =>
  `evt_${(await service.ownerDb.$client.query(insert(type, subject))).rows[0].id}`;

async function connection() {
  const own = new pg.Client({ connectionString: service.config.databaseUrl });
  await own.connect();
  onTestFinished(() => own.end());
  return own;
}

/** Everything behind a cursor, page by page. */
async function readAll(after: string | undefined, limit = 100): Promise<{ ids: string[]; next: string }> {
  const ids: string[] = [];
  for (let next = after; ; ) {
    const page = await list(`?limit=${limit}${next ? `&after=${next}` : ''}`);
    ids.push(...page.items.map(({ id }: { id: string }) => id));
    next = page.next as string;
    if (!page.hasMore) return { ids, next };
  }
}

describe('listEvents', () => {
  it('tells what happened to whom by external ids, and nothing else', async () => {
    const organisationId = await createOrganisation(service);
    await service.ownerDb
      .update(organisations)
      .set({ externalId: 'ORG-1' })
      .where(eq(organisations.id, organisationId));
    await service.ownerDb.$client.query(
      `insert into audit_events (occurred_at, type, result, actor_kind, organisation_id, client_address, reason, details) values ($1, 'two_factor_activated', 'success', 'user', $2, '192.0.2.1', 'x', '{"a":1}')`,
      [service.clock.now, organisationId],
    );
    await settleEvents(service);
    const { items } = await list('?type=organisation.two_factor_activated');
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^evt_\d+$/),
        type: 'organisation.two_factor_activated',
        occurredAt: service.clock.now.toISOString(),
        user: null,
        organisation: 'ORG-1',
      },
    ]);
  });

  it('never skips an event of a slower transaction, which it waits for', async () => {
    const start = (await readAll(undefined)).next;
    const slow = await connection();
    await slow.query('begin');
    const first = `evt_${(await slow.query(insert('password_changed'))).rows[0].id}`;
    const second = await write();
    const meanwhile = await readAll(start);
    expect(meanwhile.ids).toEqual([]);
    await slow.query('commit');
    await settleEvents(service);
    const after = await readAll(meanwhile.next);
    expect(after.ids).toEqual([first, second]);
    expect((await readAll(start)).ids).toEqual([first, second]);
  });

  it('gives every reader each event once and in one order, whatever writers do meanwhile', async () => {
    const writers = await Promise.all(Array.from({ length: 4 }, connection));
    const step = fc.record({
      writer: fc.integer({ min: 0, max: 3 }),
      what: fc.constantFrom('begin', 'write', 'commit', 'rollback', 'read'),
      limit: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const start = (await readAll(undefined)).next;
        const open = new Set<number>();
        let read: string[] = [];
        let next = start;
        for (const { writer, what, limit } of steps) {
          const own = must(writers[writer]);
          if (what === 'read') {
            const page = await readAll(next, limit);
            read = [...read, ...page.ids];
            next = page.next;
          } else if (what === 'write') await own.query(insert('password_changed'));
          else if (what === 'begin') {
            if (!open.has(writer)) await own.query('begin');
            open.add(writer);
          } else if (open.delete(writer)) await own.query(what);
        }
        for (const writer of open) await must(writers[writer]).query('commit');
        await settleEvents(service);
        read = [...read, ...(await readAll(next)).ids];
        const all = (await readAll(start)).ids;
        expect(read).toEqual(all);
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 20 },
    );
  });

  it('goes on from where a reader is, also when there was nothing, and filters by type', async () => {
    const { next } = await readAll(undefined);
    await write('login_code');
    const changed = await write('password_changed');
    const set = await write('password_set');
    await settleEvents(service);
    expect((await readAll(next)).ids).toEqual([changed, set]);
    const filtered = await list(`?after=${next}&type=user.password_set`);
    expect(filtered.items.map(({ id }: { id: string }) => id)).toEqual([set]);
    expect((await readAll(filtered.next)).ids).toEqual([]);
  });

  it('still names a user who was deleted, and leaves out who has no external id', async () => {
    const gone = await createUser(service, { externalId: 'USR-weg' });
    const provisioning = await createClient(service, ['provisioning']);
    const { next } = await readAll(undefined);
    await write('password_changed', gone.id);
    await write('password_changed', (await createUser(service)).id);
    await asClient(service, provisioning, 'provisioning')('DELETE', '/users/USR-weg?version=1');
    await settleEvents(service);
    const { items } = await list(`?after=${next}`);
    expect(items.map(({ type, user: whom }: { type: string; user: string }) => [type, whom])).toEqual([
      ['user.password_changed', 'USR-weg'],
      ['user.deleted', 'USR-weg'],
    ]);
  });

  it.each([
    'x',
    'MDow ',
    'OTk5OTk5OTk5OTk5OTk5OTk5OTk6MQ',
    Buffer.from('1:2:3').toString('base64url'),
    Buffer.from('-1:0').toString('base64url'),
  ])('takes no cursor such as %j', async (cursor) => {
    expect(['cursor_unknown', 'validation_failed']).toContain(
      (await list(`?after=${encodeURIComponent(cursor)}`)).code,
    );
  });
});
