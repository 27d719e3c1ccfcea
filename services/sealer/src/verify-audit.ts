// `pnpm verify-audit [--head 42:k-202611.abc...]`: recomputes the chain of the audit trail. Exit code 0: it holds; 1: it doesn't;
// 2: it couldn't be checked.
import { parseArgs } from 'node:util';
import { connect } from '@tvm/db';
import { SettingsError } from '@tvm/process';
import { argumentsOf, CommandError } from './command.ts';
import { readConfig } from './config.ts';
import { type ChainReport, verifyChain } from './verify-chain.ts';

const USAGE = `Usage: verify-audit [--head <sequence>:<hmac>]...
  --head  a seal as the sealer's log has it; without one, a chain whose end was cut off looks whole`;

/** Ten minutes: a transaction that takes long keeps the events of others from being sealed. */
const MAX_UNSEALED_SECONDS = 600;
/** Twice the sealer's heartbeat. */
const MAX_HEAD_AGE_SECONDS = 7200;

async function verify(): Promise<number> {
  const heads = readHeads();
  const { databaseUrl, auditKeys } = await readConfig(process.env);
  const db = connect(databaseUrl, { max: 1, applicationName: 'verify-audit', onError: () => {} });
  const started = performance.now();
  try {
    const report = await verifyChain(db, {
      auditKeys,
      heads,
      maxUnsealedSeconds: MAX_UNSEALED_SECONDS,
      maxHeadAgeSeconds: MAX_HEAD_AGE_SECONDS,
      now: () => new Date(),
    });
    process.stdout.write(describe(report, (performance.now() - started) / 1000));
    return report.unchecked.length > 0 ? 2 : report.findings.length > 0 ? 1 : 0;
  } finally {
    await db.$client.end();
  }
}

function readHeads(): Map<number, string> {
  const { head = [] } = parseArgs({
    args: argumentsOf(process.argv),
    options: { head: { type: 'string', multiple: true } },
  }).values;
  return new Map(
    head.map((text) => {
      const [, sequence, hmac] = /^(\d{1,15}):([a-z0-9-]{1,16}\.[\w-]{43})$/.exec(text) ?? [];
      if (!sequence || !hmac) throw new CommandError(USAGE);
      return [Number(sequence), hmac];
    }),
  );
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
    head ? `head ${head.sequence}:${head.hmac}` : 'no seal yet',
    ...unchecked.map((each) => `not checked  ${each}`),
    ...findings.map((each) => `found  ${each}`),
    verdict,
  ];
  return `${lines.join('\n')}\n`;
}

process.exitCode = await verify().catch((error: unknown) => {
  const isOurs = error instanceof SettingsError || error instanceof CommandError;
  const { message, code } = error as { message: string; code?: string };
  const isUsage = code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${isOurs ? message : isUsage ? USAGE : `It couldn't be checked: ${message}`}\n`);
  return 2;
});
