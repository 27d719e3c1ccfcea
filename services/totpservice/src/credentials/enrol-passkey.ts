import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers';
import type { Schema } from '@tvm/contract';
import { authenticators, type Database } from '@tvm/db';
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { issuer } from './issuer.ts';
import { answers, type ChallengeOf, issueChallenge, takeChallenge } from './passkey-challenge.ts';
import { listDescriptors } from './passkeys.queries.ts';
import { algorithms, relyingPartyOf } from './relying-party.ts';

/** A device at home, one at work, a phone, a key and its spare. */
const passkeysAUser = 5;

/** A passkey that was made for somebody, to be added to what they have. */
export type NewPasskey = Pick<
  typeof authenticators.$inferInsert,
  'credentialId' | 'publicKey' | 'signCount' | 'transports' | 'isSyncable' | 'isBackedUp'
> & {
  /** It knew its person (WebAuthn's user verification) when it was made. */
  isPersonVerified: boolean;
};

/** What a browser is asked with, to have a passkey made (WebAuthn level 3, section 5.4). The user's handle is the id of their row, which says nothing about them. */
export async function startPasskey(
  deps: Deps,
  tx: Database,
  of: Omit<ChallengeOf, 'purpose'> & {
    credentialEpoch: number;
    email: string;
    fullName: string;
    needsVerification: boolean;
  },
): Promise<Schema<'PasskeyCreation'>> {
  const { userId, email: name, fullName: displayName } = of;
  const asked = { ...of, purpose: 'enrolment' } as const;
  const userVerification = of.needsVerification ? 'required' : 'preferred';
  return {
    ...(await issueChallenge(deps, tx, asked)),
    rp: { id: relyingPartyOf(deps).id, name: issuer },
    user: { id: Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url'), name, displayName },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    attestation: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification },
    excludeCredentials: await listDescriptors(tx, userId),
  };
}

/**
 * Looks at a passkey that a browser made (WebAuthn level 3, section 7.1), and uses the challenge up, whatever comes of it. Changes nothing else.
 * @returns undefined for whatever isn't right, also for bytes that no browser made
 */
export async function lookAtPasskey(
  deps: Deps,
  of: Omit<ChallengeOf, 'purpose'>,
  made: Schema<'PasskeyEnrolmentRequest'>,
): Promise<NewPasskey | undefined> {
  const challenge = await takeChallenge(deps.db, { ...of, purpose: 'enrolment' }, deps.now());
  if (!challenge) return undefined;
  const { id, clientDataJSON, attestationObject, transports } = made;
  const { id: expectedRPID, origin: expectedOrigin } = relyingPartyOf(deps);
  try {
    if (decodeClientDataJSON(clientDataJSON).crossOrigin || !isUnattested(attestationObject))
      return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject },
      },
      expectedChallenge: (given) => answers(challenge, given),
      ...{ expectedOrigin, expectedRPID, supportedAlgorithmIDs: algorithms },
      requireUserVerification: challenge.needsVerification,
    });
    if (!verified || registrationInfo.credential.id !== id) return undefined;
    const { credential, credentialDeviceType, credentialBackedUp: isBackedUp } = registrationInfo;
    const { userVerified: isPersonVerified } = registrationInfo;
    const publicKey = Buffer.from(credential.publicKey).toString('base64url');
    const isSyncable = credentialDeviceType === 'multiDevice';
    const kept = { credentialId: id, publicKey, signCount: credential.counter, transports };
    return { ...kept, isSyncable, isBackedUp, isPersonVerified };
  } catch {
    return undefined;
  }
}

/** No attestation was asked for. One that names certificates isn't looked at: to do so would fetch from where they say. */
function isUnattested(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = decoded.get('fmt');
  return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined);
}

/** Whether a user may have one more. The caller holds the lock of the user's row. */
export async function hasRoomForPasskey(tx: Database, userId: string): Promise<boolean> {
  const ofUser = and(
    eq(authenticators.userId, userId),
    eq(authenticators.kind, 'passkey'),
    eq(authenticators.state, 'active'),
  );
  return (await tx.$count(authenticators, ofUser)) < passkeysAUser;
}

/** Adds a passkey, active from now on. The caller holds the lock of the user's row, and raises the credential epoch. Undefined: somebody has that credential already. */
export async function addPasskey(
  tx: Database,
  userId: string,
  { isPersonVerified: _, ...added }: NewPasskey & { name: string | null },
  now: Date,
): Promise<{ id: string } | undefined> {
  const [row] = await tx
    .insert(authenticators)
    .values({ userId, kind: 'passkey', state: 'active', ...added, createdAt: now, activatedAt: now })
    .onConflictDoNothing()
    .returning({ id: authenticators.id });
  return row;
}
