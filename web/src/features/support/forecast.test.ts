import { expect, it } from 'vitest';
import { forecast } from './forecast.ts';

const rest = { underWay: 0, undeliverable: 0, neverLoggedIn: 0, wouldBeStopped: 0 };
const day = (number: number, enrolled: number, users = 1_000) => ({
  ...{ day: `2026-10-${String(number).padStart(2, '0')}`, users, enrolled },
  ...rest,
});
const date = '2026-10-31T12:00:00Z';

it('goes on with the pace of the last fourteen days, and not of those before', () => {
  expect(forecast([day(1, 0), day(6, 500), day(20, 640)], date)?.enrolled).toBe(750);
});

it('says when everybody has it, where that comes before the date, and stays there', () => {
  const found = forecast([day(10, 500), day(20, 900)], date);
  expect(found?.completeAt?.toISOString()).toBe('2026-10-23T00:00:00.000Z');
  expect(found?.path.map(({ value }) => value)).toEqual([900, 1_000, 1_000]);
  expect(found?.path.at(-1)?.at.toISOString()).toBe('2026-10-31T12:00:00.000Z');
});

it('expects nobody to lose it', () => {
  expect(forecast([day(19, 900), day(20, 800)], date)?.enrolled).toBe(800);
});

it.each([
  ['no date is set', [day(1, 0), day(2, 10)], null],
  ['the date is past', [day(1, 0), day(2, 10)], '2026-10-02T00:00:00Z'],
  ['one day was counted', [day(1, 10)], date],
  ['nothing was counted', [], date],
])('says nothing where %s', (_, days, mandatoryFrom) => {
  expect(forecast(days, mandatoryFrom)).toBeUndefined();
});
