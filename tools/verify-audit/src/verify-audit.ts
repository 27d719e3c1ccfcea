// `pnpm verify-audit --keys <file> [--heads <file>] <export>`: recomputes the chain of the audit trail from an export alone. Exit code 0: it holds; 1: it doesn't;
// 2: it couldn't be checked. Needs Node and nothing else: no database, no sealing key, no code of the service.
import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type ChainReport, readLines, readPublicKeys, verifyChain } from './verify-chain.ts';

const USAGE = `Usage: verify-audit --keys <file> [--heads <file>]... [--head <sequence>:<signature>]... [--at <instant>] <export>
  <export>  as export-chain writes it; - is standard input
  --keys    the public keys, as audit-keys writes them
  --heads   heads that were published outside the database, a line each; without any, a chain whose end was cut off looks whole
  --head    a head as the sealer's log has it
  --at      when the export was made, if not just now (2026-11-24T10:00:00Z)`;

class UsageError extends Error {}

const linesOf = (path: string) =>
  readLines((path === '-' ? process.stdin : createReadStream(path)).setEncoding('utf8'));

async function verify(): Promise<number> {
  const { keys, heads, logged, now, path } = readArguments();
  const started = performance.now();
  const report = await verifyChain(linesOf(path), {
    ...{ logged, now },
    keys: readPublicKeys(readFileSync(keys, 'utf8')),
    heads: heads.map((name) => ({ name, lines: linesOf(name) })),
  });
  process.stdout.write(describe(report, (performance.now() - started) / 1000));
  return report.unchecked.length > 0 ? 2 : report.findings.length > 0 ? 1 : 0;
}

function readArguments() {
  const given = process.argv.slice(2);
  const { values, positionals } = parseArgs({
    // pnpm hands on the `--` in front of them.
    args: given[0] === '--' ? given.slice(1) : given,
    allowPositionals: true,
    options: {
      keys: { type: 'string' },
      heads: { type: 'string', multiple: true },
      head: { type: 'string', multiple: true },
      at: { type: 'string' },
    },
  });
  const [path, ...others] = positionals;
  const now = values.at === undefined ? new Date() : new Date(values.at);
  if (!values.keys || !path || others.length > 0 || Number.isNaN(now.getTime())) throw new UsageError(USAGE);
  const logged = new Map((values.head ?? []).map(readHead));
  return { keys: values.keys, heads: values.heads ?? [], logged, now, path };
}

function readHead(text: string): [number, string] {
  const [, sequence, signature] = /^(\d{1,15}):([a-z0-9-]{1,16}\.[\w-]{86})$/.exec(text) ?? [];
  if (!sequence || !signature) throw new UsageError(USAGE);
  return [Number(sequence), signature];
}

function describe(report: ChainReport, seconds: number): string {
  const { seals, purged, events, unsealed, head, findings, unchecked } = report;
  const verdict =
    unchecked.length > 0
      ? 'The chain could NOT BE CHECKED.'
      : findings.length > 0
        ? 'The chain DOES NOT HOLD.'
        : 'The chain holds.';
  const lines = [
    `${seals} seals (${purged} purged), ${events} sealed events, ${unsealed} not sealed yet; ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} events/s`,
    head ? `head ${head.sequence}:${head.signature}` : 'no seal yet',
    ...unchecked.map((each) => `not checked  ${each}`),
    ...findings.map((each) => `found  ${each}`),
    verdict,
  ];
  return `${lines.join('\n')}\n`;
}

process.exitCode = await verify().catch((error: Error & { code?: string }) => {
  const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${isUsage ? USAGE : `It couldn't be checked: ${error.message}`}\n`);
  return 2;
});
