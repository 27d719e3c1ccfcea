import { LaneFullError } from '@tvm/keys';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { SecurityError } from 'fastify-openapi-glue';
import { describeErrors } from './describe-errors.ts';
import { ProblemError, sendProblem } from './problems.ts';

/** The classes of PostgreSQL's codes that waiting helps against: connection, resources, operator intervention; and the system's own. */
const unavailable = /^(08|53|57)|^(ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE|EAI_)/;
const retrySeconds = 5;

/** Turns whatever was thrown into a problem. Nothing internal reaches the client (SECURITY rule 23). */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(reply, error.code, { scopes: error.scopes });
  // Not a failure of ours, and in a storm not worth a line each.
  if (error instanceof LaneFullError)
    return sendProblem(reply, 'service_unavailable', { retryAt: inSeconds(request, error.waitSeconds) });
  // glue's error wraps what each security scheme said; an operation has one scheme.
  const [cause] = (error as Partial<SecurityError>).errors ?? [];
  if (cause) return handleError(cause as FastifyError, request, reply);
  if (error.validation) {
    const errors = describeErrors(error.validationContext, error.validation);
    return sendProblem(reply, 'validation_failed', { errors });
  }
  // Where nothing is, it doesn't matter what was sent.
  if (request.is404 && error.statusCode !== 429) return sendProblem(reply, 'not_found');
  switch (error.statusCode) {
    case 413:
      return sendProblem(reply, 'body_too_large');
    case 415:
      return sendProblem(reply, 'unsupported_media_type');
    case 429:
      return sendProblem(reply, 'rate_limited', { retryAt: inSeconds(request, 60) });
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return sendProblem(reply, 'malformed_body');
  }
  if (untellable.includes(String(codeOf(error)))) return sendProblem(reply, 'validation_failed');
  request.log.error({ requestId: request.id, error }, 'request failed');
  // Asked again, it gets the answer of now.
  if (isUnavailable(error) || isOfNobody(error))
    return sendProblem(reply, 'service_unavailable', { retryAt: inSeconds(request, retrySeconds) });
  return sendProblem(reply, 'internal_error');
}

/** Text that PostgreSQL can't hold: a NUL is a character of JSON and of addresses, and of no text there. */
const untellable = ['22021', '22P05'];

/** Whether a row was refused because what it belongs to, a user most likely, was deleted a moment ago (foreign_key_violation). */
export const isOfNobody = (error: unknown): boolean => codeOf(error) === '23503';

const codeOf = (error: unknown): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code ?? cause?.code;
};

/** Whether an error says that the database, or the way to it, is away for now. */
export function isUnavailable(error: Error & { code?: unknown }): boolean {
  const cause: Error & { code?: unknown } = error.cause instanceof Error ? error.cause : error;
  // pg's own errors of a lost or refused connection carry no code.
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      cause.message,
    )
  )
    return true;
  return unavailable.test(String(cause.code ?? ''));
}

function inSeconds(request: FastifyRequest, seconds: number): Date {
  return new Date(request.server.deps.now().getTime() + seconds * 1000);
}
