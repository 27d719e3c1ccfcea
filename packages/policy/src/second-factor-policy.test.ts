import { expect, it } from 'vitest';
import { parseSecondFactorPolicy } from './second-factor-policy.ts';

it('reads any, always, and from a day or an instant', () => {
  expect(parseSecondFactorPolicy('any')).toBe('any');
  expect(parseSecondFactorPolicy('phishing_resistant')).toEqual({ phishingResistantFrom: null });
  expect(parseSecondFactorPolicy('phishing_resistant:2027-03-01')).toEqual({
    phishingResistantFrom: new Date('2027-02-28T23:00:00Z'),
  });
  expect(parseSecondFactorPolicy('phishing_resistant:2027-03-01T12:00+01:00')).toEqual({
    phishingResistantFrom: new Date('2027-03-01T11:00:00Z'),
  });
});

it.each([
  '',
  'none',
  'Any',
  'passkey',
  'any:2027-03-01',
  'phishing_resistant:',
  'phishing_resistant:none',
  'phishing_resistant:2027-02-30',
  'phishing_resistant 2027-03-01',
  'phishing_resistant:2027-03-01T12:00',
])('refuses %j', (text) => {
  expect(() => parseSecondFactorPolicy(text)).toThrow('expected any, phishing_resistant');
});
