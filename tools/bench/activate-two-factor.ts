import { hashToken, mintToken } from '@tvm/keys';
import { median, milliseconds } from './measure.ts';
import type { BenchService } from './service.ts';

const rounds = 5;
const users = 2000;

/** Milliseconds of the activation of 2,000 users, beside the floor of writing as many rows of mails. Medians of five organisations. */
export async function benchActivateTwoFactor(service: BenchService) {
  const floor: number[] = [];
  const activated: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const organisation = await addOrganisation(service, `many${round}`, users);
    floor.push(await milliseconds(() => writeMails(service, organisation.organisationId)));
    activated.push(await milliseconds(() => activate(service, organisation)));
  }
  return { floor: median(floor), activated: median(activated) };
}

export interface Organisation {
  organisationId: string;
  users: number;
  /** The main user's session, and the list of users as they see it. */
  session: string;
  version: string;
}

/** An organisation of so many users that can be activated. */
export async function addOrganisation(
  { owner: { $client: client } }: BenchService,
  name: string,
  users: number,
): Promise<Organisation> {
  const { rows } = await client.query<{ organisationId: string; mainUserId: string }>(
    `with organisation as (insert into organisations (name, created_at) values ('Bench', now()) returning id), made as (
       insert into users (organisation_id, email, email_canonical, first_name, is_main_user, created_at)
       select organisation.id, $1 || '-' || n || '@tvm.test', $1 || '-' || n || '@tvm.test', 'Bench', n = 1, now()
       from organisation, generate_series(1, $2) n returning id, organisation_id, is_main_user)
     select organisation_id as "organisationId", id as "mainUserId" from made where is_main_user`,
    [name, users],
  );
  const [row] = rows;
  if (!row) throw new Error('no main user was written');
  const session = mintToken();
  await client.query(
    `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, password_given_at)
     values ($1, $2, 1, 'password', now(), now(), now() + interval '1 hour', now())`,
    [row.mainUserId, hashToken('session', session)],
  );
  const found = await client.query<{ version: string }>(
    'select user_list_version::text as version from organisations where id = $1',
    [row.organisationId],
  );
  return { organisationId: row.organisationId, users, session, version: found.rows[0]?.version ?? '' };
}

/** Written and rolled back: what no way of activating can do without. */
async function writeMails({ owner }: BenchService, organisationId: string): Promise<void> {
  const client = await owner.$client.connect();
  await client.query('begin');
  await client.query(
    `insert into mails (user_id, kind, requested_by, created_at, updated_at)
     select id, 'registration', 'activation', now(), now() from users where organisation_id = $1`,
    [organisationId],
  );
  await client.query('rollback');
  client.release();
}

export async function activate({ origin }: BenchService, organisation: Organisation): Promise<void> {
  const { session, version: userListVersion, users } = organisation;
  const response = await fetch(`${origin}/totpservice/api/v1/organisation/two-factor/activation`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', cookie: sessionCookie(origin, session) },
    body: JSON.stringify({ userListVersion }),
  });
  const body = (await response.json()) as { mails?: number };
  if (body.mails !== users) throw new Error(`activated ${JSON.stringify(body)}`);
}

export const sessionCookie = (origin: string, session: string) =>
  `__Host-session-${new URL(origin).port}=${session}`;
