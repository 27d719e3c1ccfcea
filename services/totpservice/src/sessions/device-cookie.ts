import { type Connection, type Database, query, queryPrepared } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

/** Whoever logs in twice a year keeps it; a computer that was given away doesn't keep it for ever. */
const deviceCookieDays = 180;
/** Renewed at a login, once a day at most: a row that hardly changes needn't be written. */
const renewedAfterDays = 1;

/** The cookie that a browser is to keep from now on. */
export interface DeviceCookie {
  token: string;
  expiresAt: Date;
}

/**
 * A browser whose attempts at a password are counted for themselves, so that no stranger's keep it out (OWASP, Slow Down Online Guessing Attacks
 * with Device Cookies). It proves nothing else.
 */
export interface KnownBrowser {
  /** Under what its attempts are counted: of one browser and one user, and no secret. */
  subject: string;
}

/** The two cookies that {@link rememberBrowser} chooses from, as hashes: the one that was sent, and a fresh one. */
export function offerDeviceCookie(sent: string | undefined, now: Date) {
  const minted = mintToken();
  const sentHash = sent === undefined ? null : hashToken('device', sent);
  const mintedHash = hashToken('device', minted);
  const expiresAt = new Date(now.getTime() + deviceCookieDays * 24 * 3600 * 1000);
  return {
    sentHash,
    mintedHash,
    expiresAt,
    /** @param chosenHash what the database's `remember_browser` answered */
    chosen: (chosenHash: string): DeviceCookie => ({
      token: sent !== undefined && chosenHash === sentHash ? sent : minted,
      expiresAt,
    }),
  };
}

/**
 * Remembers that this browser finished a login, or a mailed link, of the user: in the transaction that did it, with the epoch after it.
 * @param input.token the device cookie that the browser sent, if any: it goes on unless it is unknown or of the user's former credentials
 * @returns the cookie to set
 */
export async function rememberBrowser(
  tx: Database,
  deps: Deps,
  input: { userId: string; credentialEpoch: number; token: string | undefined },
): Promise<DeviceCookie> {
  const now = deps.now();
  const { sentHash, mintedHash, expiresAt, chosen } = offerDeviceCookie(input.token, now);
  const { userId, credentialEpoch } = input;
  const [row] = await query<{ hash: string }>(tx, 'remember_browser')`
    select remember_browser(${sentHash}, ${mintedHash}, ${userId}, ${credentialEpoch}, ${now}, ${expiresAt}) as hash`;
  if (!row) throw new Error('no device cookie was written');
  return chosen(row.hash);
}

/** Whether a browser finished a login of a user of a query before, under whatever credentials: it isn't new to that person. */
export const wasRemembered = (sentHash: string | null, userId: SQLWrapper, now: Date): SQL<boolean> =>
  sql`exists (select from device_cookies d where d.token_hash = ${sentHash}::text and d.user_id = ${userId} and d.expires_at > ${now})`;

/**
 * The hash of the cookie that was sent, where it stands for a user of a query, alive and of these credentials, and was renewed not long ago: nothing has to be
 * written. Null otherwise.
 */
export const stillRemembered = (
  { sentHash, expiresAt }: { sentHash: string | null; expiresAt: Date },
  userId: SQLWrapper,
  credentialEpoch: SQLWrapper,
): SQL<string | null> =>
  sql`(select d.token_hash from device_cookies d where d.token_hash = ${sentHash}::text and d.user_id = ${userId}
    and d.credential_epoch = ${credentialEpoch} and d.expires_at > ${expiresAt}::timestamptz - make_interval(days => ${renewedAfterDays}))`;

/** {@link wasRemembered} for the browser of a request, before {@link rememberBrowser}. */
export async function hasLoggedInBefore(
  tx: Database,
  { userId, token }: { userId: string; token: string | undefined },
  now: Date,
): Promise<boolean> {
  if (token === undefined) return false;
  const [found] = await query<{ isKnown: boolean }>(tx, 'find_remembered_browser')`
    select ${wasRemembered(hashToken('device', token), sql`${userId}::uuid`, now)} as "isKnown"`;
  return found?.isKnown ?? false;
}

/** Whether this device cookie stands for the user of that canonical address: alive, of the present epoch, the user not disabled. */
export async function findKnownBrowser(
  db: Connection,
  input: { token: string; emailCanonical: string },
  now: Date,
): Promise<KnownBrowser | undefined> {
  const [known] = await queryPrepared<KnownBrowser>(db, 'find_known_browser')`
    select d.user_id || ' ' || d.token_hash as subject from device_cookies d
    join users u on u.id = d.user_id and u.credential_epoch = d.credential_epoch and u.disabled_at is null
    where d.token_hash = ${hashToken('device', input.token)} and d.expires_at > ${now} and u.email_canonical = ${input.emailCanonical}`;
  return known;
}

/** A signed-in browser is known by its session: what strangers try at the login never keeps it from giving its password again. */
export const browserOfSession = ({
  userId,
  sessionId,
}: {
  userId: string;
  sessionId: string;
}): KnownBrowser => ({ subject: `${userId} session ${sessionId}` });
