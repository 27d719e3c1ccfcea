import { createLog as createProcessLog } from '@tvm/process';
import type { FastifyBaseLogger } from 'fastify';

/** All that a log line can say: of a request its method and the route's pattern, never its address line, headers or body. */
const allowed = [
  'method',
  'route',
  'status',
  'problem',
  'seconds',
  'address',
  'reason',
  'detail',
  'signal',
  'error',
] as const;

/** @param stream where lines go instead of standard output */
export const createLog = (level: string, stream?: { write(line: string): void }): FastifyBaseLogger =>
  createProcessLog<{ [Name in (typeof allowed)[number]]?: unknown }>('totpservice', allowed, level, stream);
