import { Logger as QueueLogger } from 'graphile-worker';
import { type DestinationStream, pino } from 'pino';

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
  error?: unknown;
}

const ALLOWED: ReadonlySet<string> = new Set<keyof LogFields>([
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
  'error',
]);

/** `message` is always a literal of ours, never made of data. */
export type Log = Record<'error' | 'warn' | 'info' | 'debug', (fields: LogFields, message: string) => void>;

/** JSON lines with an allow-list of fields (SECURITY.md, rule 24). */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => ({
        ...Object.fromEntries(Object.entries(fields).filter(([key]) => ALLOWED.has(key))),
        ...(fields.error !== undefined && { error: describeError(fields.error) }),
      }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Name, codes and stack frames. Not the message: a failed query's message holds its parameters. */
function describeError(error: unknown): { name: string; code?: string; frames?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = errorCode(error);
  return { name: error.name, ...(code && { code }), frames: framesOf(error) };
}

/** The stack without the message in front, which may itself hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  const frames = stack.slice(start + message.length).split('\n');
  return frames.filter((line) => /^ {4}at /.test(line)).map((line) => line.trim());
}

/** An error's code, or that of what caused it: PostgreSQL's SQLSTATE, Node's ECONNREFUSED. */
function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : errorCode(error.cause);
}

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
