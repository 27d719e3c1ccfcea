import { type DestinationStream, pino } from 'pino';
import { describeError } from './describe-error.ts';

/** `message` is always a literal of ours, never made of data. */
export type Log<Fields> = Record<
  'error' | 'warn' | 'info' | 'debug',
  (fields: Fields, message: string) => void
>;

/**
 * JSON lines with an allow-list of fields (SECURITY rule 24): what isn't named doesn't reach the log. Of a field `error` class, codes and
 * frames are written.
 * @param destination where lines go instead of standard output
 */
export function createLog<Fields extends { error?: unknown }>(
  allowed: readonly (keyof Fields & string)[],
  level: string,
  destination?: DestinationStream,
): Log<Fields> {
  const names: ReadonlySet<string> = new Set(allowed);
  const options = {
    level,
    base: null,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => ({
        ...Object.fromEntries(Object.entries(fields).filter(([key]) => names.has(key))),
        ...(fields.error !== undefined && { error: describeError(fields.error) }),
      }),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
