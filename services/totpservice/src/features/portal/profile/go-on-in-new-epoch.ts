import type { Database } from '@tvm/db';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import type { Deps } from '../../../deps.ts';
import type { CookieChanges } from '../../../http/cookies.ts';
import { rememberBrowser } from '../../../sessions/device-cookie.ts';
import type { Session } from '../../../sessions/session.ts';
import { rotateSession } from '../../../sessions/with-session.ts';

/** Ends everything that was made with somebody's former authenticators, but the session that changed them. @param proved by what it is proved from now on, if that changed @returns its cookies */
export async function goOnInNewEpoch(
  deps: Deps,
  tx: Database,
  session: Session,
  deviceToken: string | undefined,
  proved: Parameters<typeof rotateSession>[2] = {},
): Promise<CookieChanges> {
  const { userId } = session;
  const credentialEpoch = await raiseCredentialEpoch(tx, userId);
  const cookie = await rotateSession(tx, session, { credentialEpoch, ...proved });
  const device = await rememberBrowser(tx, deps, { userId, credentialEpoch, token: deviceToken });
  return { session: cookie, device };
}
