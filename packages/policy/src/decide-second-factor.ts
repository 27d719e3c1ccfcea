/** What a group's second factors have to be: any kind counts, or only a phishing-resistant one from an instant on (null: always). */
export type SecondFactorPolicy = 'any' | { readonly phishingResistantFrom: Date | null };

/** What is configured, by group. */
export interface SecondFactorPolicies {
  readonly secondFactorEmployees: SecondFactorPolicy;
  readonly secondFactorUsers: SecondFactorPolicy;
}

/** What of a subject decides. */
export interface SecondFactorFacts {
  readonly kind: 'portal' | 'employee';
  /** An active one. */
  readonly hasPasskey: boolean;
}

export interface SecondFactorDecision {
  /** What counts now. */
  readonly policy: 'any' | 'phishing_resistant';
  /** Since when, or from when, only a phishing-resistant factor counts; null where any does, and where it always was so. */
  readonly phishingResistantFrom: Date | null;
  /** Whether a code or a recovery code proves anything: under `phishing_resistant` only until there is a passkey, which it then leads to. */
  readonly takesCodes: boolean;
  /** Whether a passkey has to know its person (WebAuthn's user verification). */
  readonly needsVerification: boolean;
}

/**
 * Which second factors count from this subject at `now`? The one rule behind every login, step-up, approval, reset, request and answer to another system (NIST SP 800-63B-4, 3.2.5). Whoever
 * has no passkey yet proves with what they have, for a session that may add one and nothing else; whoever has one isn't led around it by a code. Nothing throws, and an invalid date never
 * lets a code count.
 */
export function decideSecondFactor(
  { secondFactorEmployees, secondFactorUsers }: SecondFactorPolicies,
  { kind, hasPasskey }: SecondFactorFacts,
  now: Date,
): SecondFactorDecision {
  const configured = kind === 'employee' ? secondFactorEmployees : secondFactorUsers;
  const from = configured === 'any' ? null : configured.phishingResistantFrom;
  // "Before" in this order, so that a comparison with an invalid date ends in the stricter one.
  const countsAny = configured === 'any' || (from !== null && now < from);
  return {
    policy: countsAny ? 'any' : 'phishing_resistant',
    phishingResistantFrom: from,
    takesCodes: countsAny || !hasPasskey,
    needsVerification: !countsAny,
  };
}

/** How a session's second factor was proved last: RFC 8176's `hwk` and `swk` are a passkey's. */
interface Proved {
  readonly secondFactor: string | null;
  readonly isPersonVerified: boolean;
}

/** A passkey that knew its person, by a finger, face or PIN: of no use to whoever stands between (NIST SP 800-63B-4, 3.2.5). */
export const isPhishingResistant = ({ secondFactor, isPersonVerified }: Proved): boolean =>
  isPersonVerified && (secondFactor === 'hwk' || secondFactor === 'swk');

/** Whether what was proved is enough under a decision. */
export const meetsSecondFactor = (
  { policy }: Pick<SecondFactorDecision, 'policy'>,
  proved: Proved,
): boolean => policy === 'any' || isPhishingResistant(proved);
