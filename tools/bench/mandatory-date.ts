// The day on which 2FA becomes mandatory, with 100,000 users in 8,000 organisations: from when it is enforced, how the waves of invitations run, and whether the rollout page
// is right. Support's search is measured with 200,000 users.
import { connect } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { countEverybody } from '../../services/mailworker/src/campaign/count-everybody.ts';
import { type CampaignDeps, runCampaign } from '../../services/mailworker/src/campaign/run-campaign.ts';
import { fillPeople, halvePeople, searched } from './many-people.ts';
import { median, milliseconds, percentile } from './measure.ts';
import { benchReversal } from './reversal.ts';
import { startBenchService } from './service.ts';

const rounds = 5;
/** Enough to fill the database and to search it. */
const secondsUntilTheDate = 150;

const date = new Date(Date.now() + secondsUntilTheDate * 1000);
const service = await startBenchService({}, date.toISOString());
const { $client: client } = service.owner;
try {
  await fillPeople(client);
  const lead = await sessionOf('employee');
  await benchSearch(lead);
  await halvePeople(client);
  await benchEnforcement();
  await benchWaves();
  await benchRollout(lead);
  await benchReversal(service);
} finally {
  await service.stop();
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
