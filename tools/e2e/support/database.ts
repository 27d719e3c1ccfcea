import type pg from 'pg';

/** Lets 25 hours pass for the mailed links of somebody: a link of a registration lives 24. */
export async function ageLinks(database: pg.Pool, email: string): Promise<void> {
  await database.query(
    `update registrations r
     set created_at = r.created_at - interval '25 hours', expires_at = r.expires_at - interval '25 hours'
     from users u where u.id = r.user_id and u.email = $1`,
    [email],
  );
}

/** Lets eleven minutes pass since somebody gave a password: for an activation it is fresh for ten. */
export async function agePassword(database: pg.Pool, email: string): Promise<void> {
  await database.query(
    `update sessions s set password_given_at = s.password_given_at - interval '11 minutes'
     from users u where u.id = s.user_id and u.email = $1`,
    [email],
  );
}

/** What every change of somebody's credentials by anybody else does to their links and sessions. */
export async function raiseEpoch(database: pg.Pool, email: string): Promise<void> {
  await database.query('update users set credential_epoch = credential_epoch + 1 where email = $1', [email]);
}

/** How many jobs the worker has before it; at none every mail that comes has come. */
export async function countWaitingJobs(database: pg.Pool): Promise<number> {
  const { rows } = await database.query('select count(*)::int as waiting from graphile_worker._private_jobs');
  return rows[0]?.waiting;
}

/** Lets six minutes pass since somebody proved who they are: for a sensitive action a proof counts for five (docs/security). */
export async function ageProof(database: pg.Pool, email: string): Promise<void> {
  await database.query(
    `update sessions s set password_given_at = s.password_given_at - interval '6 minutes',
       code_given_at = s.code_given_at - interval '6 minutes'
     from users u where u.id = s.user_id and u.email = $1`,
    [email],
  );
}

/** Lets fifteen days pass for an organisation's exemption, which lasts fourteen after the mandatory date, and for the mails that its users got. */
export async function endExemption(database: pg.Pool, organisation: string): Promise<void> {
  const { rowCount } = await database.query(
    `update exemptions e set starts_at = e.starts_at - interval '15 days', ends_at = e.ends_at - interval '15 days'
     from organisations o where o.id = e.organisation_id and o.name = $1 and e.ended_at is null`,
    [organisation],
  );
  if (rowCount !== 1) throw new Error(`${organisation} has no exemption`);
  await database.query(
    `update mails m set created_at = m.created_at - interval '15 days', updated_at = m.updated_at - interval '15 days'
     from users u join organisations o on o.id = u.organisation_id where u.id = m.user_id and o.name = $1`,
    [organisation],
  );
}

/** What a source does that gives somebody another address and moves them, without that it shows: two changes within 72 hours. */
export async function changeTwice(database: pg.Pool, email: string): Promise<void> {
  await database.query(
    `insert into sensitive_changes (user_id, kind, credential_epoch, actor_kind, at)
     select u.id, changes.kind, u.credential_epoch, 'client', now() from users u, (values ('address'), ('made_anew')) changes (kind) where u.email = $1`,
    [email],
  );
}

/** What the mail provider's bounce does to somebody's address. */
export async function bounce(database: pg.Pool, email: string): Promise<void> {
  await database.query('update users set mail_bounced_at = now() where email = $1', [email]);
}

/** What ends the version of a reversal that somebody is looking at: the organisation has activated anew since. */
export async function activateAnew(database: pg.Pool, organisation: string): Promise<void> {
  const { rowCount } = await database.query(
    `update activations a set activated_at = a.activated_at + interval '1 second'
     from organisations o where o.id = a.organisation_id and o.name = $1 and a.ended_at is null`,
    [organisation],
  );
  if (rowCount !== 1) throw new Error(`${organisation} has no activation`);
}

/** Makes an employee a support lead, as a second pair of leads that the demo hasn't. */
export async function makeLead(database: pg.Pool, email: string): Promise<void> {
  await database.query("update users set employee_role = 'support_lead' where email = $1", [email]);
}
