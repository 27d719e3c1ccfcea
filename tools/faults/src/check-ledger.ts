import type pg from 'pg';
import type { Ledger } from './ledger.ts';

/** What was acknowledged and isn't there, and what is there twice; nothing where all is well. */
export async function checkLedger(
  client: pg.Client,
  ledger: Ledger,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<string[]> {
  const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await client.query<T>(text, values)).rows;
  const lost = await rows<{ what: string; id: string }>(
    `select 'login without session' as what, acked::text as id from unnest($1::uuid[]) acked where not exists (select from sessions where user_id = acked)
     union all select 'login without event', acked::text from unnest($1::uuid[]) acked
       where not exists (select from audit_events where user_id = acked and type = 'login_code' and result = 'success')
     union all select 'verification without event', acked::text from unnest($2::uuid[]) acked
       where not exists (select from audit_events where user_id = acked and type = 'verification' and result = 'success')`,
    [ledger.logins, ledger.verifications],
  );
  const twice = await rows<{ what: string; id: string }>(
    `select 'two sessions' as what, user_id::text as id from sessions group by user_id having count(*) > 1
     union all select 'accepted twice: ' || type, user_id::text from audit_events
       where type in ('login_code', 'verification') and result = 'success' group by type, user_id having count(*) > 1
     union all select 'session without its event', user_id::text from sessions s
       where not exists (select from audit_events e where e.user_id = s.user_id and type = 'login_code' and result = 'success')
     union all select 'two reset mails', user_id::text from mails where kind = 'password_reset' group by user_id having count(*) > 1`,
  );
  return [
    ...[...lost, ...twice].map(({ what, id }) => `${what}: ${id}`),
    ...ledger.resets.filter((email) => !taken.has(email)).map((email) => `reset without mail: ${email}`),
    ...[...taken].filter(([, ids]) => ids.size > 1).map(([email, ids]) => `${ids.size} mails to ${email}`),
  ];
}
