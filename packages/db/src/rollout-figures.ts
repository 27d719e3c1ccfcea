import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { query } from './query.ts';

const figure = (name: string): SQL => sql`(s.figures ->> ${sql.raw(`'${name}'`)})::int`;

/** The figures of the rollout, over rows `s` of `organisation_figures`. */
export const rolloutFigures = {
  users: figure('total'),
  enrolled: figure('enrolled'),
  notEnrolled: sql`(${figure('total')} - ${figure('enrolled')})`,
  underWay: sql`(${figure('invited')} + ${figure('linkOpened')} + ${figure('passwordSet')})`,
  undeliverable: figure('mailUndelivered'),
  notInvited: figure('notInvited'),
  disabled: figure('disabled'),
  neverLoggedIn: figure('neverLoggedIn'),
} as const satisfies Record<string, SQL>;

/** Counts everybody, an organisation at a time, into `organisation_figures`. With a million users it takes seconds: for a job, never for a request. */
export const countOrganisations = (db: Database) =>
  query(db, 'count_organisations')`
    insert into organisation_figures as kept (organisation_id, main_users, figures)
    select organisation_id, main_users, figures from organisation_standing
    on conflict (organisation_id) do update set main_users = excluded.main_users, figures = excluded.figures
    where (kept.main_users, kept.figures) is distinct from (excluded.main_users, excluded.figures)`;
