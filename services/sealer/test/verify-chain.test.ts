import { generateKeyRing, parseKeyRing, signText } from '@tvm/keys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLastSeal } from '../src/audit.queries.ts';
import { eventColumns, eventLine, type Seal, sealText } from '../src/chain.ts';
import { addEvent, type Harness, sealEverything, start, startHarness, verify } from './harness.ts';

let h: Harness;
/** Five seals of two events each; the last one as the sealer's log has it. */
let heads: Seal[];
beforeEach(async () => {
  h = await startHarness();
  heads = [];
  for (let batch = 0; batch < 5; batch++) {
    await addEvent(h.app, 2 * batch);
    await addEvent(h.app, 2 * batch + 1);
    for (const sealed of await sealEverything(h)) if (sealed.outcome === 'sealed') heads.push(sealed.seal);
  }
  expect(await verify(h)).toMatchObject({ events: 10, findings: [], unchecked: [] });
});
afterEach(() => h.close());

/** As somebody who owns the database. */
const tamper = async (text: string) => {
  const { rowCount } = await h.owner.$client.query(text);
  expect(rowCount, text).not.toBe(0);
};
const third = `(select id from audit_events order by id offset 2 limit 1)`;

test.each([
  ['occurred_at', `occurred_at = occurred_at + interval '1 ms'`],
  ['occurred_at, without end', `occurred_at = 'infinity'`],
  ['occurred_at, before the year 1', `occurred_at = occurred_at - interval '4050 years'`],
  ['type', `type = 'login_code'`],
  ['result', `result = 'failure'`],
  ['reason', `reason = ''`],
  ['actor_kind', `actor_kind = 'system'`],
  ['actor_id', 'actor_id = uuidv7()'],
  ['organisation_id', 'organisation_id = uuidv7()'],
  ['user_id', 'user_id = uuidv7()'],
  ['client_address', `client_address = '192.0.2.1'`],
  ['details', `details = details || '{"n": 99}'`],
  ['recorded_at', `recorded_at = recorded_at + interval '1 ms'`],
  ['recorded_at, taken away', 'recorded_at = null'],
  ['request_id', 'request_id = uuidv7()'],
  ['request_id and recorded_at, taken away', 'request_id = null, recorded_at = null'],
  ['transaction_id', `transaction_id = (select min(transaction_id::text)::xid8 from audit_events)`],
])('finds a changed event: %s', async (_, change) => {
  await tamper(`update audit_events set ${change} where id = ${third}`);
  expect((await verify(h)).findings.join()).toMatch(/changed|removed|inserted/);
});

test('finds a changed id', async () => {
  await tamper(`update audit_events set id = default where id = ${third}`);
  expect((await verify(h)).findings).toHaveLength(1);
});

test('finds two events that were swapped', async () => {
  await tamper(`update audit_events e set details = other.details from audit_events other
    where e.details->>'n' in ('2', '3') and other.details->>'n' in ('2', '3') and e.id <> other.id`);
  expect((await verify(h)).findings.join()).toContain('was changed');
});

test('finds a removed event', async () => {
  await tamper(`delete from audit_events where id = ${third}`);
  expect((await verify(h)).findings.join()).toContain('1 events instead of 2: removed');
});

test('an event from before the database kept its own moment is sealed as it was, and gains none unseen', async () => {
  const former = [
    '731',
    '4',
    '1749644820000',
    'logout',
    'success',
    null,
    'system',
    null,
    null,
    null,
    null,
    '{}',
  ];
  // Since then each event has its moment, and since requests have ids, most have one.
  const [moment, id] = ['1749644820000', '01234567-89ab-4cde-8f01-23456789abcd'];
  expect(Object.keys(eventColumns)).toHaveLength(former.length + 2);
  expect(eventLine([...former, null, null])).toBe(`${JSON.stringify(former)}\n`);
  expect(eventLine([...former, moment, null])).toBe(`${JSON.stringify([...former, moment])}\n`);
  expect(eventLine([...former, moment, id])).toBe(`${JSON.stringify([...former, moment, id])}\n`);

  await addEvent(h.app, 10);
  await tamper(`update audit_events set recorded_at = null where details->>'n' = '10'`);
  await sealEverything(h);
  expect((await verify(h)).findings).toEqual([]);
  await tamper(`update audit_events set recorded_at = now() where details->>'n' = '10'`);
  expect((await verify(h)).findings.join()).toContain('was changed');
});

test('finds an event that was inserted among sealed ones', async () => {
  await tamper('alter table audit_events disable trigger audit_events_stamp');
  await tamper(`insert into audit_events (transaction_id, occurred_at, type, result, actor_kind)
    select transaction_id, occurred_at, type, result, actor_kind from audit_events where id = ${third}`);
  expect((await verify(h)).findings.join()).toContain('3 events instead of 2: inserted');
});

test('finds an event that was put before the first one', async () => {
  await tamper(
    `insert into audit_events (occurred_at, type, result, actor_kind) values (now(), 'logout', 'success', 'user')`,
  );
  await tamper(`update audit_events set transaction_id = '3' where id = (select max(id) from audit_events)`);
  expect((await verify(h)).findings.join()).toContain('inserted');
});

test.each([
  'from_transaction_id',
  'to_transaction_id',
  'events',
  'events_digest',
  'previous_signature',
  'signature',
  'sealed_at',
])('finds a changed seal: %s', async (column) => {
  const values: Record<string, string> = {
    from_transaction_id: `'1'`,
    to_transaction_id: `(to_transaction_id::text::int8 + 1)::text::xid8`,
    events: 'events + 1',
    events_digest: `'x' || events_digest`,
    previous_signature: `'x' || previous_signature`,
    signature: 'overlay(signature placing $$AAAA$$ from 20)',
    sealed_at: `sealed_at + interval '1 ms'`,
  };
  await tamper(`update audit_seals set ${column} = ${values[column]} where sequence = 3`);
  expect((await verify(h)).findings.join()).toContain('seal 3');
});

test('finds a seal that was made anew by somebody without the key', async () => {
  const [seal] = heads.slice(-1);
  if (!seal) throw new Error('no seal');
  await tamper(
    `delete from audit_events where transaction_id = '${seal.toTransactionId}' or details->>'n' = '9'`,
  );
  const forged = { ...seal, events: 1 };
  const otherKeys = parseKeyRing('AUDIT_KEYS', `${h.deps.auditKeys.keys[0].id}:${'A'.repeat(43)}`);
  const signature = signText(otherKeys, 'audit-seal', sealText(forged));
  await tamper(
    `update audit_seals set events = 1, signature = '${signature}' where sequence = ${seal.sequence}`,
  );
  expect((await verify(h)).findings.join()).toContain('without the key');
});

test('finds a seal of the right key that belongs to another chain, as of a copy of this database', async () => {
  const [seal] = heads.slice(-1);
  if (!seal) throw new Error('no seal');
  const fields = { ...seal, previousSignature: `${seal.previousSignature.slice(0, -4)}AAAA` };
  const signature = signText(h.deps.auditKeys, 'audit-seal', sealText(fields));
  await tamper(
    `update audit_seals set previous_signature = '${fields.previousSignature}', signature = '${signature}' where sequence = ${seal.sequence}`,
  );
  expect((await verify(h)).findings).toEqual([`seal ${seal.sequence}: doesn't follow the seal before it`]);
});

test.each([1, 3])('finds that seal %i was removed', async (sequence) => {
  await tamper(`delete from audit_seals where sequence = ${sequence}`);
  expect((await verify(h)).findings.join()).toContain(`seal ${sequence}: missing`);
});

test('finds a batch that was removed with its seal, and the rest renumbered', async () => {
  await tamper(`delete from audit_events where details->>'n' in ('4', '5')`);
  await tamper('delete from audit_seals where sequence = 3');
  await tamper('update audit_seals set sequence = sequence - 1 where sequence > 3');
  expect((await verify(h)).findings.join()).toMatch(/seal 3: doesn't follow.*seal 3: was changed/);
});

test('finds two seals that changed places', async () => {
  for (const [from, to] of [
    [2, 100],
    [3, 2],
    [100, 3],
  ]) {
    await tamper(`update audit_seals set sequence = ${to} where sequence = ${from}`);
  }
  const findings = (await verify(h)).findings.join();
  for (const sequence of [2, 3]) expect(findings).toContain(`seal ${sequence}: doesn't follow`);
});

test('finds, with a logged head, that the end was cut off and sealed anew', async () => {
  const [head] = heads.slice(-1);
  if (!head) throw new Error('no seal');
  const logged: [number, string][] = [[head.sequence, head.signature]];
  expect((await verify(h, { heads: logged })).findings).toEqual([]);
  await tamper(`delete from audit_events where details->>'n' in ('8', '9')`);
  await tamper(`delete from audit_seals where sequence = ${head.sequence}`);
  // Without the log nothing tells it from a chain that ends here.
  expect((await verify(h)).findings).toEqual([]);
  expect((await verify(h, { heads: logged })).findings.join()).toContain('was cut off');
  await addEvent(h.app, 10);
  await sealEverything(h);
  expect((await verify(h)).findings).toEqual([]);
  expect((await verify(h, { heads: logged })).findings.join()).toContain(`isn't the one that was logged`);
});

test('finds that events passed for purged before their time', async () => {
  await tamper(`delete from audit_events where details->>'n' in ('0', '1')`);
  await tamper(`update audit_seals set purged_at = now() where sequence = 1`);
  expect((await verify(h, { now: new Date() })).findings.join()).toContain('before their time');
  await tamper(`update audit_seals set purged_at = sealed_at + interval '8 years' where sequence = 1`);
  expect((await verify(h)).findings.join()).toContain('before their time');
});

test('finds a backlog that is too old, and a sealer that stands still', async () => {
  await addEvent(h.app, 10);
  const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
  expect(await verify(h, { now: at(600) })).toMatchObject({ unsealed: 1, findings: [] });
  expect((await verify(h, { now: at(601) })).findings.join()).toContain('1 events wait for a seal');
  expect((await verify(h, { now: at(7200) })).findings).toHaveLength(1);
  expect((await verify(h, { now: at(7201) })).findings.join()).toContain('no sealer ran');
});

test('says that it lacks a key, instead of crying wolf', async () => {
  const report = await verify(h, { auditKeys: generateKeyRing() });
  expect(report).toMatchObject({ findings: [] });
  expect(report.unchecked).toEqual([expect.stringContaining('no public key')]);
});

test('the time zone and the style of dates of a connection change nothing', async () => {
  const client = await h.owner.$client.connect();
  await client.query(
    `set timezone = 'Pacific/Apia'; set datestyle = 'German'; set extra_float_digits = -15; set bytea_output = 'escape'`,
  );
  client.release();
  const report = await verify({ ...h, sealer: h.owner });
  expect(report).toMatchObject({ events: 10, findings: [] });
  expect(await findLastSeal(h.owner)).toEqual(heads.at(-1));
});
