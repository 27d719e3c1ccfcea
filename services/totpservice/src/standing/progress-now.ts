import type { Schema } from '@tvm/contract';
import { type SQL, sql } from 'drizzle-orm';

export type Progress = Schema<'Progress'>;

/** The progress of a row `p` of `user_progress`: whether somebody is locked depends on the clock. */
export const progressNow = (now: Date): SQL<Progress> =>
  sql<Progress>`case when p.progress = 'enrolled' and p.locked_until > ${now.toISOString()}::timestamptz then 'locked' else p.progress end`;
