// The day on which 2FA becomes mandatory, with 100,000 users in 8,000 organisations: from when it is enforced, how the waves of invitations run, and whether the rollout page
// is right. Support's search is measured with 200,000 users.
import { connect } from '@tvm/db';
import { hashToken, mintToken, parseKeyRing, seal } from '@tvm/keys';
import { generateCode, generateSecret } from '@tvm/totp';
import { countEverybody } from '../../services/mailworker/src/campaign/count-everybody.ts';
import { type CampaignDeps, runCampaign } from '../../services/mailworker/src/campaign/run-campaign.ts';
import { median, milliseconds, percentile } from './measure.ts';
import { startBenchService } from './service.ts';

const organisations = 8000;
const searched = 200_000;
const users = 100_000;
const rounds = 5;
/** The largest that there is to be room for. */
const largestOrganisation = 10_000;
const batch = 20_000;
/** Enough to fill the database and to search it. */
const secondsUntilTheDate = 150;

const date = new Date(Date.now() + secondsUntilTheDate * 1000);
const service = await startBenchService({}, date.toISOString());
const { $client: client } = service.owner;
try {
  await fill();
  const lead = await sessionOf('employee');
  await benchSearch(lead);
  await halve();
  await benchEnforcement();
  await benchWaves();
  await benchRollout(lead);
  await benchReversal();
} finally {
  await service.stop();
}

async function fill(): Promise<void> {
  await client.query(
    `insert into organisations (name, relation_number, created_at)
     select 'Transportbedrijf ' || md5(n::text) || ' ' || n, (100000 + n)::text, now() from generate_series(1, $1) n`,
    [organisations],
  );
  await client.query('alter table users disable trigger user');
  for (let from = 1; from <= searched; from += batch)
    await client.query(
      `with o as (select id, row_number() over (order by id) as n from organisations)
     insert into users (organisation_id, email, email_canonical, first_name, surname, is_main_user, created_at, last_login_at)
     select o.id, 'gebruiker' || n.n || '@bedrijf' || o.n || '.test', 'gebruiker' || n.n || '@bedrijf' || o.n || '.test', 'Gebruiker', md5(n.n::text),
       n.n <= $2 and o.n % 20 <> 0, now(), case when n.n % 3 = 0 then now() end
     from generate_series($1::int, $1::int + $3 - 1) n join o on o.n = 1 + n.n % $2`,
      [from, organisations, batch],
    );
  // A tenth is enrolled, one in fifty bounces, one organisation in forty is exempt and one in ten activated.
  await client.query(
    `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
     select id, 'active', 'x', 1, now(), now() from (select id, row_number() over (order by id) as n from users) u where n % 10 = 0`,
  );
  await client.query(
    'update users set mail_bounced_at = now() where id in (select id from (select id, row_number() over (order by id) as n from users) u where n % 50 = 7)',
  );
  await client.query(
    `insert into activations (organisation_id, activated_at) select id, now() - interval '1 day' from
     (select id, row_number() over () as n from organisations) o where n % 10 = 3`,
  );
  await client.query(
    `with employee as (
       insert into users (email, email_canonical, kind, employee_role, created_at) values ('bench@tvm.test', 'bench@tvm.test', 'employee', 'support_lead', now()) returning id
     ), reversal as (
       insert into approvals (kind, version, needs_second_employee, organisation_id, requested_by, reason, ticket_reference, requested_at, expires_at)
       select 'reversal', 'bench', true, o.id, employee.id, 'bench', 'B', now(), now() + interval '1 day' from employee, (select id, row_number() over () as n from organisations) o
       where n % 40 = 5 returning id, organisation_id
     )
     insert into exemptions (organisation_id, reversal_id, starts_at, ends_at) select organisation_id, id, now(), now() + interval '14 days' from reversal`,
  );
  await client.query('alter table users enable trigger user');
  await client.query('vacuum analyze');
}

/** The rest of the day is one of 100,000. */
async function halve(): Promise<void> {
  await client.query('alter table users disable trigger user');
  for (let left = searched - users; left > 0; left -= batch)
    await client.query(
      'delete from users where id in (select id from users where organisation_id is not null order by id desc limit $1)',
      [Math.min(left, batch)],
    );
  await client.query('alter table users enable trigger user');
  await client.query('vacuum analyze');
}

/** The cookie of a session: an employee's with a code, or of a portal user without an authenticator, in by the password alone. */
async function sessionOf(kind: 'employee' | 'portal'): Promise<string> {
  const token = mintToken();
  await client.query(
    `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, password_given_at, code_given_at)
     select u.id, $1, u.credential_epoch, case when u.kind = 'employee' then 'two_factor' else 'password' end, now(), now(), now() + interval '12 hours', now(), now()
     from users u where u.kind = $2 and not exists (select from authenticators a where a.user_id = u.id)
       and not exists (select from activations t where t.organisation_id = u.organisation_id)
       and not exists (select from exemptions e where e.organisation_id = u.organisation_id)
     limit 1`,
    [hashToken('session', token), kind],
  );
  return `__Host-session-${new URL(service.origin).port}=${token}`;
}

async function get(path: string, cookie: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${service.origin}/totpservice/api/v1${path}`, { headers: { cookie } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function benchSearch(cookie: string): Promise<void> {
  const queries = {
    'a name': 'transportbedrijf 9bf31c7ff062936a96d3c8bd1f8f2ff3',
    'a part of every name': 'transport',
    'a relation number': '104321',
    'an address': 'gebruiker123456@',
    'a domain': '@bedrijf777.test',
    'a part of every address': 'gebruiker',
    'nothing that exists': 'bestaatniet',
    'two letters': '9b',
  };
  const floor = await times(40, () => get('/session', cookie));
  console.info(`search, ${searched} users     floor (getSession) ${median(floor).toFixed(1)} ms`);
  for (const [what, text] of Object.entries(queries)) {
    const taken = await times(40, () =>
      get(`/admin/organisations?search=${encodeURIComponent(text)}`, cookie),
    );
    console.info(
      `  ${what.padEnd(26)} median ${median(taken).toFixed(1)} ms, p95 ${percentile(taken, 95).toFixed(1)} ms`,
    );
  }
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < count; time++) taken.push(await milliseconds(work));
  return taken;
}

/** A session that is open over the date: asked without a pause, from when on is it refused? */
async function benchEnforcement(): Promise<void> {
  const cookie = await sessionOf('portal');
  let lastIn = 0;
  let requests = 0;
  for (;;) {
    const asked = Date.now();
    const { status } = await get('/profile', cookie);
    requests++;
    if (status === 403) {
      console.info(
        `enforcement              let in until ${date.getTime() - lastIn} ms before the date, refused from ${asked - date.getTime()} ms after it (asked ${requests} times, no restart)`,
      );
      if (lastIn >= date.getTime()) throw new Error('somebody was let in after the date');
      return;
    }
    if (status !== 200) throw new Error(`${status}`);
    lastIn = asked;
    if (asked < date.getTime() - 2000) await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function openWorker() {
  const worker = connect(service.workerDatabaseUrl, { max: 2, applicationName: 'bench', onError: () => {} });
  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet } as unknown as CampaignDeps['log'];
  const deps: CampaignDeps = { mandatoryFrom: date, mailsPerSecond: 100, log, now: () => new Date() };
  return { worker, deps };
}

async function benchWaves(): Promise<void> {
  const { worker, deps } = openWorker();
  const waves: number[] = [];
  const taken: number[] = [];
  for (;;) {
    let invited = 0;
    taken.push(
      await milliseconds(async () => {
        invited = (await runCampaign(worker, deps))?.invited ?? -1;
      }),
    );
    if (invited === 0) break;
    waves.push(invited);
    await client.query("update mails set state = 'accepted' where state = 'queued'");
    await client.query('delete from graphile_worker._private_jobs');
  }
  const idle = await times(rounds, () => runCampaign(worker, deps));
  await worker.$client.end();
  const { rows } = await client.query<{ users: number; most: number }>(
    `select count(*)::int as users, max(mails)::int as most from (select user_id, count(*) as mails from mails where kind = 'registration' group by user_id) each`,
  );
  const sum = waves.reduce((total, wave) => total + wave, 0);
  if (rows[0]?.users !== sum || rows[0].most !== 1)
    throw new Error('somebody was mailed twice, or not at all');
  console.info(
    `waves at 100 mails/s     ${waves.length} of at most ${Math.max(...waves)}, ${sum} users invited once each; a run takes ${median(taken.slice(0, -1)).toFixed(0)} ms (first ${taken[0]?.toFixed(0)}), and ${median(idle).toFixed(0)} ms with nothing to do`,
  );
}

async function benchRollout(cookie: string): Promise<void> {
  const { worker, deps } = openWorker();
  const [counting] = await times(1, () => countEverybody(worker, deps));
  await worker.$client.end();
  const taken = await times(rounds, () => get('/admin/rollout', cookie));
  const page = await times(rounds, () => get('/admin/rollout/organisations?page=100', cookie));
  const { body } = await get('/admin/rollout', cookie);
  const { rows } = await client.query(`
    select count(*)::int as users, count(*) filter (where a.user_id is not null)::int as enrolled, count(*) filter (where a.user_id is null)::int as "notEnrolled",
      count(*) filter (where a.user_id is null and m.user_id is not null)::int as "underWay", count(*) filter (where last_login_at is null)::int as "neverLoggedIn",
      count(*) filter (where a.user_id is null and e.organisation_id is null)::int as stopped
    from users u left join authenticators a on a.user_id = u.id left join mails m on m.user_id = u.id and m.kind = 'registration' left join exemptions e on e.organisation_id = u.organisation_id
    where u.organisation_id is not null`);
  const { stopped, ...counted } = rows[0] as Record<string, number>;
  const figures = body.figures as Record<string, number>;
  for (const [figure, value] of Object.entries({ ...counted, wouldBeStopped: stopped ?? -1 })) {
    const shown = figure === 'wouldBeStopped' ? body.wouldBeStopped : figures[figure];
    if (shown !== value) throw new Error(`${figure}: the page says ${shown}, SQL ${value}`);
  }
  if (body.toInvite !== 0) throw new Error(`${body.toInvite} are still to be invited`);
  console.info(
    `rollout page             counting everybody ${counting?.toFixed(0)} ms; the page ${median(taken).toFixed(0)} ms, a page of organisations ${median(page).toFixed(0)} ms; equal to a count in SQL: ${JSON.stringify(counted)}, stopped ${stopped}`,
  );
}

/** From the approval's request to its answer, for the largest organisation there is; everybody enrolled. */
async function benchReversal(): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "insert into organisations (name, created_at) values ('Groot', now()) returning id",
  );
  const organisationId = rows[0]?.id ?? '';
  await client.query(
    `with members as (
       insert into users (organisation_id, email, email_canonical, created_at)
       select $1, 'groot' || n || '@tvm.test', 'groot' || n || '@tvm.test', now() from generate_series(1, $2) n returning id
     ) insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
       select id, 'active', 'x', 1, now(), now() from members`,
    [organisationId, largestOrganisation],
  );
  await client.query('insert into activations (organisation_id, activated_at) values ($1, now())', [
    organisationId,
  ]);
  const [asking, deciding] = [await employee('een'), await employee('twee')];
  const body = {
    kind: 'reversal',
    organisationId,
    reason: 'bench',
    ticketReference: 'B-1',
    organisationName: 'Groot',
  };
  const asked = await post('/admin/approvals', body, asking.cookie);
  let answer: { status: number } = { status: 0 };
  const taken = await milliseconds(async () => {
    const code = generateCode({ secret: deciding.secret, now: new Date() });
    answer = await post(
      `/admin/approvals/${asked.body.id}/approval`,
      { code, version: asked.body.version },
      deciding.cookie,
    );
  });
  if (answer.status !== 200) throw new Error(`not approved: ${answer.status}`);
  console.info(
    `reversal                 of ${largestOrganisation} enrolled users approved in ${taken.toFixed(0)} ms`,
  );
}

/** An employee with an authenticator and a session of just now. */
async function employee(name: string): Promise<{ cookie: string; secret: Uint8Array }> {
  const secret = generateSecret();
  const token = mintToken();
  const { rows } = await client.query<{ id: string }>(
    "insert into users (email, email_canonical, kind, employee_role, created_at) values ($1, $1, 'employee', 'support', now()) returning id",
    [`${name}@tvm.test`],
  );
  const userId = rows[0]?.id ?? '';
  const ring = parseKeyRing('TOTP_KEYS', service.keys.TOTP_KEYS);
  await client.query(
    `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at) values ($1, 'active', $2, 1, now(), now())`,
    [userId, seal(ring, secret, { userId, purpose: 'totp-secret' })],
  );
  await client.query(
    `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, password_given_at, code_given_at)
     values ($1, $2, 1, 'two_factor', now(), now(), now() + interval '12 hours', now(), now())`,
    [userId, hashToken('session', token)],
  );
  return { cookie: `__Host-session-${new URL(service.origin).port}=${token}`, secret };
}

async function post(path: string, body: object, cookie: string) {
  const { origin } = service;
  const response = await fetch(`${origin}/totpservice/api/v1${path}`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { id?: string; version?: string } };
}
