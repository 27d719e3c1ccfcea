import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { auditKeyText, type Harness } from './harness.ts';

export interface ProgramChild {
  output(): string;
  /** Its exit code, or the signal that ended it, once all it wrote was read. */
  ended: Promise<number | string | null>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string | null>;
}

/** A program of the sealer in a process of its own, with the settings of this database. */
export function startProgram(
  h: Harness,
  program: string,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): ProgramChild {
  const script = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ['--max-old-space-size=64', script, ...args], {
    env: { DATABASE_URL: h.database.sealerUrl, AUDIT_KEYS: auditKeyText, LOG_LEVEL: 'debug', ...env },
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
