import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment } from '@tvm/testing';
import { auditKeyText, type Harness } from './harness.ts';

export interface ProgramChild {
  output(): string;
  /** Its exit code, or the signal that ended it, once all it wrote was read. */
  ended: Promise<number | string | null>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string | null>;
}

export const programs = {
  sealer: new URL('../src/main.ts', import.meta.url),
  /** Quick, with small batches. */
  quickSealer: new URL('./sealer-process.ts', import.meta.url),
  exportChain: new URL('../src/export-chain.ts', import.meta.url),
  auditKeys: new URL('../src/audit-keys.ts', import.meta.url),
  verifyAudit: new URL('../../../tools/verify-audit/src/verify-audit.ts', import.meta.url),
  exportAudit: new URL('../src/export-audit.ts', import.meta.url),
};

/** A program of the sealer in a process of its own, with the settings of this database. */
export function startProgram(
  h: Harness,
  program: URL,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): ProgramChild {
  const child = spawn(process.execPath, ['--max-old-space-size=64', fileURLToPath(program), ...args], {
    env: {
      ...nodeEnvironment,
      ...{ DATABASE_URL: h.database.sealerUrl, AUDIT_KEYS: auditKeyText, LOG_LEVEL: 'debug', ...env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  return {
    output: () => chunks.join(''),
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Tries until it is so. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const deadline = Date.now() + 300_000; !(await condition()); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`${what}: not within five minutes`);
  }
}

/** What a program writes to its end. */
export async function exported(h: Harness, program: URL): Promise<string> {
  const child = startProgram(h, program);
  if ((await child.ended) !== 0) throw new Error(child.output());
  return child.output();
}

/** Exports chain and public keys, and verifies them in a process that has nothing else. */
export async function verifyExport(
  h: Harness,
  args: string[] = [],
): Promise<{ code: unknown; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'verify-audit-'));
  const paths = { keys: join(folder, 'keys.json'), chain: join(folder, 'chain.ndjson') };
  writeFileSync(paths.keys, await exported(h, programs.auditKeys));
  writeFileSync(paths.chain, await exported(h, programs.exportChain));
  const nothing = { DATABASE_URL: '', AUDIT_KEYS: '' };
  const child = startProgram(h, programs.verifyAudit, {
    args: ['--keys', paths.keys, ...args, paths.chain],
    env: nothing,
  });
  const code = await child.ended;
  rmSync(folder, { recursive: true });
  return { code, output: child.output() };
}
