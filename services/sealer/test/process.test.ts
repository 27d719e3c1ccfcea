import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyRing } from '@tvm/keys';
import { startTcpProxy } from '@tvm/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exported, type ProgramChild, programs, startProgram, until, verifyExport } from './child.ts';
import { addEvent, type Harness, query, sealEverything, startHarness, verify } from './harness.ts';

let h: Harness;
let children: ProgramChild[];
beforeEach(async () => {
  h = await startHarness();
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill('SIGKILL')));
  await h.close();
});

function startSealer(env: Record<string, string> = {}): ProgramChild {
  const child = startProgram(h, programs.quickSealer, { env });
  children.push(child);
  return child;
}

const sealed = async () =>
  (
    await query<{ events: number }>(
      h.owner,
      'select coalesce(sum(events), 0)::int as events from audit_seals',
    )
  )[0]?.events ?? 0;

test('two sealers that are killed again and again, while events come in, leave one whole chain', async () => {
  const events = 400;
  let isWritten = false;
  const writing = (async () => {
    for (let n = 0; n < events; n++) await addEvent(h.app, n);
  })().finally(() => {
    isWritten = true;
  });
  let kills = 0;
  while (!isWritten || kills < 3) {
    const before = await sealed();
    const pair = [startSealer(), startSealer()];
    await until(
      async () => (await sealed()) > before || isWritten,
      'the killed sealers are followed by others',
    );
    await sleep(Math.random() * 50);
    await Promise.all(pair.map((child) => child.kill('SIGKILL')));
    kills += 1;
  }
  await writing;
  startSealer();
  await until(async () => (await sealed()) === events, 'all events are sealed');
  expect(await verify(h, { now: new Date() })).toMatchObject({ events, unsealed: 0, findings: [] });
});

test('ends in good order when told to, with each head in its log', async () => {
  await addEvent(h.app, 1);
  const child = startSealer();
  await until(() => child.output().includes('"events":1'), 'the event is sealed');
  expect(await child.kill('SIGTERM')).toBe(0);
  expect(child.output()).toContain('sealer stopped');
  const [head] = await query<{ line: string }>(
    h.owner,
    `select '"sequence":' || sequence || ',"signature":"' || signature || '"' as line from audit_seals where events = 1`,
  );
  expect(child.output()).toContain(head?.line);
});

test('survives a database that goes away and comes back', async () => {
  const proxy = await startTcpProxy(h.database.sealerUrl);
  proxy.cut();
  const child = startSealer({ DATABASE_URL: proxy.url });
  await until(() => child.output().includes('keys not checked'), 'the outage is noticed');
  proxy.mend();
  await addEvent(h.app, 1);
  await until(async () => (await sealed()) === 1, 'the first event is sealed');
  proxy.cut();
  await until(() => child.output().includes('sealing failed'), 'the second outage is noticed');
  await addEvent(h.app, 2);
  proxy.mend();
  await until(async () => (await sealed()) === 2, 'the second event is sealed');
  expect(await child.kill('SIGTERM')).toBe(0);
  await proxy.close();
  expect((await verify(h, { now: new Date() })).findings).toEqual([]);
});

test('a purge that keeps failing is tried once more, and then an hour later: sealing does not wait for it again and again', async () => {
  await query(h.owner, 'revoke execute on function purge(text, timestamptz, integer) from sealer');
  const child = startSealer();
  for (let n = 1; n <= 5; n++) {
    await addEvent(h.app, n);
    await until(async () => (await sealed()) >= n, 'the next event is sealed');
  }
  expect(child.output().match(/purging failed/g)).toHaveLength(2);
});

test('does not start with bad settings, and names each of them', async () => {
  const child = startProgram(h, programs.sealer, { env: { DATABASE_URL: 'x', AUDIT_KEYS: 'hunter2' } });
  expect(await child.ended).toBe(1);
  expect(child.output()).toMatch(/DATABASE_URL: [\s\S]*AUDIT_KEYS: /);
  expect(child.output()).not.toMatch(/hunter2|at file:/);
});

test.each([
  ['of the right name but other bytes', () => `${h.deps.auditKeys.keys[0].id}:${'A'.repeat(43)}`],
  ['that did not make the last seal', () => generateKeyRing()],
])('does not start with a key %s', async (_, key) => {
  const first = startSealer();
  await until(() => first.output().includes('"sealed"'), 'there is a seal');
  await first.kill('SIGTERM');
  const child = startProgram(h, programs.sealer, { env: { AUDIT_KEYS: key() } });
  expect(await child.ended).toBe(1);
  expect(child.output()).toMatch(/AUDIT_KEYS/);
});

test('seals and verifies 20,000 events within 64 MiB', async () => {
  await query(
    h.owner,
    `insert into audit_events (occurred_at, type, result, actor_kind, actor_id, user_id, client_address, details)
     select now(), 'login_password', 'success', 'user', uuidv7(), uuidv7(), '192.0.2.1', jsonb_build_object('n', n) from generate_series(1, 20000) n`,
  );
  const child = startProgram(h, programs.sealer);
  await until(async () => (await sealed()) === 20_000, 'all events are sealed');
  expect(await child.kill('SIGTERM')).toBe(0);
  const { code, output } = await verifyExport(h);
  expect([code, output]).toEqual([0, expect.stringContaining('20000 sealed events')]);
});

test('what is exported is verified by a program that knows the public keys alone', async () => {
  h.clock.now = new Date();
  await addEvent(h.app, 1, h.clock.now);
  const batch = (await sealEverything(h)).find(({ outcome }) => outcome === 'sealed');
  if (batch?.outcome !== 'sealed') throw new Error('nothing was sealed');
  const { sequence, signature } = batch.seal;
  const holds = await verifyExport(h, ['--head', `${sequence}:${signature}`]);
  expect([holds.code, holds.output]).toEqual([0, expect.stringMatching(/The chain holds\.\n$/)]);
  await query(h.owner, `update audit_events set result = 'failure'`);
  const changed = await verifyExport(h);
  expect([changed.code, changed.output]).toEqual([
    1,
    expect.stringMatching(/was changed[\s\S]*DOES NOT HOLD\.\n$/),
  ]);
});

test('that the chain was exported is an event, and a failure has its exit code', async () => {
  await exported(h, programs.exportChain);
  const events = await query(h.owner, `select type, organisation_id from audit_events`);
  expect(events).toEqual([{ type: 'audit_exported', organisation_id: null }]);
  const away = startProgram(h, programs.exportChain, {
    env: { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
  });
  expect([await away.ended, away.output()]).toEqual([2, expect.stringContaining("It couldn't be exported")]);
  const keyless = startProgram(h, programs.auditKeys, { env: { AUDIT_KEYS: '' } });
  expect([await keyless.ended, keyless.output()]).toEqual([2, 'AUDIT_KEYS: is missing\n']);
});
