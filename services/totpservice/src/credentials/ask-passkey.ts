import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import { type ChallengeOf, issueChallenge } from './passkey-challenge.ts';
import { listDescriptors } from './passkeys.queries.ts';
import { relyingPartyOf } from './relying-party.ts';

/** What a browser is asked with, to have one of a user's passkeys sign a new challenge (WebAuthn level 3, section 5.5). */
export async function askPasskey(
  deps: Deps,
  tx: Database,
  of: ChallengeOf & { credentialEpoch: number; needsVerification?: boolean; about?: string },
): Promise<Schema<'PasskeyRequest'> | Refusal<'passkey_missing'>> {
  const allowCredentials = await listDescriptors(tx, of.userId);
  if (allowCredentials.length === 0) return { refused: 'passkey_missing' };
  const { needsVerification = false } = of;
  const issued = await issueChallenge(deps, tx, { ...of, needsVerification });
  const userVerification = needsVerification ? 'required' : 'preferred';
  return { ...issued, rpId: relyingPartyOf(deps).id, userVerification, allowCredentials };
}
