import { expect, it } from 'vitest';
import { decisionOf } from './decision-of.ts';

const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-03T09:00:00Z');
const nothing = { kind: 'portal', activatedAt: null, exemptUntil: null } as const;
const decide = (facts: Partial<Parameters<typeof decisionOf>[1]>, mandatoryFrom: Date | undefined = now) =>
  decisionOf({ mandatoryFrom }, { ...nothing, ...facts }, now);

it.each([
  ['a portal user from the mandatory date on', {}, now, { required: true, because: 'mandatory' }],
  ['a portal user before it', {}, later, { required: false, because: 'voluntary', requiredFrom: later }],
  ['an employee', { kind: 'employee' as const }, later, { required: true, because: 'employee' }],
  [
    'an activated organisation',
    { activatedAt: now },
    later,
    { required: true, because: 'activated', requiredFrom: now },
  ],
  ['an exempt one', { exemptUntil: later }, now, { required: false, exemptUntil: later }],
])('is made of what the database holds: %s', (_who, facts, mandatoryFrom, decision) => {
  expect(decide(facts, mandatoryFrom)).toMatchObject(decision);
});
