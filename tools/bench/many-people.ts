// The people of the day on which 2FA becomes mandatory, whom its parts are measured with.
import type { Connection } from '@tvm/db';

type Client = Connection['$client'];

const organisations = 8000;
/** As many are searched. */
export const searched = 200_000;
/** As many are there on the day. */
const users = 100_000;
const batch = 20_000;

export async function fillPeople(client: Client): Promise<void> {
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
export async function halvePeople(client: Client): Promise<void> {
  await client.query('alter table users disable trigger user');
  for (let left = searched - users; left > 0; left -= batch)
    await client.query(
      'delete from users where id in (select id from users where organisation_id is not null order by id desc limit $1)',
      [Math.min(left, batch)],
    );
  await client.query('alter table users enable trigger user');
  await client.query('vacuum analyze');
}
