import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../src/logger.ts';
import { purgeExpired } from '../src/purge-expired.ts';
import { addEvent, type Harness, query, sealEverything, start, startHarness, verify } from './harness.ts';

let h: Harness;
let userId: string;
beforeEach(async () => {
  h = await startHarness();
  const [user] = await query<{ id: string }>(
    h.owner,
    `with organisation as (insert into organisations (name, created_at) values ('A', now()) returning id)
     insert into users (organisation_id, email, email_canonical, created_at)
     select id, 'a@tvm.test', 'a@tvm.test', now() from organisation returning id`,
  );
  userId = user?.id ?? '';
});
afterEach(() => h.close());

const run = (now = start) =>
  purgeExpired(h.sealer, { log: createLog('silent'), now: () => now }, new AbortController().signal);

/** The instant so long before the purge; `border` is that of the policy, and a millisecond less is still kept. */
const ago = (interval: string, more = '0 ms') =>
  `('${start.toISOString()}'::timestamptz - interval '${interval}' - interval '${more}')`;

const challenge = (expires: string, consumed = 'null') =>
  `insert into login_challenges (user_id, token_hash, credential_epoch, created_at, expires_at, consumed_at)
   values ($user, $id, 1, now(), ${expires}, ${consumed})`;
const session = (expires: string, ended = 'null') =>
  `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, ended_at, password_given_at)
   values ($user, $id, 1, 'password', now(), now(), ${expires}, ${ended}, now())`;
const passkeyChallenge = (expires: string) =>
  `insert into passkey_challenges (flow_id, purpose, user_id, credential_epoch, challenge_hash, needs_verification, created_at, expires_at)
   values (uuidv7(), 'login', $user, 1, $id, false, now(), ${expires})`;
const registration = (
  expires: string,
  rest: { purpose?: string; epoch?: number; kept?: boolean; superseded?: string } = {},
) => {
  const { purpose = 'reset', epoch = 1, kept = false, superseded = 'null' } = rest;
  return `insert into registrations (user_id, mail_id, purpose, lost, token_hash, credential_epoch, email_canonical, created_at, expires_at, superseded_at,
      kept_password_hash, kept_pepper_key_id)
    values ($user, uuidv7(), '${purpose}', ${purpose === 'reset' ? `'password'` : 'null'}, $id, ${epoch}, 'a@tvm.test', ${expires} - interval '1 day',
      ${expires}, ${superseded}, ${kept ? `'x', 'k'` : 'null, null'})`;
};
const budget = (scope: string, subject: string, updated: string, locked = 'null') =>
  `insert into attempt_budgets values ('${scope}', ${subject}, 3, 99, ${updated}, ${locked}, ${updated})`;
const mail = (kind: string, state: string, updated: string) =>
  `insert into mails (user_id, kind, requested_by, state, created_at, updated_at) values ($user, '${kind}', 'own', '${state}', ${updated}, ${updated})`;
const notice = (expires: string, rest: { disputed?: string; settled?: string; mailed?: string } = {}) => {
  const { disputed = 'null', settled = 'null', mailed = ago('37 days') } = rest;
  return `with mail as (insert into mails (user_id, kind, requested_by, state, created_at, updated_at)
      values ($user, 'password_changed', 'system', 'accepted', ${mailed}, ${mailed}) returning id)
    insert into notices (user_id, mail_id, code_hash, created_at, expires_at, disputed_at, settled_at, settled_by)
    select $user, id, $id, ${mailed}, ${expires}, ${disputed}, ${settled}, case when ${settled} is not null then $employee::uuid end from mail`;
};
const revoked = (ended: string) =>
  `insert into authenticators (user_id, state, created_at, ended_at) values ($user, 'revoked', now(), ${ended})`;

/** What the border of the policy parts: the first goes, the second stays. */
const borders: [string, string, string, string][] = [
  ['login challenge, expired', 'login_challenges', challenge(ago('1 day')), challenge(ago('1 day', '-1 ms'))],
  [
    'login challenge, consumed',
    'login_challenges',
    challenge(ago('0 day', '-5 min'), ago('1 day')),
    challenge(ago('0 day', '-5 min'), ago('1 day', '-1 ms')),
  ],
  [
    'challenge of a passkey',
    'passkey_challenges',
    passkeyChallenge(ago('1 day')),
    passkeyChallenge(ago('1 day', '-1 ms')),
  ],
  ['session, expired', 'sessions', session(ago('30 days')), session(ago('30 days', '-1 ms'))],
  [
    'session, ended',
    'sessions',
    session(ago('29 days'), ago('30 days')),
    session(ago('29 days'), ago('30 days', '-1 ms')),
  ],
  ['registration', 'registrations', registration(ago('90 days')), registration(ago('90 days', '-1 ms'))],
  [
    'registration that shows how far a user is',
    'registrations',
    registration(ago('91 days'), { purpose: 'registration', epoch: 0 }),
    registration(ago('900 days'), { purpose: 'registration' }),
  ],
  [
    'request for a reset that nobody looked up',
    'password_reset_requests',
    `insert into password_reset_requests values (uuidv7(), $id, 'password', ${ago('30 days')})`,
    `insert into password_reset_requests values (uuidv7(), $id, 'password', ${ago('30 days', '-1 ms')})`,
  ],
  [
    'count of what nobody is behind',
    'anonymous_events',
    `insert into anonymous_events values (to_timestamp(floor(extract(epoch from ${ago('90 days')}) / 60) * 60), $id, 'login_password', 'failure')`,
    `insert into anonymous_events values (to_timestamp(ceil(extract(epoch from ${ago('90 days', '-1 ms')}) / 60) * 60), $id, 'login_password', 'failure')`,
  ],
  [
    'device cookie',
    'device_cookies',
    `insert into device_cookies values ($id, $user, 1, now(), ${ago('0 day')})`,
    `insert into device_cookies values ($id, $user, 1, now(), ${ago('0 day', '-1 ms')})`,
  ],
  [
    'budget of passwords',
    'attempt_budgets',
    budget('password_account', '$id', ago('90 days')),
    budget('password_account', '$id', ago('90 days', '-1 ms')),
  ],
  [
    'budget of passwords of a known browser',
    'attempt_budgets',
    budget('password_known_browser', '$id', ago('90 days')),
    budget('password_known_browser', '$id', ago('90 days', '-1 ms')),
  ],
  [
    'budget of a network',
    'attempt_budgets',
    budget('password_address', '$id', ago('1 day')),
    budget('password_address', '$id', ago('1 day', '-1 ms')),
  ],
  [
    'budget of passwords that is locked',
    'attempt_budgets',
    budget('password_address', '$id', ago('2 days'), ago('0 day')),
    budget('password_address', '$id', ago('2 days'), ago('0 day', '-1 ms')),
  ],
  [
    'budget of codes, of nobody or somebody',
    'attempt_budgets',
    budget('code', 'uuidv7()::text', ago('0 day')),
    budget('code', '$user', ago('3000 days')),
  ],
  [
    'budget of codes that is locked',
    'attempt_budgets',
    budget('code', 'uuidv7()::text', ago('0 day'), ago('0 day')),
    budget('code', 'uuidv7()::text', ago('0 day'), ago('0 day', '-1 ms')),
  ],
  [
    'mail budget',
    'mail_budgets',
    `insert into mail_budgets values ('own', $id, array[${ago('1 hour')}], ${ago('1 hour')})`,
    `insert into mail_budgets values ('own', $id, array[${ago('1 hour', '-1 ms')}], ${ago('1 hour', '-1 ms')})`,
  ],
  [
    'mail',
    'mails',
    mail('password_reset', 'accepted', ago('1 year')),
    mail('password_reset', 'accepted', ago('1 year', '-1 ms')),
  ],
  [
    'mail that waits',
    'mails',
    mail('password_reset', 'failed', ago('2 years')),
    mail('password_reset', 'queued', ago('2 years')),
  ],
  [
    'mail that shows how far a user is',
    'mails',
    mail('registration', 'accepted', ago('3 years')),
    mail('registration', 'accepted', ago('2 years')),
  ],
  [
    'code of a notice that nobody disputed',
    'notices',
    notice(ago('30 days')),
    notice(ago('30 days', '-1 ms')),
  ],
  ['revoked authenticator', 'authenticators', revoked(ago('90 days')), revoked(ago('90 days', '-1 ms'))],
  [
    'heartbeat of a worker',
    'worker_heartbeats',
    `insert into worker_heartbeats values ($id, ${ago('1 day')})`,
    `insert into worker_heartbeats values ($id, ${ago('1 day', '-1 ms')})`,
  ],
];

const insert = (statement: string) =>
  query(
    h.owner,
    statement
      .replaceAll('$user', `'${userId}'`)
      .replaceAll('$employee', 'null')
      .replaceAll('$id', `'${randomUUID()}'`),
  );
const rowsOf = async (table: string) =>
  (await query<{ row: string }>(h.owner, `select t::text as row from ${table} t`)).map(({ row }) => row);

describe('at the border of the policy', () => {
  test.each(borders)('%s: what is over goes, what is not stays', async (_, table, over, live) => {
    await insert(live);
    const kept = await rowsOf(table);
    await insert(over);
    expect(await rowsOf(table)).toHaveLength(2);
    await run();
    expect(await rowsOf(table)).toEqual(kept);
    const events = await query(h.owner, `select type, details from audit_events`);
    expect(events).toEqual([
      {
        type: 'retention_purged',
        details: { what: table === 'authenticators' ? 'revoked_authenticators' : table, rows: 1 },
      },
    ]);
  });
});

test('a disputed notice stays, with its mail, until support has settled it; then both go a year after the mail', async () => {
  const [employee] = await query<{ id: string }>(
    h.owner,
    `insert into users (kind, employee_role, email, email_canonical, created_at) values ('employee', 'support', 'e@tvm.test', 'e@tvm.test', now()) returning id`,
  );
  const of = (rest: Parameters<typeof notice>[1]) =>
    insert(
      notice(ago('700 days'), { disputed: ago('701 days'), ...rest }).replaceAll(
        '$employee',
        `'${employee?.id}'`,
      ),
    );
  await of({ mailed: ago('707 days') });
  await of({ mailed: ago('1 year'), settled: ago('300 days') });
  await of({ mailed: ago('1 year', '-1 ms'), settled: ago('300 days') });
  await run();
  const left = await query(
    h.owner,
    `select n.settled_at is not null as settled, m.updated_at > ${ago('1 year')} as young
    from notices n join mails m on m.id = n.mail_id order by settled`,
  );
  expect(left).toEqual([
    { settled: false, young: false },
    { settled: true, young: true },
  ]);
  expect(await rowsOf('mails')).toHaveLength(2);
});

test('what was done to a user goes after 30 days, unless it holds the enrolment, however long ago that was', async () => {
  const change = (user: string, kind: string, at: string) =>
    insert(
      `insert into sensitive_changes (user_id, kind, credential_epoch, actor_kind, at) values (${user}, '${kind}', 1, 'client', ${at})`,
    );
  for (const at of [ago('30 days'), ago('30 days', '-1 ms')]) await change('$id', 'address', at);
  await change('$user', 'address', ago('300 days'));
  await change('$user', 'moved', ago('299 days'));
  await run();
  const left = await query(
    h.owner,
    `select kind, at = ${ago('30 days', '-1 ms')} as young, user_id = '${userId}' as held from sensitive_changes order by at`,
  );
  expect(left).toEqual([
    { kind: 'address', young: false, held: true },
    { kind: 'moved', young: false, held: true },
    { kind: 'address', young: true, held: false },
  ]);
});

test('of whom a deleted user was the address is forgotten after 72 hours, and not before', async () => {
  for (const at of [ago('72 hours'), ago('72 hours', '-1 ms')])
    await insert(
      `insert into deleted_users (external_id, address_hash, source_version, deleted_at) values ($id, 'k.x', 1, ${at})`,
    );
  await run();
  const hashes = await query<{ hash: string | null }>(
    h.owner,
    'select address_hash as hash from deleted_users order by deleted_at',
  );
  expect(hashes.map(({ hash }) => hash)).toEqual([null, 'k.x']);
});

test('a kept password goes a day after its reset has ended, and not before', async () => {
  await insert(registration(ago('1 day'), { kept: true }));
  await insert(registration(ago('1 day', '-1 ms'), { kept: true }));
  await insert(registration(ago('0 day', '-1 hour'), { kept: true, superseded: ago('1 day') }));
  await insert(registration(ago('0 day', '-1 hour'), { kept: true }));
  await run();
  const kept = await query<{ kept: boolean }>(
    h.owner,
    'select kept_password_hash is not null as kept from registrations order by id',
  );
  expect(kept.map(({ kept }) => kept)).toEqual([false, true, false, true]);
});

test('a pending secret goes a day after its registration or session has ended, and not before', async () => {
  for (const expires of [ago('1 day'), ago('1 day', '-1 ms')]) {
    await insert(registration(expires));
    await insert(session(expires));
  }
  await query(
    h.owner,
    `insert into authenticators (user_id, state, sealed_secret, created_at, registration_id) select user_id, 'pending', 'x', now(), id from registrations`,
  );
  await query(
    h.owner,
    `insert into authenticators (user_id, state, sealed_secret, created_at, session_id) select user_id, 'pending', 'x', now(), id from sessions`,
  );
  await run();
  const [left] = await query(
    h.owner,
    `select array_agg(distinct coalesce(r.expires_at, s.expires_at)) = array[${ago('1 day', '-1 ms')}] as live, count(*)::int as rows
    from authenticators a left join registrations r on r.id = a.registration_id left join sessions s on s.id = a.session_id`,
  );
  expect(left).toEqual({ live: true, rows: 2 });
});

test('the sealed token of a mail goes when its link is dead, and not before', async () => {
  for (const expires of [ago('0 day'), ago('0 day', '-1 ms')]) await insert(registration(expires));
  await query(
    h.owner,
    `insert into mails (id, user_id, kind, requested_by, state, sealed_content, created_at, updated_at)
    select mail_id, user_id, 'password_reset', 'own', 'queued', 'x', expires_at, expires_at from registrations`,
  );
  await run();
  const tokens = await query<{ token: string | null }>(
    h.owner,
    'select sealed_content as token from mails order by created_at',
  );
  expect(tokens.map(({ token }) => token)).toEqual([null, 'x']);
});

test('30 days after somebody was disabled nothing is left to log in with, and of others everything', async () => {
  const kept = await query<{ id: string }>(
    h.owner,
    `insert into users (organisation_id, email, email_canonical, created_at, disabled_at)
    select organisation_id, n || '@tvm.test', n || '@tvm.test', now(), case n when 1 then ${ago('30 days')} when 2 then ${ago('30 days', '-1 ms')} end
    from users, generate_series(1, 3) n returning id`,
  );
  await query(
    h.owner,
    `insert into passwords select id, 'x', 'k', now() from users where email_canonical <> 'a@tvm.test'`,
  );
  await query(
    h.owner,
    `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
    select user_id, 'active', 'x', 1, now(), now() from passwords`,
  );
  await query(
    h.owner,
    `insert into recovery_codes (user_id, keyed_hash) select user_id, 'x' from authenticators`,
  );
  await run();
  const left = await query(
    h.owner,
    `select u.email, p.user_id is not null as password, a.state, a.sealed_secret as secret, c.id is not null as code from users u
    left join passwords p on p.user_id = u.id left join authenticators a on a.user_id = u.id left join recovery_codes c on c.user_id = u.id
    where u.id = any($1) order by u.email`,
    [kept.map(({ id }) => id)],
  );
  const whole = { password: true, state: 'active', secret: 'x', code: true };
  expect(left).toEqual([
    { email: '1@tvm.test', password: false, state: 'revoked', secret: null, code: false },
    { email: '2@tvm.test', ...whole },
    { email: '3@tvm.test', ...whole },
  ]);
});

test('batches of events go after seven years, oldest first, and the chain holds through them', async () => {
  const day = 24 * 3600 * 1000;
  for (let n = 0; n < 4; n++) {
    h.clock.now = new Date(Date.parse('2018-06-11T12:27:00.000Z') + n * day);
    await addEvent(h.app, n, h.clock.now);
    await sealEverything(h);
  }
  const seals = (await verify(h)).seals;
  const sevenYears = (n: number, milliseconds = 0) =>
    new Date(Date.parse('2025-06-11T12:27:00.000Z') + n * day + milliseconds);
  await run(sevenYears(1, -1));
  const left = await query<{ n: string }>(
    h.owner,
    `select details->>'n' as n from audit_events where type = 'logout' order by id`,
  );
  expect(left.map(({ n }) => n)).toEqual(['1', '2', '3']);

  h.clock.now = sevenYears(2);
  await run(h.clock.now);
  await sealEverything(h);
  const report = await verify(h);
  expect(report).toMatchObject({ purged: seals - 1, events: 1 + 3, findings: [] });
  const told = await query<{ details: object }>(
    h.owner,
    `select details from audit_events where type = 'retention_purged' order by id`,
  );
  expect(told.map(({ details }) => details)).toMatchObject(
    [1, 2, 3].map(() => ({ what: 'audit_events', rows: 1 })),
  );

  await query(h.owner, 'update audit_seals set events = 7 where sequence = 1');
  expect((await verify(h)).findings.join()).toContain('seal 1: was changed');
});

test('a clock that is ahead purges nothing', async () => {
  await insert(session(ago('0 day', '-1 hour')));
  await expect(run(new Date(Date.now() + 2 * 3600 * 1000))).rejects.toMatchObject({ code: '22023' });
  await expect(query(h.sealer, `select purge_sealed_batch(now() + interval '8 years')`)).rejects.toThrow(
    'ahead',
  );
  expect(await rowsOf('sessions')).toHaveLength(1);
});

test('nobody waits for a purge, nor it for anybody', async () => {
  await insert(session(ago('31 days')));
  await insert(session(ago('31 days')));
  const busy = await h.app.$client.connect();
  await busy.query('begin');
  await busy.query(
    'update sessions set ended_at = now() where id = (select min(id::text)::uuid from sessions)',
  );
  await run();
  expect(await rowsOf('sessions')).toHaveLength(1);
  await busy.query('rollback');
  busy.release();
  await run();
  expect(await rowsOf('sessions')).toEqual([]);
});

test('when somebody logged in last is known after the session that told of it has gone', async () => {
  await query(h.owner, `update users set last_login_at = ${ago('1 year')}`);
  await insert(session(ago('31 days')));
  await insert(session(ago('29 days')));
  await query(h.owner, "update sessions set created_at = expires_at - interval '12 hours'");
  const lastLogin = async () =>
    (await query<{ at: Date }>(h.owner, `select last_login_of('${userId}') as at`))[0]?.at;
  const before = await lastLogin();
  await run();
  expect(await rowsOf('sessions')).toHaveLength(1);
  expect(await lastLogin()).toEqual(before);
  await run(new Date(start.getTime() + 2 * 24 * 3600 * 1000));
  expect(await rowsOf('sessions')).toEqual([]);
  expect(await lastLogin()).toEqual(before);
});

test('a step that fails holds up nothing that comes after it', async () => {
  await query(
    h.owner,
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
  );
  await query(
    h.owner,
    'create trigger broken before delete on sessions for each row execute function refuse()',
  );
  await insert(session(ago('31 days')));
  await insert(budget('password_address', '$id', ago('1 day')));
  await expect(run()).rejects.toThrow('broken');
  expect(await rowsOf('sessions')).toHaveLength(1);
  expect(await rowsOf('attempt_budgets')).toEqual([]);
});

test('the purge of budgets reads no user but those the budgets are of', async () => {
  const db = await h.owner.$client.connect();
  await db.query('begin');
  // As with a million users, whose ids don't fit in the memory of one statement.
  await db.query(`set local work_mem = '64kB'`);
  await db.query(`insert into users (organisation_id, email, email_canonical, created_at)
    select organisation_id, n || '@tvm.test', n || '@tvm.test', now() from users, generate_series(1, 5000) n`);
  await db.query(
    `insert into attempt_budgets select 'code', id::text, 1, 1, now(), null, now() from users limit 500`,
  );
  await db.query(
    `insert into attempt_budgets select 'verification', uuidv7() || ':' || id, 1, 1, now(), null, now() from users limit 500`,
  );
  await db.query(`insert into attempt_budgets values ('code', uuidv7()::text, 1, 1, now(), null, now())`);
  await db.query('analyze users, attempt_budgets');
  const read = async () => {
    const { rows } = await db.query<{ n: number }>(
      `select seq_tup_read::int as n from pg_stat_xact_user_tables where relname = 'users'`,
    );
    return rows[0]?.n ?? 0;
  };
  const before = await read();
  const { rows } = await db.query(`select purge('attempt_budgets', now(), 500) as budgets,
    purge_of_clients('verification_budgets', now(), 500) as verifications`);
  expect(rows).toEqual([{ budgets: 1, verifications: 500 }]);
  expect((await read()) - before).toBeLessThan(3 * 5_000);
  await db.query('rollback');
  db.release();
});
