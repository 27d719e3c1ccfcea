import { expect, test } from 'vitest';
import { runFaults } from './run-faults.ts';

test('whatever ends or is away for a while, nothing that was acknowledged is lost and nothing happens twice', async () => {
  const { problems, ledger, faults } = await runFaults(0, () => {});
  expect(problems).toEqual([]);
  expect(Object.values(faults)).toEqual(Array.from({ length: 12 }, () => 1));
  for (const what of ['logins', 'resets', 'verifications'] as const)
    expect(ledger[what].length).toBeGreaterThan(10);
});
