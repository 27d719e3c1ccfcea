import type { Database } from '@tvm/db';
import { importedPassword, seal } from '@tvm/keys';
import { timeStepAt } from '@tvm/totp';
import type { Deps } from '../deps.ts';
import { byClient, recordEvents } from '../trail/audit.ts';
import { insertCredentials } from './credentials.queries.ts';
import type { UserPut } from './decide-user-changes.ts';
import type { Provisioner } from './provisioner.ts';

type Written = UserPut & { userId: string };

/**
 * Gives users who have nothing here the password and the authenticator that they bring along, sealed each for its user, in the caller's transaction. The app is active at once, because it was proven
 * elsewhere; codes of the present time step and before are used up there, and aren't taken here.
 */
export async function applyCredentials(
  deps: Deps,
  tx: Database,
  { client, clientAddress }: Provisioner,
  written: Written[],
): Promise<void> {
  const now = deps.now();
  const { keys } = deps.config;
  const bringing = written.flatMap(({ credentials, ...put }) =>
    credentials ? [{ ...put, ...credentials }] : [],
  );
  if (bringing.length === 0) return;
  await insertCredentials(tx, {
    passwords: bringing.flatMap(({ userId, passwordHash }) =>
      passwordHash === undefined
        ? []
        : [{ ...importedPassword(keys.pepper, passwordHash, userId), userId, setAt: now }],
    ),
    authenticators: bringing.flatMap(({ userId, totpSecret }) =>
      totpSecret === undefined
        ? []
        : [
            {
              ...{ userId, state: 'active' as const, createdAt: now, activatedAt: now },
              sealedSecret: seal(keys.totp, totpSecret, { userId, purpose: 'totp-secret' }),
              lastAcceptedStep: timeStepAt(now),
            },
          ],
    ),
    raised: bringing.flatMap(({ userId, known }) => (known ? [userId] : [])),
  });
  const events = bringing.flatMap(({ userId, fields: { organisationId }, passwordHash, totpSecret }) => {
    const who = byClient(client, { userId, organisationId }, clientAddress);
    const event = (type: 'password_imported' | 'authenticator_imported') => ({
      ...{ type, result: 'success' as const, ...who },
    });
    return [
      ...(passwordHash === undefined ? [] : [event('password_imported')]),
      ...(totpSecret === undefined ? [] : [event('authenticator_imported')]),
    ];
  });
  await recordEvents(tx, events, now);
}
