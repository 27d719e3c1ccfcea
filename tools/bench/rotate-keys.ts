/**
 * `pnpm --filter @tvm/bench run bench:rotate-keys`: 100,000 authenticator secrets are sealed again while their owners log in with codes at a real
 * API process; the command is killed once in the middle and run again. Beside it the same logins without a rotation, in the same run.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { generateKeyRing, hashToken, mintToken, parseKeyRing, seal } from '@tvm/keys';
import { generateSecret } from '@tvm/totp';
import { milliseconds, percentile } from './measure.ts';
import { type BenchService, startBenchService } from './service.ts';
import { expectOk, login } from './verify-login-code.ts';

const secrets = 100_000;
/** Without a rotation, before it and again after it. */
const calmLogins = 1000;
const folder = fileURLToPath(new URL('../../services/totpservice', import.meta.url));

const [oldKey, newKey] = [generateKeyRing(), generateKeyRing()];
const [oldId, newId] = [idOf(oldKey), idOf(newKey)];
const service = await startBenchService({ TOTP_KEYS: `${newKey},${oldKey}` });
try {
  const people = await enrolUnderOldKey(service);
  // Everybody logs in once at most: a time step is accepted once.
  const waiting = people.values();
  const calm = await logIn(waiting, (done) => done < calmLogins);
  let isRotating = true;
  const rotating = milliseconds(rotateKilledOnce).finally(() => {
    isRotating = false;
  });
  const meanwhile = await logIn(waiting, () => isRotating);
  const seconds = (await rotating) / 1000;
  calm.push(...(await logIn(waiting, (done) => done < calmLogins)));
  const left = await countUnder(oldId);
  if (left !== 0) throw new Error(`${left} secrets are still under the old key`);

  const times = (values: number[]) =>
    `p50 ${percentile(values, 50).toFixed(1)} ms, p99 ${percentile(values, 99).toFixed(1)} ms (${values.length})`;
  const ratio = (percent: number) => (percentile(meanwhile, percent) / percentile(calm, percent)).toFixed(2);
  console.info(
    `one API process, one login at a time, ${availableParallelism()} cores shared with PostgreSQL, command and load; load average ${loadavg()[0]?.toFixed(1)}`,
  );
  console.info(
    `rotate-keys           ${secrets} secrets in ${seconds.toFixed(1)} s with one kill, ${(secrets / seconds).toFixed(0)}/s, ${left} left under the old key`,
  );
  console.info(`login with a code     ${times(calm)}`);
  console.info(
    `  during a rotation   ${times(meanwhile)}, p50 ${ratio(50)} and p99 ${ratio(99)} times as long`,
  );
} finally {
  await service.stop();
}

interface Enrolled {
  id: string;
  secret: Uint8Array;
}

async function enrolUnderOldKey({ owner: { $client: client } }: BenchService): Promise<Enrolled[]> {
  const ring = parseKeyRing('TOTP_KEYS', oldKey);
  const { rows } = await client.query<{ id: string }>(
    `insert into users (email, email_canonical, kind, employee_role, first_name, created_at)
     select 'bench' || n || '@tvm.test', 'bench' || n || '@tvm.test', 'employee', 'support', 'Bench', now()
     from generate_series(1, $1) n returning id`,
    [secrets],
  );
  const people = rows.map(({ id }) => ({ id, secret: generateSecret() }));
  for (let from = 0; from < people.length; from += 5000) {
    const some = people.slice(from, from + 5000);
    const sealed = some.map(({ id, secret }) => seal(ring, secret, { userId: id, purpose: 'totp-secret' }));
    await client.query(
      `insert into authenticators (user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
       select *, 1, now(), now() from (select unnest($1::uuid[]), 'active', unnest($2::text[])) as made`,
      [some.map(({ id }) => id), sealed],
    );
  }
  await client.query('analyze');
  // Logins spread over the rows, so that they meet the command anywhere.
  return people.sort((a, b) => a.id.slice(-6).localeCompare(b.id.slice(-6)));
}

/** Milliseconds of each code, one login after another. */
async function logIn(people: Iterator<Enrolled>, goesOn: (done: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goesOn(times.length)) {
    const { value, done } = people.next();
    if (done) throw new Error('nobody is left to log in');
    const challenge = mintToken();
    await service.owner.$client.query(
      `insert into login_challenges (user_id, token_hash, credential_epoch, created_at, expires_at)
       values ($1, $2, 1, now(), now() + interval '10 minutes')`,
      [value.id, hashToken('login-challenge', challenge)],
    );
    times.push(await milliseconds(() => expectOk(login(service, { secret: value.secret, challenge }))));
  }
  return times;
}

async function rotateKilledOnce(): Promise<void> {
  const first = rotate();
  while ((await countUnder(newId)) < secrets / 2) await new Promise((resolve) => setTimeout(resolve, 200));
  first.kill('SIGKILL');
  const [, signal] = await once(first, 'exit');
  if (signal !== 'SIGKILL') throw new Error('the command was done before it could be killed');
  const [code] = await once(rotate(), 'exit');
  if (code !== 0) throw new Error(`rotate-keys ended with ${code}`);
}

function rotate() {
  const env = { ...service.keys, DATABASE_URL: service.databaseUrl };
  return spawn(process.execPath, ['src/commands/rotate-keys.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function countUnder(keyId: string): Promise<number> {
  const { rows } = await service.owner.$client.query<{ count: number }>(
    `select count(*)::int from authenticators where split_part(sealed_secret, '.', 1) = $1 and sealed_secret is not null`,
    [keyId],
  );
  return rows[0]?.count ?? Number.NaN;
}

function idOf(key: string): string {
  return key.split(':')[0] ?? '';
}
