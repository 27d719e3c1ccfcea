// `pnpm faults [minutes]`: ten minutes of faults under load, with a ledger of all that was acknowledged. Exit code 0: nothing was lost and nothing happened twice; 1: something was.
import { runFaults } from './run-faults.ts';

const [minutes = '10'] = process.argv.slice(2).filter((argument) => argument !== '--');
const { problems, ledger, faults, memory } = await runFaults(Number(minutes), (line) => console.info(line));
const sorted = ledger.waits.toSorted((a, b) => a - b);
console.table(faults);
console.table({
  logins: ledger.logins.length,
  resets: ledger.resets.length,
  verifications: ledger.verifications.length,
  requests: ledger.tries,
  'without an answer, or 5xx': ledger.failures,
  'tried more than twice': ledger.hard.length,
  'longest wait for a failure, s': (sorted.at(-1) ?? 0) / 1000,
});
for (const [name, sizes] of Object.entries(memory))
  console.info(`${name}: ${sizes.map((size) => size.toFixed(0)).join(' ')} MiB`);
for (const problem of problems) console.error(`LOST OR TWICE: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
