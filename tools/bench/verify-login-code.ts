import { hashToken, mintToken, parseKeyRing, seal } from '@tvm/keys';
import { generateCode, generateSecret } from '@tvm/totp';
import { median, perSecond } from './measure.ts';
import type { BenchService } from './service.ts';

const rounds = 5;
const logins = 400;
const concurrency = 10;

/** Logins with a code a second, beside the floor of one request that asks the database one thing. Medians of five rounds, taken in turn. */
export async function benchVerifyLoginCode(service: BenchService) {
  const floor: number[] = [];
  const verified: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const people = await peopleAtTheCodeStep(service, round);
    floor.push(await perSecond(people, concurrency, () => expectOk(fetch(`${service.origin}/readyz`))));
    verified.push(await perSecond(people, concurrency, (person) => expectOk(login(service, person))));
  }
  return { floor: median(floor), verified: median(verified) };
}

/** Somebody at the code step of a login. */
export interface Person {
  secret: Uint8Array;
  challenge: string;
}

/** Users with an authenticator and a live login challenge. */
export async function peopleAtTheCodeStep(service: BenchService, round: number): Promise<Person[]> {
  const ring = parseKeyRing('TOTP_KEYS', service.keys.TOTP_KEYS);
  const client = service.owner.$client;
  const { rows } = await client.query<{ id: string }>(
    `with organisation as (insert into organisations (name, created_at) values ('Bench', now()) returning id)
     insert into users (organisation_id, email, email_canonical, first_name, created_at)
     select organisation.id, 'bench' || $1 || '-' || n || '@tvm.test', 'bench' || $1 || '-' || n || '@tvm.test', 'Bench', now()
     from organisation, generate_series(1, $2) n returning id`,
    [round, logins],
  );
  const people = rows.map(({ id }) => ({ id, secret: generateSecret(), challenge: mintToken() }));
  const sealed = people.map(({ id, secret }) => seal(ring, secret, { userId: id, purpose: 'totp-secret' }));
  const ids = people.map(({ id }) => id);
  await client.query(
    `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
     select *, 1, now(), now() from (select unnest($1::uuid[]), 'active', unnest($2::text[])) as made`,
    [ids, sealed],
  );
  await client.query(
    `insert into login_challenges (user_id, token_hash, credential_epoch, created_at, expires_at)
     select unnest($1::uuid[]), unnest($2::text[]), 1, now(), now() + interval '10 minutes'`,
    [ids, people.map(({ challenge }) => hashToken('login-challenge', challenge))],
  );
  return people;
}

/** Gives the code that the app shows now. */
export function login({ origin }: BenchService, { secret, challenge }: Person): Promise<Response> {
  return fetch(`${origin}/totpservice/api/v1/login/code`, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/json',
      cookie: `__Host-login-challenge-${new URL(origin).port}=${challenge}`,
    },
    body: JSON.stringify({ code: generateCode({ secret, now: new Date() }) }),
  });
}

/** Reads an answer to its end; throws unless it is a good one. */
export async function expectOk(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}
