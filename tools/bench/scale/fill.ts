// A database as it is after some years, in the proportions of the product: 12.5 users an organisation, ten events a user.
import type { Client } from 'pg';

export const usersAnOrganisation = 12.5;
const batch = 50_000;

/** The id of the n-th row, the same in any size. */
export const userId = (n: number | 'n') => `md5('user' || ${n})::uuid`;
const organisationId = (n: number | 'n') => `md5('organisation' || ${n})::uuid`;
export const emailOf = (n: number) => `gebruiker${n}@bedrijf${n % 977}.test`;
export const externalIdOf = (n: number) => `USR-${n}`;

/** Days ago that something of the n-th row happened: spread over two years. */
const ago = (days: string) => `now() - interval '1 hour' - make_interval(days => ${days})`;

/** The keys that the rows say they are under. */
type KeyIds = Record<'totp' | 'pepper' | 'recoveryCode', string>;

/** What there is of each user; `n` is the number of a row, `$1` to `$2`. */
const ofUsers = (keys: KeyIds) => [
  // Two of three log in with an app, some with a passkey beside it that isn't looked at here; one in a hundred never came.
  `insert into users (id, organisation_id, external_id, email, email_canonical, email_proven_at, first_name, surname, is_main_user, created_at, last_login_at)
   select ${userId('n')}, md5('organisation' || greatest(1, (n / ${usersAnOrganisation})::int))::uuid, 'USR-' || n, 'gebruiker' || n || '@bedrijf' || n % 977 || '.test',
     'gebruiker' || n || '@bedrijf' || n % 977 || '.test', now(), 'Gebruiker', initcap(substr(md5(n::text), 1, 9)), n % 12 = 0, ${ago('n % 700')},
     case when n % 100 <> 0 then now() end from generate_series($1::int, $2::int) n`,
  `insert into passwords (user_id, hash, pepper_key_id, set_at) select ${userId('n')}, $$$2b$12$$ || repeat('x', 53), '${keys.pepper}', now()
   from generate_series($1::int, $2::int) n where n % 100 <> 0`,
  `insert into authenticators (id, user_id, state, sealed_secret, last_accepted_step, created_at, activated_at)
   select gen_random_uuid(), ${userId('n')}, 'active', '${keys.totp}.x', 1, now(), now() from generate_series($1::int, $2::int) n where n % 3 <> 0`,
  `insert into recovery_codes (user_id, keyed_hash) select ${userId('n')}, '${keys.recoveryCode}.' || n || '-' || c
   from generate_series($1::int, $2::int) n, generate_series(1, 4) c where n % 3 <> 0`,
  `insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at, password_given_at, code_given_at)
   select ${userId('n')}, 'session-' || n || '-' || d, 1, 'two_factor', ${ago('d * 9')}, ${ago('d * 9')}, ${ago('d * 9')} + interval '12 hours', now(), now()
   from generate_series($1::int, $2::int) n, generate_series(0, 2) d where n % 3 <> 0`,
  `insert into device_cookies (token_hash, user_id, credential_epoch, created_at, expires_at)
   select 'device-' || n, ${userId('n')}, 1, now(), now() + interval '180 days' from generate_series($1::int, $2::int) n where n % 3 <> 0`,
  `insert into mails (id, user_id, kind, requested_by, state, created_at, accepted_at, updated_at)
   select md5('mail' || n || kind)::uuid, ${userId('n')}, kind, 'system', case when n % 97 = 0 then 'bounced' else 'accepted' end, ${ago('n % 700')}, now(), ${ago('n % 700')}
   from generate_series($1::int, $2::int) n, unnest(array['registration', 'two_factor_activated']) kind where n % 7 <> 0`,
  `insert into registrations (user_id, mail_id, purpose, token_hash, credential_epoch, email_canonical, created_at, expires_at, completed_at)
   select ${userId('n')}, md5('mail' || n || 'registration')::uuid, 'registration', 'token-' || n, 1, 'x', ${ago('n % 700')}, ${ago('n % 700')} + interval '1 day',
     case when n % 3 <> 0 then now() end from generate_series($1::int, $2::int) n where n % 7 <> 0`,
  `insert into attempt_budgets (scope, subject, attempts, consecutive, window_started_at, updated_at)
   select scope, case scope when 'code' then ${userId('n')}::text else 'hash-' || n end, 1, 1, ${ago('n % 90')}, ${ago('n % 90')}
   from generate_series($1::int, $2::int) n, unnest(array['code', 'password_account']) scope where n % 5 = 0`,
  `insert into audit_events (transaction_id, occurred_at, recorded_at, type, result, actor_kind, actor_id, organisation_id, user_id, client_address)
   select (3 + n % 500)::text::xid8, ${ago('e * 70')}, ${ago('e * 70')}, case when e = 9 and n % 1000 = 0 then 'attempts_unlocked' else 'login_code' end, case when n % 40 = e then 'failure' else 'success' end, 'user',
     ${userId('n')}, md5('organisation' || greatest(1, (n / ${usersAnOrganisation})::int))::uuid, ${userId('n')}, '192.0.2.1'
   from generate_series($1::int, $2::int) n, generate_series(0, 9) e`,
  `insert into anonymous_events (minute, network, type, result, count)
   select date_trunc('minute', ${ago('n % 89')}), '198.51.' || n % 256 || '.0/24', 'login_password', 'failure', n from generate_series($1::int, $2::int) n where n % 10 = 0
   on conflict do nothing`,
];

/** What there is of each organisation. */
const ofOrganisations = [
  `insert into organisations (id, external_id, name, relation_number, created_at)
   select ${organisationId('n')}, 'ORG-' || n, 'Transportbedrijf ' || substr(md5(n::text), 1, 8) || ' ' || n, (100000 + n)::text, now() from generate_series($1::int, $2::int) n`,
  `insert into activations (organisation_id, activated_at) select ${organisationId('n')}, now() from generate_series($1::int, $2::int) n where n % 2 = 0`,
];

/** Fills an empty database, as a superuser: neither triggers nor foreign keys are asked. */
export async function fill(client: Client, users: number, keys: KeyIds): Promise<void> {
  await client.query('set session_replication_role = replica');
  await inBatches(client, ofOrganisations, users / usersAnOrganisation);
  await inBatches(client, ofUsers(keys), users);
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
}

async function inBatches(client: Client, statements: string[], rows: number): Promise<void> {
  for (const statement of statements)
    for (let from = 1; from <= rows; from += batch)
      await client.query(statement, [from, Math.min(from + batch - 1, rows)]);
}
