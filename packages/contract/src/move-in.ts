#!/usr/bin/env node
/** `tvm-move-in <file>`: moves the users of a file in, a line of JSON each, and goes on where it was stopped. */
import { createReadStream, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createTotpClient } from './client/create-totp-client.ts';
import { type MoveInProgress, moveIn } from './client/move-in.ts';

const usage = `tvm-move-in <file> [--dry-run]
The file has a row of importUsers in each line. Set TOTP_ISSUER, TOTP_CLIENT_ID and TOTP_CLIENT_SECRET.
Beside it are kept: <file>.progress, by which the next run goes on, and <file>.refused, the lines that nothing came of.
`;

interface Kept {
  progress: MoveInProgress;
  /** How long the file of refused lines was. */
  refusedBytes: number;
}

function readKept(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const show = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');

async function run(file: string, dryRun: boolean): Promise<void> {
  const { TOTP_ISSUER: issuer, TOTP_CLIENT_ID: clientId, TOTP_CLIENT_SECRET: clientSecret } = process.env;
  if (!issuer || !clientId || !clientSecret) throw new Error(usage);
  const client = createTotpClient({
    ...{ issuer, clientId, clientSecret, scopes: ['provisioning', 'credentials'] },
    ...{ timeoutMs: 60_000, attempts: 8 },
  });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const [keptPath, refusedPath] = ['progress', 'refused'].map(
    (name) => `${file}.${dryRun ? 'dry-run.' : ''}${name}`,
  ) as [string, string];
  const kept = dryRun ? undefined : readKept(keptPath);
  let refusedBytes = kept?.refusedBytes ?? 0;
  writeFileSync(refusedPath, '', { flag: 'a' });
  truncateSync(refusedPath, refusedBytes);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const options = { dryRun, signal: stop.signal, ...(kept && { from: kept.progress }) };
  const began = performance.now();
  let { progress } = kept ?? { progress: undefined as MoveInProgress | undefined };
  for await (const step of moveIn(client, lines, options)) {
    progress = step.progress;
    const text = step.refused.map((each) => `${JSON.stringify(each)}\n`).join('');
    writeFileSync(refusedPath, text, { flag: 'a' });
    refusedBytes += Buffer.byteLength(text);
    // Whole or not at all, also when the power goes.
    if (!dryRun) {
      writeFileSync(`${keptPath}.new`, JSON.stringify({ progress, refusedBytes } satisfies Kept));
      renameSync(`${keptPath}.new`, keptPath);
    }
    const rate = (progress.lines - (kept?.progress.lines ?? 0)) / ((performance.now() - began) / 1000);
    process.stdout.write(
      `${progress.lines} lines (${rate.toFixed(0)} a second): ${show(progress.outcomes)}\n`,
    );
  }
  if (!progress) return void process.stdout.write('The file is empty.\n');
  process.stdout.write(
    `Next login: ${show(progress.next)}. Mails: ${progress.mails}. Refused: ${refusedPath}\n`,
  );
  if (stop.signal.aborted) process.stdout.write('Stopped. The same command goes on.\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
const [file] = positionals;
try {
  if (!file) throw new Error(usage);
  await run(file, values['dry-run']);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
