export { amsterdamClock } from './amsterdam-clock.ts';
export {
  decideRecovery,
  type RecoveryDecision,
  type RecoveryFacts,
  type RecoveryPolicy,
  recoveryEndsHours,
  recoveryPolicies,
  recoveryStoppedAt,
  recoveryWaitHours,
  wrongCodesAllowed,
} from './decide-recovery.ts';
export {
  decideSecondFactor,
  isPhishingResistant,
  meetsSecondFactor,
  type SecondFactorDecision,
} from './decide-second-factor.ts';
export type { TwoFactorDecision } from './decide-two-factor.ts';
export { decisionOf } from './decision-of.ts';
export { canonicaliseEmail, maskEmail } from './email.ts';
export { fullName, type PersonName } from './full-name.ts';
export { parseInstant } from './instant.ts';
export { issuerOf, issuerPath } from './issuer.ts';
export { nextMandatoryDefault, parseMandatoryFrom } from './mandatory-date.ts';
export { type PasswordRule, passwordRules, unmetPasswordRules } from './password-rules.ts';
export { dueReminder, type Reminder } from './reminder.ts';
export { parseSecondFactorPolicy } from './second-factor-policy.ts';
