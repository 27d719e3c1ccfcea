import { pgView, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What decides about 2FA in an organisation. The view stands in `sql/standing.sql`; its figures cost nothing where they aren't asked for. */
export const organisationStanding = pgView('organisation_standing', {
  organisationId: uuid().notNull(),
  activatedAt: instant(),
  exemptUntil: instant(),
}).existing();
