import type { Schema } from '@tvm/contract';
import { type SQL, sql } from 'drizzle-orm';

export type Progress = Schema<'Progress'>;

/** The state of a row `s` of `user_standing` now: whether somebody is locked depends on the clock. */
export const progressNow = (now: Date): SQL<Progress> =>
  sql<Progress>`case when s.state = 'enrolled' and s.locked_until > ${now}::timestamptz then 'locked' else s.state end`;
