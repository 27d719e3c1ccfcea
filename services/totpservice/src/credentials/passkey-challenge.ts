import { type Connection, type Database, passkeyChallenges, queryPrepared } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import type { Deps } from '../deps.ts';

/** As long as a browser's dialog waits at most; what a person needs to find a security key. */
const challengeSeconds = 300;

/** For what, and in which flow of whom, a challenge is: a login challenge, a session or a registration, each of one browser. */
export interface ChallengeOf {
  flowId: string;
  purpose: (typeof passkeyChallenges.$inferSelect)['purpose'];
  userId: string;
}

/** A challenge that was used up: what its answer has to be like. */
export interface TakenChallenge {
  challengeHash: string;
  needsVerification: boolean;
  /** The hash of what is decided with it. */
  about: string | null;
}

/**
 * A new challenge (WebAuthn level 3, section 13.4.3: 256 random bits), of which the database has a hash. The flow's former one for that purpose is gone, so that they don't pile up.
 * @returns the challenge, for the browser, and how long its dialog may wait, in milliseconds
 */
export async function issueChallenge(
  { now }: Deps,
  tx: Database,
  of: ChallengeOf & { credentialEpoch: number; needsVerification: boolean; about?: string },
): Promise<{ challenge: string; timeout: number }> {
  const { flowId, purpose, about = null, ...rest } = of;
  const challenge = mintToken();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + challengeSeconds * 1000);
  const challengeHash = hashToken('passkey-challenge', challenge);
  const { userId, credentialEpoch, needsVerification } = rest;
  const made = { userId, credentialEpoch, needsVerification, about, challengeHash, createdAt, expiresAt };
  await tx
    .insert(passkeyChallenges)
    .values({ flowId, purpose, ...made })
    .onConflictDoUpdate({
      target: [passkeyChallenges.flowId, passkeyChallenges.purpose],
      set: { ...made, consumedAt: null },
    });
  return { challenge, timeout: challengeSeconds * 1000 };
}

/**
 * Uses a challenge up in a commit of its own, before its answer is looked at: pass the connection, never a transaction. Each is good for one look, on any number of processes.
 * @returns undefined where there is none: used, expired, replaced, of another flow, purpose or user, or of an older epoch
 */
export async function takeChallenge(
  db: Connection,
  { flowId, purpose, userId }: ChallengeOf,
  now: Date,
): Promise<TakenChallenge | undefined> {
  const [taken] = await queryPrepared<TakenChallenge>(db, 'take_passkey_challenge')`
    update passkey_challenges c set consumed_at = ${now}::timestamptz from users u
    where c.flow_id = ${flowId} and c.purpose = ${purpose} and c.user_id = ${userId} and c.consumed_at is null and c.expires_at > ${now}::timestamptz
      and u.id = c.user_id and u.credential_epoch = c.credential_epoch and u.disabled_at is null
    returning c.challenge_hash as "challengeHash", c.needs_verification as "needsVerification", c.about`;
  return taken;
}

/** Whether a browser's answer is to that challenge. */
export const answers = ({ challengeHash }: TakenChallenge, challenge: unknown): boolean =>
  typeof challenge === 'string' && hashToken('passkey-challenge', challenge) === challengeHash;
