import { owners, playRecovery } from './play-recovery.ts';

// The table of docs/security/threat-model.md: `pnpm --filter @tvm/policy run play:recovery 100000`.
const runs = Number(process.argv[2] ?? 100_000);
const print = (line: string) => process.stdout.write(`${line}\n`);
const columns = Object.keys(owners);
const figures = playRecovery(runs, 1);
const percent = (won: number) => `${won} (${((100 * won) / runs).toFixed(1)} %)`;

print(`| of ${runs} attackers with ... win, when the owner ... | ${columns.join(' | ')} |`);
print(`|---|${columns.map(() => '---').join('|')}|`);
for (const attacker of new Set(figures.map((each) => each.attacker))) {
  const row = figures.filter((each) => each.attacker === attacker).map(({ won }) => percent(won));
  print(`| ${attacker} | ${row.join(' | ')} |`);
}
