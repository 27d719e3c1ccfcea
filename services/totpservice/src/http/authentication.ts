import type { ClientScope } from '@tvm/db';
import type { FastifyRequest } from 'fastify';
import { type Client, findClient } from '../sessions/client.ts';
import { type EmployeeSession, findSession, type Session, touchSession } from '../sessions/session.ts';
import { stepUpValidUntil } from '../sessions/step-up.ts';
import { byClient, byPerson, recordEvent } from '../trail/audit.ts';
import { readAccessToken } from './access-token.ts';
import { readCookie } from './cookies.ts';
import { operationIdOf } from './operation.ts';
import { ProblemError } from './problems.ts';

/** What a security handler found out; an operation reads it with the functions below, which throw when the contract didn't ask for it. */
interface Authentication {
  session?: Session;
  loginChallenge?: string;
  registration?: string;
  signedEventId?: string;
  client?: Client;
}

declare module 'fastify' {
  interface FastifyRequest {
    authentication: Authentication;
  }
}

/** One handler for each security scheme of the contract. */
export const securityHandlers = {
  async fullSession(request: FastifyRequest): Promise<void> {
    await authenticateFully(request);
  },
  /** An employee whose role is among the operation's `x-roles`; with `x-step-up`, who gave a code in the last minutes. */
  async employeeSession(request: FastifyRequest): Promise<void> {
    const session = await authenticateFully(request);
    const refusal = refuseEmployee(request, session);
    if (!refusal) return;
    await recordRefused(request, session, refusal);
    throw new ProblemError(refusal);
  },
  async anySession(request: FastifyRequest): Promise<void> {
    await authenticate(request);
  },
  async loginChallenge(request: FastifyRequest): Promise<void> {
    const token = readCookie(request, 'login-challenge');
    if (!token) throw new ProblemError('login_challenge_missing');
    request.authentication.loginChallenge = token;
  },
  async registration(request: FastifyRequest): Promise<void> {
    const token = readCookie(request, 'registration');
    if (!token) throw new ProblemError('registration_not_open');
    request.authentication.registration = token;
  },
  /** The signature is over the body: `registerWebhookSignature` verifies it as soon as that is there. */
  async webhookSignature(request: FastifyRequest): Promise<void> {
    if (!request.server.deps.config.mailWebhook) throw new ProblemError('webhook_not_configured');
  },
  /**
   * Another TVM system, by its access token. Both the token and the client, as it is now, have to have every scope that the contract names; whatever cookies come
   * along count for nothing.
   */
  async client(request: FastifyRequest, scopes: readonly string[]): Promise<void> {
    const { deps } = request.server;
    const token = await readAccessToken(request);
    const client = await findClient(deps.db, token.client_id, token.iat);
    if (!client) throw new ProblemError('invalid_token');
    const granted = token.scope?.split(' ') ?? [];
    const lacking = scopes.filter(
      (each) => !granted.includes(each) || !client.scopes.includes(each as ClientScope),
    );
    // Deny by default: an operation that names no scope is nobody's.
    if (scopes.length === 0 || lacking.length > 0) {
      const event = { type: 'client_used', result: 'refused', reason: 'insufficient_scope' } as const;
      const details = { operation: operationIdOf(request) ?? null };
      await recordEvent(deps.db, { ...event, details, ...byClient(client, {}, request.ip) }, deps.now());
      throw new ProblemError('insufficient_scope');
    }
    request.authentication.client = client;
  },
};

async function authenticateFully(request: FastifyRequest): Promise<Session> {
  const session = await authenticate(request);
  if (session.level === 'full') return session;
  await recordRefused(request, session, 'two_factor_required');
  throw new ProblemError('two_factor_required');
}

/** Deny by default: an operation that names no roles is nobody's. */
function refuseEmployee(
  { server, routeOptions: { schema } }: FastifyRequest,
  session: Session,
): 'employee_required' | 'role_required' | 'step_up_required' | undefined {
  if (session.kind !== 'employee') return 'employee_required';
  const { 'x-roles': roles = [], 'x-step-up': stepUp = false } = (schema ?? {}) as EmployeeOperation;
  if (!session.employeeRole || !roles.includes(session.employeeRole)) return 'role_required';
  return stepUp && !stepUpValidUntil(session, server.deps.now()) ? 'step_up_required' : undefined;
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
  request.authentication.session = session;
  return session;
}

/** What a page asks by itself is no sign of a person: always for some operations, for others where the page says so. */
function isBackground({ routeOptions: { schema }, headers }: FastifyRequest): boolean {
  return (schema !== undefined && 'x-background' in schema) || headers['x-background'] !== undefined;
}

async function recordRefused(
  request: FastifyRequest,
  session: Session,
  reason: 'two_factor_required' | 'employee_required' | 'role_required' | 'step_up_required',
): Promise<void> {
  const { db, now } = request.server.deps;
  const event = {
    type: 'session_used',
    result: 'refused',
    reason,
    details: { operation: operationIdOf(request) ?? null },
  } as const;
  await recordEvent(db, { ...event, ...byPerson(session, request.ip) }, now());
}

export function sessionOf(request: FastifyRequest): Session {
  return found(request.authentication.session);
}

/** The session of an operation that is for employees. */
export function employeeOf(request: FastifyRequest): EmployeeSession {
  const session = sessionOf(request);
  if (session.kind !== 'employee' || !session.employeeRole)
    throw new Error('the contract asks for no employee here');
  return { ...session, kind: session.kind, employeeRole: session.employeeRole };
}

/** The client of an operation that is for other systems. */
export function clientOf(request: FastifyRequest): Client {
  return found(request.authentication.client);
}

export function loginChallengeOf(request: FastifyRequest): string {
  return found(request.authentication.loginChallenge);
}

export function registrationOf(request: FastifyRequest): string {
  return found(request.authentication.registration);
}

/** The id of an event whose signature was verified. */
export function signedEventIdOf(request: FastifyRequest): string {
  return found(request.authentication.signedEventId);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the contract asks for no such authentication here');
  return value;
}
