import { hashToken, mintToken, parseKeyRing, seal } from '@tvm/keys';
import { generateCode, generateSecret } from '@tvm/totp';
import { milliseconds } from './measure.ts';
import type { BenchService } from './service.ts';

/** The largest that there is to be room for. */
const largestOrganisation = 10_000;

/** From the approval's request to its answer, for the largest organisation there is; everybody enrolled. */
export async function benchReversal(service: BenchService): Promise<void> {
  const { $client: client } = service.owner;
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
  const [asking, deciding] = [await employee(service, 'een'), await employee(service, 'twee')];
  const body = {
    kind: 'reversal',
    organisationId,
    reason: 'bench',
    ticketReference: 'B-1',
    organisationName: 'Groot',
  };
  const asked = await post(service.origin, '/admin/approvals', body, asking.cookie);
  let answer: { status: number } = { status: 0 };
  const taken = await milliseconds(async () => {
    const code = generateCode({ secret: deciding.secret, now: new Date() });
    answer = await post(
      service.origin,
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
async function employee(
  { owner: { $client: client }, keys, origin }: BenchService,
  name: string,
): Promise<{ cookie: string; secret: Uint8Array }> {
  const secret = generateSecret();
  const token = mintToken();
  const { rows } = await client.query<{ id: string }>(
    "insert into users (email, email_canonical, kind, employee_role, created_at) values ($1, $1, 'employee', 'support', now()) returning id",
    [`${name}@tvm.test`],
  );
  const userId = rows[0]?.id ?? '';
  const ring = parseKeyRing('TOTP_KEYS', keys.TOTP_KEYS);
  await client.query(
    `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at) values ($1, 'active', $2, 1, now(), now())`,
    [userId, seal(ring, secret, { userId, purpose: 'totp-secret' })],
  );
  await client.query(
    `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, password_given_at, code_given_at)
     values ($1, $2, 1, 'two_factor', now(), now(), now() + interval '12 hours', now(), now())`,
    [userId, hashToken('session', token)],
  );
  return { cookie: `__Host-session-${new URL(origin).port}=${token}`, secret };
}

async function post(origin: string, path: string, body: object, cookie: string) {
  const response = await fetch(`${origin}/totpservice/api/v1${path}`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { id?: string; version?: string } };
}
