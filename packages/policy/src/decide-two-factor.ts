/** The facts of one subject at one instant. Stored as they are; everything else is derived here. */
export interface TwoFactorFacts {
  readonly subject: { readonly kind: 'portal' | 'employee' };
  /** The organisation's open activation; a reversed one is no activation. */
  readonly activation: { readonly activatedAt: Date } | undefined;
  /** The organisation's latest exemption, running or ended. */
  readonly exemption: { readonly endsAt: Date } | undefined;
  /** From when 2FA is required of everybody; undefined for never. */
  readonly mandatoryFrom: Date | undefined;
  readonly now: Date;
}

export interface TwoFactorDecision {
  readonly required: boolean;
  /** The first of these that holds, in this order. */
  readonly because: 'employee' | 'activated' | 'exempt' | 'mandatory' | 'voluntary';
  /** Since when it is, or from when it will be required; null for employees (always) and where no date is known. */
  readonly requiredFrom: Date | null;
  /** The end of the exemption that lets the subject in without 2FA now, otherwise null. */
  readonly exemptUntil: Date | null;
}

/**
 * Must this subject use 2FA at `now`? The one rule behind every login, every request and every answer to another system.
 * An activation ends a running exemption; an exemption that has ended counts for nothing; at the very instant of an end or
 * of the mandatory date 2FA is required. Nothing throws, and an invalid date never opens the door.
 */
export function decideTwoFactor({
  subject,
  activation,
  exemption,
  mandatoryFrom,
  now,
}: TwoFactorFacts): TwoFactorDecision {
  if (subject.kind === 'employee') {
    return { required: true, because: 'employee', requiredFrom: null, exemptUntil: null };
  }
  // An activation counts because it exists, whatever its time: two clocks may differ by a moment.
  if (activation) {
    return { required: true, because: 'activated', requiredFrom: activation.activatedAt, exemptUntil: null };
  }
  if (exemption && now < exemption.endsAt) {
    const requiredFrom = mandatoryFrom ? later(exemption.endsAt, mandatoryFrom) : null;
    return { required: false, because: 'exempt', requiredFrom, exemptUntil: exemption.endsAt };
  }
  // "Not before" in this order, so that a comparison with an invalid date ends in required.
  if (!mandatoryFrom || now < mandatoryFrom) {
    return { required: false, because: 'voluntary', requiredFrom: mandatoryFrom ?? null, exemptUntil: null };
  }
  // Of whoever was exempt when the date came it is required since the exemption's end.
  const requiredFrom = exemption ? later(exemption.endsAt, mandatoryFrom) : mandatoryFrom;
  return { required: true, because: 'mandatory', requiredFrom, exemptUntil: null };
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
