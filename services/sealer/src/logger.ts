import { createLog as createProcessLog, type Log as ProcessLog } from '@tvm/process';

/** All that a log line can say. */
interface LogFields {
  sequence?: number;
  signature?: string;
  events?: number;
  what?: string;
  rows?: number;
  seconds?: number;
  status?: number;
  error?: unknown;
}

export type Log = ProcessLog<LogFields>;

/** @param destination where lines go instead of standard output */
export const createLog = (level: string, destination?: { write(line: string): void }): Log =>
  createProcessLog<LogFields>(
    'sealer',
    ['sequence', 'signature', 'events', 'what', 'rows', 'seconds', 'status', 'error'],
    level,
    destination,
  );
