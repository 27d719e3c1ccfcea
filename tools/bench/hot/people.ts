import { hashPassword, hashToken, mintToken, parseKeyRing, seal } from '@tvm/keys';
import { generateCode, generateSecret } from '@tvm/totp';
import type { BenchService } from '../service.ts';

/** Somebody with an authenticator, in the middle of whatever is measured. */
export interface Person {
  id: string;
  email: string;
  externalId: string;
  secret: Uint8Array;
  /** Tokens of the cookies. */
  challenge: string;
  session: string;
  device: string;
}

let made = 0;

/**
 * People with an authenticator, a live login challenge, a session and a browser that is known, all by statements of many rows.
 * @param of how many
 */
export async function makePeople({ owner, keys }: BenchService, of: number): Promise<Person[]> {
  const client = owner.$client;
  const from = made;
  made += of;
  const { rows } = await client.query<{ id: string; email: string; externalId: string }>(
    `with organisation as (insert into organisations (name, created_at) values ('Bench', now()) returning id)
     insert into users (organisation_id, external_id, email, email_canonical, first_name, created_at, last_login_at)
     select organisation.id, 'USR-' || n, 'bench' || n || '@tvm.test', 'bench' || n || '@tvm.test', 'Bench', now(), now()
     from organisation, generate_series($1::int, $2::int) n returning id, email, external_id as "externalId"`,
    [from, from + of - 1],
  );
  const people = rows.map((row) => ({
    ...row,
    ...{ secret: generateSecret(), challenge: mintToken(), session: mintToken(), device: mintToken() },
  }));
  const ids = people.map(({ id }) => id);
  const ring = parseKeyRing('TOTP_KEYS', keys.TOTP_KEYS);
  await client.query(
    `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
     select *, 1, now(), now() from (select unnest($1::uuid[]), 'active', unnest($2::text[])) as made`,
    [ids, people.map(({ id, secret }) => seal(ring, secret, { userId: id, purpose: 'totp-secret' }))],
  );
  await client.query(
    `insert into login_challenges (user_id, token_hash, credential_epoch, created_at, expires_at)
     select unnest($1::uuid[]), unnest($2::text[]), 1, now(), now() + interval '10 minutes'`,
    [ids, people.map(({ challenge }) => hashToken('login-challenge', challenge))],
  );
  await client.query(
    `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, password_given_at, code_given_at)
     select unnest($1::uuid[]), unnest($2::text[]), 1, 'two_factor', now(), now(), now() + interval '12 hours', now(), now()`,
    [ids, people.map(({ session }) => hashToken('session', session))],
  );
  await client.query(
    `insert into device_cookies (token_hash, user_id, credential_epoch, created_at, expires_at)
     select unnest($2::text[]), unnest($1::uuid[]), 1, now(), now() + interval '180 days'`,
    [ids, people.map(({ device }) => hashToken('device', device))],
  );
  return people;
}

/** The one password of some people, at the real cost. */
export async function givePassword(service: BenchService, people: Person[], password: string): Promise<void> {
  const ring = parseKeyRing('PASSWORD_PEPPER', service.keys.PASSWORD_PEPPER);
  const { hash, pepperKeyId } = await hashPassword(ring, password, 12);
  await service.owner.$client.query(
    'insert into passwords (user_id, hash, pepper_key_id, set_at) select unnest($1::uuid[]), $2, $3, now()',
    [people.map(({ id }) => id), hash, pepperKeyId],
  );
}

/** The code that the app shows now. */
export const codeOf = ({ secret }: Person): string => generateCode({ secret, now: new Date() });

export interface BenchClient {
  id: string;
  secret: string;
}

/** Another TVM system, which may do all that is measured. */
export async function makeClient({ owner }: BenchService): Promise<BenchClient> {
  const secret = mintToken();
  const { rows } = await owner.$client.query<{ id: string }>(
    `with client as (
       insert into clients (name, scopes, auth_method, created_at)
       values ('Bench', '{verifications,decisions}', 'client_secret_basic', now()) returning id
     )
     insert into client_secrets (client_id, secret_hash, created_at) select id, $1, now() from client returning client_id as id`,
    [hashToken('client-secret', secret)],
  );
  return { id: rows[0]?.id ?? '', secret };
}

/** An access token, which lives for five minutes. */
export async function askToken({ origin }: BenchService, client: BenchClient): Promise<string> {
  const response = await fetch(`${origin}/totpservice/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basicOf(client)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'verifications decisions' }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

export const basicOf = ({ id, secret }: BenchClient): string =>
  Buffer.from(`${id}:${secret}`).toString('base64');
