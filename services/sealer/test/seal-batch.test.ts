import { connect } from '@tvm/db';
import { generateKeyRing, parseKeyRing, signText } from '@tvm/keys';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertSeal } from '../src/audit.queries.ts';
import { eventColumns, sealText } from '../src/chain.ts';
import { SealingRefused, sealBatch } from '../src/seal-batch.ts';
import {
  addEvent,
  auditKeyText,
  type Harness,
  query,
  sealEverything,
  startHarness,
  verify,
} from './harness.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
});
afterEach(() => h.close());

const seals = () =>
  query<{ sequence: number; events: number; key: string }>(
    h.owner,
    `select sequence::int, events, split_part(signature, '.', 1) as key from audit_seals order by sequence`,
  );

test('an event of a transaction that commits late is sealed after those that were quicker, and never skipped', async () => {
  const slow = await h.app.$client.connect();
  await slow.query('begin');
  await slow.query(
    `insert into audit_events (occurred_at, type, result, actor_kind) values (now(), 'logout', 'success', 'user')`,
  );
  await addEvent(h.app, 1);
  const early = await sealBatch(h.sealer, h.deps);
  expect(early).toMatchObject({ outcome: 'sealed', seal: { events: 0 } });
  expect((await verify(h)).unsealed).toBe(1);
  await slow.query('commit');
  slow.release();
  await sealEverything(h);
  expect(await verify(h)).toMatchObject({ events: 2, unsealed: 0, findings: [] });
});

test('what is rolled back is not missed', async () => {
  await h.app
    .transaction(async (tx) => {
      await addEvent(tx, 1);
      tx.rollback();
    })
    .catch(() => {});
  await addEvent(h.app, 2);
  await sealEverything(h);
  expect(await verify(h)).toMatchObject({ events: 1, findings: [] });
});

test('whatever writers do at once, every committed event is sealed exactly once', async () => {
  const writer = fc.array(fc.record({ events: fc.integer({ min: 1, max: 4 }), commits: fc.boolean() }), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(writer, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 7 }),
      async (writers, maxEvents) => {
        const before = (await verify(h)).events;
        let isDone = false;
        const writing = Promise.all(
          writers.map(async (transactions) => {
            for (const { events, commits } of transactions) {
              await h.app
                .transaction(async (tx) => {
                  for (let n = 0; n < events; n++) await addEvent(tx, n);
                  if (!commits) tx.rollback();
                })
                .catch(() => {});
            }
          }),
        ).finally(() => {
          isDone = true;
        });
        const deps = { ...h.deps, maxEvents };
        while (!isDone) await sealBatch(h.sealer, deps);
        await writing;
        await sealEverything(h, deps);
        const written = writers.flat().reduce((sum, { events, commits }) => sum + (commits ? events : 0), 0);
        expect(await verify(h)).toMatchObject({ events: before + written, unsealed: 0, findings: [] });
      },
    ),
    { numRuns: 15 },
  );
});

test('a batch ends where it is full, and splits no transaction', async () => {
  await h.app.transaction(async (tx) => {
    for (let n = 0; n < 7; n++) await addEvent(tx, n);
  });
  for (let n = 0; n < 3; n++) await addEvent(h.app, n);
  await sealEverything(h, { ...h.deps, maxEvents: 2 });
  expect((await seals()).map(({ events }) => events).filter(Boolean)).toEqual([7, 2, 1]);
  expect((await verify(h)).findings).toEqual([]);
});

test('with nothing to seal there is one empty seal an hour, so that a quiet night is a fact', async () => {
  await sealBatch(h.sealer, h.deps);
  const after = async (seconds: number) => {
    h.clock.now = new Date(h.clock.now.getTime() + seconds * 1000);
    // Any transaction of anybody: an empty seal stands for some of them.
    await query(h.owner, 'select pg_current_xact_id()');
    await sealBatch(h.sealer, h.deps);
    return (await seals()).length;
  };
  expect(await after(3599)).toBe(1);
  expect(await after(1)).toBe(2);
  expect(await after(1)).toBe(2);
  expect((await verify(h)).findings).toEqual([]);
});

test('two sealers never fork the chain, and neither hinders who writes', async () => {
  const other = await h.sealer.$client.connect();
  await other.query('begin');
  await other.query('select pg_advisory_xact_lock(7306239)');
  await addEvent(h.app, 1);
  expect(await sealBatch(h.sealer, h.deps)).toEqual({ outcome: 'taken' });
  await other.query('commit');
  other.release();

  for (let n = 0; n < 40; n++) {
    await addEvent(h.app, n);
    await Promise.all(Array.from({ length: 4 }, () => sealBatch(h.sealer, { ...h.deps, maxEvents: 1 })));
  }
  await sealEverything(h);
  expect(await verify(h)).toMatchObject({ events: 41, findings: [] });
});

test('a sealer that got past the lock is stopped by the table', async () => {
  await addEvent(h.app, 1);
  await sealEverything(h);
  const [last] = await query<{ previous_signature: string }>(
    h.owner,
    'select previous_signature from audit_seals order by sequence desc limit 1',
  );
  const rival = (sequence: number, previous: string) =>
    query(h.sealer, `insert into audit_seals values ($1, '1', '1', 0, 'x', $2, 'x', now())`, [
      sequence,
      previous,
    ]);
  await expect(rival(1, 'x')).rejects.toThrow('audit_seals_pkey');
  await expect(rival(99, last?.previous_signature ?? '')).rejects.toThrow('audit_seals_never_fork');
});

describe('it refuses to go on', () => {
  test('after a head that its keys did not make', async () => {
    await addEvent(h.app, 1);
    await sealEverything(h);
    await addEvent(h.app, 2);
    const otherKeys = parseKeyRing('AUDIT_KEYS', generateKeyRing());
    await expect(sealBatch(h.sealer, { ...h.deps, auditKeys: otherKeys })).rejects.toThrow(SealingRefused);
    await query(h.owner, 'update audit_seals set events = events + 1');
    await expect(sealBatch(h.sealer, h.deps)).rejects.toThrow('was changed');
  });

  test('on a server whose transactions count from lower, as after a restore', async () => {
    const fields = {
      sequence: 1,
      fromTransactionId: '0',
      toTransactionId: '900000000000',
      events: 0,
      eventsDigest: 'x',
      previousSignature: '',
      sealedAt: String(h.clock.now.getTime()),
    };
    await insertSeal(h.sealer, {
      ...fields,
      signature: signText(h.deps.auditKeys, 'audit-seal', sealText(fields)),
    });
    await expect(sealBatch(h.sealer, h.deps)).rejects.toThrow('transaction counter');
  });
});

test('after a rotation the chain goes on under the new key, and needs both public keys to be checked', async () => {
  await addEvent(h.app, 1);
  await sealEverything(h);
  const newKey = generateKeyRing();
  const rotated = `${newKey},${auditKeyText}`;
  await addEvent(h.app, 2);
  await sealEverything(h, { ...h.deps, auditKeys: parseKeyRing('AUDIT_KEYS', rotated) });
  expect(new Set((await seals()).map(({ key }) => key)).size).toBe(2);
  expect(await verify(h, { auditKeys: rotated })).toMatchObject({ findings: [], unchecked: [] });
  expect((await verify(h, { auditKeys: newKey })).unchecked).toHaveLength(1);
});

test('covers every column of an event', async () => {
  const columns = await query<{ name: string }>(
    h.owner,
    `select column_name as name from information_schema.columns where table_name = 'audit_events'`,
  );
  expect(Object.keys(eventColumns).sort()).toEqual(columns.map(({ name }) => name).sort());
});

test.each(['app', 'worker', 'sealer'] as const)(
  'the role %s can change, remove or empty neither events nor seals',
  async (role) => {
    await addEvent(h.app, 1);
    await sealEverything(h);
    const statements = ['audit_events', 'audit_seals'].flatMap((table) => [
      `update ${table} set ${table === 'audit_events' ? 'type' : 'signature'} = 'x'`,
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
    ]);
    const url = h.database[`${role}Url`];
    const db = connect(url, { max: 1, applicationName: 'test', onError: () => {} });
    try {
      for (const statement of statements) {
        await expect(query(db, statement), statement).rejects.toThrow(/permission denied|must be owner/);
      }
      if (role !== 'sealer') {
        await expect(query(db, `select purge('sessions', now(), 1)`)).rejects.toThrow('permission denied');
        await expect(query(db, `select purge_sealed_batch(now())`)).rejects.toThrow('permission denied');
        await expect(
          query(db, `insert into audit_seals values (9, '1', '1', 0, 'x', 'y', 'x', now())`),
        ).rejects.toThrow('permission denied');
      }
    } finally {
      await db.$client.end();
    }
  },
);
