import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Schema } from '@tvm/contract';
import { type Database, query, type SecondFactor } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { answers, type ChallengeOf, type TakenChallenge, takeChallenge } from './passkey-challenge.ts';
import { findPasskey, type Passkey } from './passkeys.queries.ts';
import { relyingPartyOf } from './relying-party.ts';

/** A passkey's answer that is right as far as that can be told: it counts once `acceptPasskeySql` took it. */
export interface MatchedPasskey {
  passkeyId: string;
  signCount: number;
  isBackedUp: boolean;
  /** RFC 8176: bound to its device, or not. */
  secondFactor: Extract<SecondFactor, 'hwk' | 'swk'>;
  /** WebAuthn's user verification. */
  isPersonVerified: boolean;
}

/** Why an answer came to nothing, for logs and audit only. `counter_fell`: it is signed by the right key, and somebody may have a copy of that. */
export interface PasskeyRejection {
  reason: 'wrong' | 'no_challenge' | 'no_authenticator' | 'counter_fell';
}

/**
 * The one verification of passkeys (WebAuthn level 3, section 7.2), beside `matchCode`: login, step-up and approvals go through it. The attempt must have been claimed before. It uses the
 * challenge up, whatever comes of it, and changes nothing else.
 * @param of.about the hash of what is decided; the challenge must have been asked for that
 */
export async function matchPasskey(
  deps: Deps,
  of: ChallengeOf & { about?: string },
  answer: Schema<'PasskeyAnswer'>,
): Promise<MatchedPasskey | PasskeyRejection> {
  const challenge = await takeChallenge(deps.db, of, deps.now());
  if (!challenge || challenge.about !== (of.about ?? null)) return { reason: 'no_challenge' };
  const passkey = await findPasskey(deps.db, { userId: of.userId, credentialId: answer.id });
  if (!passkey) return { reason: 'no_authenticator' };
  const verified = await verify(deps, challenge, passkey, answer);
  if (!verified) return { reason: 'wrong' };
  const { newCounter: signCount, userVerified, credentialDeviceType, credentialBackedUp } = verified;
  if (!isHigher(passkey.signCount, signCount)) return { reason: 'counter_fell' };
  return {
    passkeyId: passkey.id,
    signCount,
    isBackedUp: credentialBackedUp,
    secondFactor: credentialDeviceType === 'singleDevice' ? 'hwk' : 'swk',
    isPersonVerified: userVerified,
  };
}

/** Section 7.2, step 22. Passkeys that don't count say 0 each time. */
const isHigher = (former: number, now: number) => now > former || (now === 0 && former === 0);

/** Undefined for whatever isn't right: another challenge, origin, relying party or key, nobody there, or bytes that can't be read. */
async function verify(
  deps: Deps,
  challenge: TakenChallenge,
  { credentialId, publicKey }: Passkey,
  { id, ...response }: Schema<'PasskeyAnswer'>,
) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingPartyOf(deps);
  try {
    // In a frame of another site: our pages are in none.
    if (decodeClientDataJSON(response.clientDataJSON).crossOrigin) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
      expectedChallenge: (given) => answers(challenge, given),
      ...{ expectedOrigin, expectedRPID },
      requireUserVerification: challenge.needsVerification,
      // The counter is looked at afterwards: only what the right key signed says anything about it.
      credential: { id: credentialId, publicKey: Buffer.from(publicKey, 'base64url'), counter: 0 },
    });
    return verified ? authenticationInfo : undefined;
  } catch {
    // The library throws at everything that isn't as expected, also at bytes that no browser made.
    return undefined;
  }
}

/** The one statement that accepts a passkey's answer, whatever it was given for: no row means that it was removed meanwhile, or that another answer has counted further. */
export const acceptPasskeySql = (
  { passkeyId, signCount, isBackedUp }: MatchedPasskey,
  userId: string | SQL,
  now: Date,
): SQL => sql`update authenticators a set sign_count = ${signCount}, is_backed_up = ${isBackedUp}, last_used_at = ${now}::timestamptz
  where a.id = ${passkeyId} and a.user_id = ${userId} and a.state = 'active' and (a.sign_count < ${signCount} or (a.sign_count = 0 and ${signCount}::bigint = 0))
  returning a.user_id`;

/** Accepts it in the transaction of what it is good for. */
export async function acceptPasskey(
  tx: Database,
  matched: MatchedPasskey & { userId: string },
  now: Date,
): Promise<boolean> {
  const accepted = await query(tx, 'accept_passkey')`${acceptPasskeySql(matched, matched.userId, now)}`;
  return accepted.length === 1;
}
