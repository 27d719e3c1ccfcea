import { type SQL, sql } from 'drizzle-orm';

const figure = (name: string): SQL => sql`(s.figures ->> ${sql.raw(`'${name}'`)})::int`;

/** The figures of the rollout, over rows `s` of `organisation_standing`. */
export const rolloutFigures = {
  users: figure('total'),
  enrolled: figure('enrolled'),
  notEnrolled: sql`(${figure('total')} - ${figure('enrolled')})`,
  invited: sql`(${figure('invited')} + ${figure('linkOpened')} + ${figure('passwordSet')})`,
  undeliverable: figure('mailUndelivered'),
  notInvited: figure('notInvited'),
  disabled: figure('disabled'),
  neverLoggedIn: figure('neverLoggedIn'),
} as const satisfies Record<string, SQL>;
