import { createLog as createProcessLog, type Log as ProcessLog } from '@tvm/process';
import { Logger as QueueLogger } from 'graphile-worker';

/** All that a log line can say. What isn't named here doesn't reach the log: no payload, address, token or text. */
export interface LogFields {
  mailId?: string;
  kind?: string;
  attempt?: number;
  result?: string;
  reason?: string;
  transport?: string;
  workerId?: string;
  jobId?: string;
  mailsPerSecond?: number;
  seconds?: number;
  /** How many. */
  mails?: number;
  logoutId?: string;
  clientId?: string;
  error?: unknown;
}

const ALLOWED = [
  'mailId',
  'kind',
  'attempt',
  'result',
  'reason',
  'transport',
  'workerId',
  'jobId',
  'mailsPerSecond',
  'seconds',
  'mails',
  'logoutId',
  'clientId',
  'error',
] as const;

export type Log = ProcessLog<LogFields>;

/** @param destination where lines go instead of standard output */
export const createLog = (level: string, destination?: { write(line: string): void }): Log =>
  createProcessLog<LogFields>('mailworker', ALLOWED, level, destination);

/**
 * graphile-worker's messages through our log. They are a fixed text followed by data (ids, an error's message, at
 * times a payload), so that only what stands before the first sign of data is kept.
 */
export function queueLogger(log: Log): QueueLogger {
  return new QueueLogger(({ workerId, jobId }) => (level, message, meta) => {
    const write = level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level;
    const text = /^[A-Za-z ,;-]*/.exec(message)?.[0].trim() || 'message';
    log[write](
      {
        ...(workerId && { workerId }),
        ...(jobId && { jobId }),
        ...(meta?.error !== undefined && { error: meta.error }),
      },
      `queue: ${text}`,
    );
  });
}
