import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment } from '@tvm/testing';
import { type Harness, mailKeyText, publicOrigin, signalKeyText, webhookKeyText } from './harness.ts';

export interface WorkerChild {
  process: ChildProcess;
  output: () => string;
  /** Whether it ended without a signal of the test's. */
  endedByItself: () => boolean;
  /** Sends a signal and waits for the end; gives the exit code, or the signal that ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string | null>;
}

/** A worker in a process of its own, logging all it can. */
export function startWorkerChild(
  h: Harness,
  env: Record<string, string> = {},
  file = 'worker-process.ts',
): WorkerChild {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: {
      ...nodeEnvironment,
      DATABASE_URL: h.database.workerUrl,
      PUBLIC_ORIGIN: publicOrigin,
      SMTP_URL: h.smtp.url,
      MAIL_KEYS: mailKeyText,
      WEBHOOK_KEYS: webhookKeyText,
      SIGNAL_KEYS: signalKeyText,
      TWO_FACTOR_MANDATORY_FROM: 'none',
      MAIL_RATE_PER_SECOND: '50',
      LOG_LEVEL: 'debug',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  return {
    process: child,
    output: () => chunks.join(''),
    endedByItself: () => !child.killed && (child.exitCode ?? child.signalCode) !== null,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      return child.exitCode ?? child.signalCode;
    },
  };
}
