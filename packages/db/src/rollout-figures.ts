import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { query } from './query.ts';

/** The figures of the rollout (the contract's RolloutFigures) that somebody sums or sorts by. */
export type RolloutFigure =
  | 'users'
  | 'enrolled'
  | 'notEnrolled'
  | 'underWay'
  | 'undeliverable'
  | 'neverLoggedIn';

/** A figure of a row `s` of `organisation_figures`. */
export const rolloutFigure = (name: RolloutFigure): SQL => sql`(s.figures ->> ${name}::text)::int`;

/** Counts everybody, an organisation at a time, into `organisation_figures`. With a million users it takes seconds: for a job, never for a request. */
export const countOrganisations = (db: Database) =>
  query(db, 'count_organisations')`
    insert into organisation_figures as kept (organisation_id, main_users, figures)
    select organisation_id, main_users, rollout from organisation_standing
    on conflict (organisation_id) do update set main_users = excluded.main_users, figures = excluded.figures
    where (kept.main_users, kept.figures) is distinct from (excluded.main_users, excluded.figures)`;
