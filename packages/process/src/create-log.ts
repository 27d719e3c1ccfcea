import { type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './describe-error.ts';
import { currentRequestId } from './request-id.ts';
import { standardOutput } from './standard-output.ts';

/** `message` is always a literal of ours, never made of data. */
export type Log<Fields> = Record<
  'error' | 'warn' | 'info' | 'debug',
  (fields: Fields, message: string) => void
>;

/**
 * JSON lines with an allow-list of fields (SECURITY rule 24): what isn't named doesn't reach the log. Of a field `error` class, codes and
 * frames are written. Each line has the service, and the id of the request that what runs was asked by, if one did. A line break in a value can't forge a line.
 * @param destination where lines go instead of standard output
 */
export function createLog<Fields extends { error?: unknown }>(
  service: string,
  allowed: readonly (keyof Fields & string)[],
  level: string,
  destination?: DestinationStream,
): Log<Fields> & Logger {
  const names: ReadonlySet<string> = new Set([...allowed, 'requestId']);
  const options = {
    level,
    base: { service },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === undefined ? {} : { requestId };
    },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => {
        const line: Record<string, unknown> = {};
        for (const name in fields) if (names.has(name)) line[name] = fields[name];
        // Fastify calls it `err`.
        const { err, error = err } = fields;
        if (error !== undefined) line.error = describeError(error);
        return line;
      },
    },
  };
  return pino(options, destination ?? standardOutput());
}
