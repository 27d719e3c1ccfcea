import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** What a user's authenticators come to: who has an active one is enrolled; disabled ones alone leave nothing to prove with. */
export type AuthenticatorState = 'active' | 'disabled' | null;

/** An app and its sealed secret. */
export interface App {
  id: string;
  sealedSecret: string;
}

/** Of the user of a query, as `user_standing` has it: of several, an active one counts, and 'active' sorts before 'disabled'. */
export const authenticatorState = (userId: SQLWrapper): SQL<AuthenticatorState> =>
  sql`(select min(f.state) from authenticators f where f.user_id = ${userId} and f.state in ('active', 'disabled'))`;

/** Whether the user of a query has an active passkey. */
export const hasPasskeyOf = (userId: SQLWrapper): SQL<boolean> =>
  sql`exists (select from authenticators f where f.user_id = ${userId} and f.state = 'active' and f.kind = 'passkey')`;

/** The kinds of active authenticators of the user of a query, the one that was used last first; an app before a passkey that never was. */
export const activeKinds = (userId: SQLWrapper): SQL<('app' | 'passkey')[]> =>
  sql`array(select f.kind from authenticators f where f.user_id = ${userId} and f.state = 'active' group by f.kind order by max(f.last_used_at) desc nulls last, f.kind)`;

/** The active apps of the user of a query, the one that was used last first. */
export const activeApps = (userId: SQLWrapper): SQL<App[]> =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'sealedSecret', f.sealed_secret) order by f.last_used_at desc nulls last, f.id), '[]')
    from authenticators f where f.user_id = ${userId} and f.state = 'active' and f.kind = 'app')`;
