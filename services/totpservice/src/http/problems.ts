import { type ProblemCode, problems, type Schema } from '@tvm/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CookieChanges, changeCookies } from './cookies.ts';

type ProblemMembers = Partial<
  Pick<Schema<'Problem'>, 'detail' | 'errors' | 'passwordRules' | 'attemptsLeft'>
> & {
  retryAt?: Date;
  /** What an access token needs here. */
  scopes?: readonly string[] | undefined;
};

/** What stands in every problem of a code (RFC 9457, section 3.1). */
export function problemOf(publicOrigin: string, code: ProblemCode): Schema<'Problem'> {
  return { type: `${publicOrigin}/totpservice/problems/${code}`, ...problems[code], code };
}

/** Answers with an RFC 9457 problem. `retryAt` also sets `Retry-After`, in seconds, and tells nothing about who waits. */
export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  members: ProblemMembers = {},
): FastifyReply {
  const { status } = problems[code];
  reply.problem = code;
  const { retryAt, scopes, ...others } = members;
  const { config, now } = reply.server.deps;
  const body: Schema<'Problem'> = {
    ...problemOf(config.publicOrigin, code),
    ...others,
    requestId: reply.request.id,
  };
  if (code === 'invalid_token' || code === 'insufficient_scope')
    reply.header('www-authenticate', challengeOf(reply.request, code, scopes));
  if (retryAt) {
    // A lock may have passed while its refusal was written down; whoever reads this comes after it.
    const waitMs = Math.max(1000, retryAt.getTime() - now().getTime());
    body.retryAt = new Date(now().getTime() + waitMs).toISOString();
    body.retryAfterSeconds = Math.ceil(waitMs / 1000);
    reply.header('retry-after', body.retryAfterSeconds);
  }
  return reply.code(status).type('application/problem+json').send(body);
}

/** RFC 6750, section 3: whoever showed no token is told of no error. */
function challengeOf({ headers }: FastifyRequest, code: ProblemCode, scopes: readonly string[] = []): string {
  const isShown = Boolean(headers.authorization);
  return [
    'Bearer realm="totpservice"',
    ...(isShown ? [`error="${code}"`] : []),
    ...(scopes.length > 0 ? [`scope="${scopes.join(' ')}"`] : []),
  ].join(', ');
}

/** An expected refusal of an operation, by the code of its problem. */
export interface Refusal<Code extends ProblemCode = ProblemCode>
  extends Pick<ProblemMembers, 'detail' | 'errors' | 'passwordRules' | 'attemptsLeft' | 'retryAt'> {
  refused: Code;
  cookies?: CookieChanges;
}

/** Whether an operation refused what it was asked for. */
export const isRefusal = (result: object): result is Refusal => 'refused' in result;

/** Answers with the problem of a refusal. */
export function sendRefusal(reply: FastifyReply, { refused, cookies, ...members }: Refusal): FastifyReply {
  changeCookies(reply, cookies);
  const { detail, errors, passwordRules, attemptsLeft, retryAt } = members;
  return sendProblem(reply, refused, {
    ...(detail && { detail }),
    ...(errors && { errors }),
    ...(passwordRules && { passwordRules }),
    ...(attemptsLeft !== undefined && { attemptsLeft }),
    ...(retryAt && { retryAt }),
  });
}

/** For the few places that can't return: security handlers and hooks. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly scopes: readonly string[] | undefined;
  /** @param scopes what an access token needs here, with `insufficient_scope` */
  constructor(code: ProblemCode, scopes?: readonly string[]) {
    super(code);
    this.code = code;
    this.scopes = scopes;
  }
}
