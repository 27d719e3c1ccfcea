import { recordEvent } from '@tvm/audit';
import { type Connection, connect } from '@tvm/db';
import { hashPassword, hashToken, mintToken, parseKeyRing, seal } from '@tvm/keys';
import { generateCode, generateSecret } from '@tvm/totp';

const password = 'Vijf rode sokken 31!';
const COST = 10;

export interface Person {
  id: string;
  email: string;
  externalId: string;
  secret: Uint8Array;
  challenge: string;
}

/** Opens a handle that ends by itself nothing: whoever opens it ends it. */
export const open = (url: string): Connection =>
  connect(url, { max: 4, applicationName: 'test', onError: () => {} });

/** Users with password and authenticator, who are at the code step of a login. */
export async function makePeople(
  owner: Connection,
  rings: Record<string, string>,
  count: number,
): Promise<Person[]> {
  const ring = (name: string) => parseKeyRing(name, rings[name] ?? '');
  const { $client } = owner;
  const { rows } = await $client.query<{ id: string; email: string; externalId: string }>(
    `with organisation as (insert into organisations (name, external_id, created_at) values ('Hersteld', 'o-1', now()) returning id)
     insert into users (organisation_id, email, email_canonical, first_name, external_id, created_at)
     select organisation.id, 'p' || n || '@tvm.test', 'p' || n || '@tvm.test', 'P', 'u-' || n, now()
     from organisation, generate_series(1, $1) n returning id, email, external_id as "externalId"`,
    [count],
  );
  const people = rows.map((row) => ({ ...row, secret: generateSecret(), challenge: mintToken() }));
  const ids = people.map(({ id }) => id);
  const sealed = people.map(({ id, secret }) =>
    seal(ring('TOTP_KEYS'), secret, { userId: id, purpose: 'totp-secret' }),
  );
  await $client.query(
    `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
     select unnest($1::uuid[]), 'active', unnest($2::text[]), 1, now(), now()`,
    [ids, sealed],
  );
  await $client.query(
    `insert into login_challenges (user_id, token_hash, credential_epoch, created_at, expires_at)
     select unnest($1::uuid[]), unnest($2::text[]), 1, now(), now() + interval '30 minutes'`,
    [ids, people.map(({ challenge }) => hashToken('login-challenge', challenge))],
  );
  const { hash, pepperKeyId } = await hashPassword(ring('PASSWORD_PEPPER'), password, COST);
  await $client.query(
    'insert into passwords (user_id, hash, pepper_key_id, set_at) select unnest($1::uuid[]), $2, $3, now()',
    [ids, hash, pepperKeyId],
  );
  return people;
}

/** Something that other systems hear of. */
export const happen = (app: Connection, userId: string): Promise<void> =>
  recordEvent(
    app,
    { type: 'authenticator_enrolled', result: 'success', actor: { kind: 'user', id: userId }, userId },
    new Date(),
  );

/** The API, as a browser with one cookie asks it. */
export function apiOf(port: number, host: string) {
  const post = (path: string, body: object, cookie = ''): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/totpservice/api/v1${path}`, {
      method: 'POST',
      headers: { origin: `https://${host}`, 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  return {
    giveCode: ({ challenge }: Person, code: string) =>
      post('/login/code', { code }, `__Host-login-challenge=${challenge}`),
    /** Password, then the app's code of now and `ahead` steps. Answers the status of the last step. */
    async logIn({ email, secret }: Person, ahead = 0): Promise<number> {
      const started = await post('/login', { email, password });
      if (!started.ok) return started.status;
      const [cookie] = started.headers.getSetCookie().flatMap((each) => each.split(';')[0] ?? []);
      const now = new Date(Date.now() + ahead * 30_000);
      return (await post('/login/code', { code: generateCode({ secret, now }) }, cookie)).status;
    },
  };
}
