// What is asked of a large database: each request that reads more than a row or two, and each step of the jobs.
import { connect } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { purgeableOfClients, purgeSteps } from '@tvm/sealer/src/purge-expired.ts';
import { countEverybody } from '../../../services/mailworker/src/campaign/count-everybody.ts';
import { type CampaignDeps, runCampaign } from '../../../services/mailworker/src/campaign/run-campaign.ts';
import type { BenchService } from '../service.ts';
import { emailOf, externalIdOf, userId, usersAnOrganisation } from './fill.ts';

export interface Subject {
  name: string;
  /** Why it may grow with everybody: a job's, with its moment shown, and never a request's. */
  isJob?: string;
  run(): Promise<unknown>;
  /** How often before it is looked at: a statement gets its lasting plan at the sixth time. */
  warmUp?: number;
}

/** In the middle of even the smallest, with an authenticator. */
const somebody = 1021;
const organisationNumber = Math.round(somebody / usersAnOrganisation);
/** Another one, who leads an organisation. */
const mainUserNumber = 1036 - (1036 % 12);

export interface Subjects {
  all: Subject[];
  end(): Promise<void>;
}

export async function openSubjects(service: BenchService): Promise<Subjects> {
  const { $client: owner } = service.owner;
  const employee = await sessionOf(`(select id from users where kind = 'employee' limit 1)`);
  const mainUser = await sessionOf(userId(mainUserNumber));
  const token = await accessToken();
  const worker = connect(service.workerDatabaseUrl, { max: 2, applicationName: 'bench', onError: () => {} });
  const sealer = connect(service.sealerDatabaseUrl, { max: 2, applicationName: 'bench', onError: () => {} });

  async function sessionOf(id: string): Promise<Record<string, string>> {
    const secret = mintToken();
    await owner.query(
      `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, password_given_at, code_given_at)
       values (${id}, $1, 1, 'two_factor', now(), now(), now() + interval '12 hours', now(), now())`,
      [hashToken('session', secret)],
    );
    return { cookie: `__Host-session-${new URL(service.origin).port}=${secret}` };
  }

  async function accessToken(): Promise<Record<string, string>> {
    const secret = mintToken();
    const scope = 'provisioning events decisions';
    const { rows } = await owner.query<{ id: string }>(
      `with client as (insert into clients (name, scopes, auth_method, created_at) values ('Bench', $2, 'client_secret_basic', now()) returning id)
       insert into client_secrets (client_id, secret_hash, created_at) select id, $1, now() from client returning client_id as id`,
      [hashToken('client-secret', secret), scope.split(' ')],
    );
    const basic = Buffer.from(`${rows[0]?.id}:${secret}`).toString('base64');
    const answer = await fetch(`${service.origin}/totpservice/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    const { access_token: value } = (await answer.json()) as { access_token: string };
    return { authorization: `Bearer ${value}` };
  }

  const get = (who: Record<string, string>, path: string) => async () => {
    const url = `${service.origin}/totpservice/api/v1${path}`;
    const answer = await fetch(url, { headers: who });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  };
  const post = (path: string, body: object) => async () => {
    const headers = { 'content-type': 'application/json', origin: service.origin };
    const url = `${service.origin}/totpservice/api/v1${path}`;
    await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const { rows: ids } = await owner.query<{ user: string; organisation: string }>(
    `select id as user, organisation_id as organisation from users where id = ${userId(somebody)}`,
  );
  const { user, organisation } = ids[0] ?? { user: '', organisation: '' };

  const requests: [string, () => Promise<unknown>][] = [
    ['startLogin', post('/login', { email: emailOf(somebody), password: 'Vijf rode sokken 31!' })],
    ['startLogin, nobody', post('/login', { email: 'niemand@tvm.test', password: 'Vijf rode sokken 31!' })],
    ['requestPasswordReset', post('/password-resets', { email: emailOf(somebody), lost: 'password' })],
    ['getSession', get(mainUser, '/session')],
    ['getProfile', get(mainUser, '/profile')],
    ['getOrganisationTwoFactor', get(mainUser, '/organisation/two-factor')],
    ['listOrganisationUsers', get(mainUser, '/organisation/users')],
    ['getUserTwoFactorDecision', get(token, `/users/${externalIdOf(somebody)}/two-factor`)],
    [
      'listUserTwoFactorDecisions',
      get(token, `/two-factor-decisions?organisation=ORG-${organisationNumber}`),
    ],
    ['listProvisionedUsers', get(token, '/users?limit=1000')],
    ['listProvisionedUsers, by address', get(token, `/users?email=${encodeURIComponent(emailOf(somebody))}`)],
    ['listProvisionedOrganisations', get(token, '/organisations?limit=200')],
    ['listEvents, from the beginning', get(token, '/events?limit=1000')],
    ['listEvents, of a rare type', get(token, '/events?limit=1000&type=user.unlocked')],
    [
      'searchOrganisations, a name',
      get(employee, '/admin/organisations?search=Transportbedrijf%20c4ca4238%201'),
    ],
    ['searchOrganisations, in every name', get(employee, '/admin/organisations?search=transport')],
    ['searchOrganisations, a relation number', get(employee, '/admin/organisations?search=100321')],
    ['searchOrganisations, an address', get(employee, `/admin/organisations?search=gebruiker${somebody}%40`)],
    ['searchOrganisations, in every address', get(employee, '/admin/organisations?search=gebruiker')],
    ['searchOrganisations, nothing', get(employee, '/admin/organisations?search=bestaatniet')],
    ['searchOrganisations, two letters', get(employee, '/admin/organisations?search=9b')],
    ['getOrganisation', get(employee, `/admin/organisations/${organisation}`)],
    ['listUsers', get(employee, `/admin/organisations/${organisation}/users`)],
    ['getUser', get(employee, `/admin/users/${user}`)],
    ['listAuditEvents', get(employee, '/admin/audit-events')],
    ['listAuditEvents, of a user', get(employee, `/admin/audit-events?userId=${user}`)],
    [
      'listAuditEvents, of an organisation',
      get(employee, `/admin/audit-events?organisationId=${organisation}`),
    ],
    ['listAuditEvents, of a rare type', get(employee, '/admin/audit-events?type=attempts_unlocked')],
    ['listAuditEvents, of no type', get(employee, '/admin/audit-events?type=nothing_like_it')],
    ['listAuditEvents, what failed', get(employee, '/admin/audit-events?result=failure')],
    ['getRollout', get(employee, '/admin/rollout')],
    ['listRolloutOrganisations', get(employee, '/admin/rollout/organisations')],
    ['listRolloutOrganisations, page 20', get(employee, '/admin/rollout/organisations?page=20&sort=name')],
    ['listApprovals', get(employee, '/admin/approvals')],
    ['listEmployees', get(employee, '/admin/employees')],
  ];

  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet } as unknown as CampaignDeps['log'];
  const campaign: CampaignDeps = {
    ...{ mandatoryFrom: new Date(Date.now() - 86_400_000), mailsPerSecond: 2, log, now: () => new Date() },
  };
  const nextHour = new Date(Date.now() + 3_540_000);
  const purge = (step: string) => () =>
    sealer.$client.query(`select ${isOfClients(step) ? 'purge_of_clients' : 'purge'}($1, $2, 500)`, [
      step,
      nextHour,
    ]);
  const steps = purgeSteps.filter((step) => step !== 'audit_events');
  const all: Subject[] = [
    {
      name: 'countEverybody',
      isJob: 'every five minutes at most',
      run: () => countEverybody(worker, campaign),
      warmUp: 0,
    },
    { name: 'a round of the campaign', run: () => runCampaign(worker, campaign), warmUp: 1 },
    ...requests.map(([name, run]): Subject => ({ name, run, warmUp: 6 })),
    // The first batches take what is due; what is looked at comes after.
    ...steps.map((step): Subject => ({ name: `purge ${step}`, run: purge(step), warmUp: 1 })),
  ];
  return { all, end: async () => void (await Promise.all([worker.$client.end(), sealer.$client.end()])) };
}

const isOfClients = (step: string) => purgeableOfClients.some((each) => each === step);
