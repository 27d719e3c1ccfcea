import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMandatoryDefault, parseMandatoryFrom } from './mandatory-date.ts';

describe('parseMandatoryFrom', () => {
  it('reads none as never', () => {
    expect(parseMandatoryFrom('none')).toBeUndefined();
  });

  it.each([
    ['2025-11-01', '2025-10-31T23:00:00.000Z', 'in winter time, the date of the manual'],
    ['2025-07-01', '2025-06-30T22:00:00.000Z', 'in summer time'],
    ['2025-03-30', '2025-03-29T23:00:00.000Z', 'on the day summer time starts'],
    ['2025-03-31', '2025-03-30T22:00:00.000Z', 'on the day after it started'],
    ['2025-10-26', '2025-10-25T22:00:00.000Z', 'on the day summer time ends'],
    ['2025-10-27', '2025-10-26T23:00:00.000Z', 'on the day after it ended'],
    ['2026-01-01', '2025-12-31T23:00:00.000Z', 'at the turn of the year'],
    ['2028-02-29', '2028-02-28T23:00:00.000Z', 'on a leap day'],
  ])('reads %s as %s, midnight in Amsterdam %s', (day, instant) => {
    expect(parseMandatoryFrom(day)?.toISOString()).toBe(instant);
  });

  it.each([
    ['2025-11-01T00:00:00+01:00', '2025-10-31T23:00:00.000Z'],
    ['2025-11-01T00:00:00Z', '2025-11-01T00:00:00.000Z'],
    ['2025-11-01T09:30-02:30', '2025-11-01T12:00:00.000Z'],
    ['2025-11-01T00:00:00.250Z', '2025-11-01T00:00:00.250Z'],
  ])('reads the instant %s', (text, instant) => {
    expect(parseMandatoryFrom(text)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    ' ',
    'None',
    'never',
    '1 november',
    '01-11-2025',
    '2025-11-1',
    '2025-11',
    '2025-13-01',
    '2025-02-29',
    '2025-11-31',
    '2025-11-00',
    ' 2025-11-01',
    '2025-11-01\n',
    '٢٠٢٥-١١-٠١',
    '2025-11-01T00:00:00', // no offset: which midnight?
    '2025-02-30T00:00:00Z',
    '2025-11-01T25:00:00Z',
    '2025-11-01T00:00:00+25:00',
    '2025-11-01T00:00:00 CET',
    '1761951600',
  ])('refuses "%s" and says what it expects', (text) => {
    expect(() => parseMandatoryFrom(text)).toThrow(/none, a day YYYY-MM-DD, or an instant/);
  });

  it('reads every day as the instant at which it begins in Amsterdam', () => {
    const time = { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' } as const;
    const inAmsterdam = new Intl.DateTimeFormat('sv', time);
    const anyDay = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(inAmsterdam.format(parseMandatoryFrom(day))).toBe(`${day} 00:00:00`);
      }),
    );
  });
});

describe('nextMandatoryDefault', () => {
  it.each([
    ['2025-06-11T12:00:00Z', '2025-11-01'],
    ['2025-10-31T22:59:59.999Z', '2025-11-01'], // the last millisecond of 31 October in Amsterdam
    ['2025-10-31T23:00:00Z', '2026-11-01'],
    ['2025-12-31T23:30:00Z', '2026-11-01'], // already 2026 in Amsterdam
    ['2026-01-01T00:00:00Z', '2026-11-01'],
  ])('at %s is %s', (now, day) => {
    expect(nextMandatoryDefault(new Date(now))).toBe(day);
  });

  it('is always ahead, by a year at most, and can be parsed', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9000-01-01'), noInvalidDate: true }), (now) => {
        const next = parseMandatoryFrom(nextMandatoryDefault(now))?.getTime() ?? 0;
        expect(next).toBeGreaterThan(now.getTime());
        expect(next - now.getTime()).toBeLessThanOrEqual(366 * 24 * 3_600_000);
      }),
    );
  });
});
