import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
  verifyAudit: new URL('../src/verify-audit.ts', import.meta.url),
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
