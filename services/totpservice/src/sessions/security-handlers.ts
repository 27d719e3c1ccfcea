import type { ProblemCode } from '@tvm/contract';
import type { ClientScope } from '@tvm/db';
import type { FastifyRequest } from 'fastify';
import { readAccessToken } from '../http/access-token.ts';
import type { SecurityHandlers } from '../http/contract-routes.ts';
import { readCookie } from '../http/cookies.ts';
import { operationIdOf } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { byClient, byPerson, type Who } from '../trail/audit.ts';
import { recordRefused } from '../trail/record-refused.ts';
import { findClient } from './client.ts';
import type { Callers } from './operation.ts';
import { type EmployeeSession, findSession, type Session, touchSession } from './session.ts';
import { stepUpValidUntil } from './step-up.ts';

/** Finds who calls, for each security scheme of the contract. @throws ProblemError what the scheme brings along */
export const securityHandlers: SecurityHandlers<Callers> = {
  fullSession: authenticateFully,
  /** An employee whose role is among the operation's `x-roles`; with `x-step-up`, who gave a code in the last minutes. */
  async employeeSession(request) {
    const session = await authenticateFully(request);
    const employee = employeeFor(request, session);
    return typeof employee === 'object' ? employee : refuse(request, byPerson(session, request.ip), employee);
  },
  /** Also one that lacks nothing but the passkey that is asked for by now: it may add one, or prove with one. */
  async enrollingSession(request) {
    const session = await authenticate(request);
    return session.lacks === 'authenticator' ? refuseRestricted(request, session) : session;
  },
  anySession: authenticate,
  async loginChallenge(request) {
    const token = readCookie(request, 'login-challenge');
    if (!token) throw new ProblemError('login_challenge_missing');
    return token;
  },
  async registration(request) {
    const token = readCookie(request, 'registration');
    if (!token) throw new ProblemError('registration_not_open');
    return token;
  },
  /** The signature is over the body: `registerWebhookSignature` verifies it as soon as that is there. */
  async webhookSignature(request) {
    if (!request.server.deps.config.mailWebhook) throw new ProblemError('webhook_not_configured');
    return '';
  },
  /**
   * Another TVM system, by its access token. Both the token and the client, as it is now, have to have every scope that the contract names; whatever cookies come
   * along count for nothing.
   */
  async client(request, scopes) {
    const { deps } = request.server;
    const token = await readAccessToken(request);
    const client = await findClient(deps.db, token.client_id, token.iat);
    if (!client) throw new ProblemError('invalid_token');
    const granted = token.scope?.split(' ') ?? [];
    const lacking = scopes.filter(
      (each) => !granted.includes(each) || !client.scopes.includes(each as ClientScope),
    );
    // Deny by default: an operation that names no scope is nobody's.
    return scopes.length === 0 || lacking.length > 0
      ? refuse(request, byClient(client, {}, request.ip), 'insufficient_scope', scopes)
      : client;
  },
};

async function authenticateFully(request: FastifyRequest): Promise<Session> {
  const session = await authenticate(request);
  return session.level === 'full' ? session : refuseRestricted(request, session);
}

const refuseRestricted = (request: FastifyRequest, session: Session): Promise<never> =>
  refuse(
    request,
    byPerson(session, request.ip),
    session.lacks === 'passkey' ? 'passkey_required' : 'two_factor_required',
  );

/** The session as an employee's, or why it isn't good enough. Deny by default: an operation that names no roles is nobody's. */
function employeeFor(
  { server, routeOptions: { schema } }: FastifyRequest,
  session: Session,
): EmployeeSession | 'employee_required' | 'role_required' | 'step_up_required' {
  const { kind, employeeRole } = session;
  if (kind !== 'employee') return 'employee_required';
  const { 'x-roles': roles = [], 'x-step-up': stepUp = false } = (schema ?? {}) as EmployeeOperation;
  if (!employeeRole || !roles.includes(employeeRole)) return 'role_required';
  if (stepUp && !stepUpValidUntil(session, server.deps.now())) return 'step_up_required';
  return { ...session, kind, employeeRole };
}

/** What the contract says of an employee's operation. */
interface EmployeeOperation {
  'x-roles'?: string[];
  'x-step-up'?: boolean;
}

/**
 * A dead cookie stays where it is: the session may have been rotated while this request was under way, and clearing would take the browser's new
 * cookie, which has the same name.
 */
async function authenticate(request: FastifyRequest): Promise<Session> {
  const { deps } = request.server;
  const token = readCookie(request, 'session');
  const session = token ? await findSession(deps, token) : undefined;
  if (!session) throw new ProblemError('unauthenticated');
  if (!isBackground(request)) await touchSession(deps, session);
  return session;
}

/** What a page asks by itself is no sign of a person: always for some operations, for others where the page says so. */
function isBackground({ routeOptions: { schema }, headers }: FastifyRequest): boolean {
  return (schema !== undefined && 'x-background' in schema) || headers['x-background'] !== undefined;
}

/** Writes down that somebody isn't good enough for an operation. @throws ProblemError always */
async function refuse(
  request: FastifyRequest,
  who: Who,
  refused: ProblemCode,
  scopes?: readonly string[],
): Promise<never> {
  const { db, now } = request.server.deps;
  const type = who.actor.kind === 'client' ? 'client_used' : 'session_used';
  const event = { type, details: { operation: operationIdOf(request) ?? null }, ...who } as const;
  await recordRefused(db, event, { refused }, now());
  throw new ProblemError(refused, scopes);
}
