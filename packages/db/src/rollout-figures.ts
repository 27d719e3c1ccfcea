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

/** So many organisations are counted by one statement: a second or so where each has a dozen users. */
export const sliceOfOrganisations = 2000;

/**
 * Counts everybody, an organisation at a time, into `organisation_figures`, a slice of organisations by each statement: no statement's time grows with all users. With a million it
 * takes a while: for a job, never for a request.
 */
export async function countOrganisations(db: Database): Promise<void> {
  for (let after: string | undefined = firstId; after !== undefined; ) {
    const [slice]: { last: string | null }[] = await query<{ last: string | null }>(
      db,
      'count_organisations',
    )`
      with slice as (select id from organisations where id > ${after}::uuid order by id limit ${sliceOfOrganisations}),
      counted as (
        insert into organisation_figures as kept (organisation_id, main_users, figures)
        select slice.id, s.main_users, s.rollout
        from slice cross join lateral (select * from organisation_standing o where o.organisation_id = slice.id) s
        on conflict (organisation_id) do update set main_users = excluded.main_users, figures = excluded.figures
        where (kept.main_users, kept.figures) is distinct from (excluded.main_users, excluded.figures)
      )
      select (select id from slice order by id desc limit 1) as last`;
    after = slice?.last ?? undefined;
  }
}

const firstId = '00000000-0000-0000-0000-000000000000';
