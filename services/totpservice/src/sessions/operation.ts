import { operationsFor } from '../http/contract-operation.ts';
import type { Client } from './client.ts';
import type { EmployeeSession, Session } from './session.ts';

/** Who calls an operation, by the security scheme that the contract names for it. */
export interface Callers {
  fullSession: Session;
  /** Full, or lacking nothing but a passkey. */
  enrollingSession: Session;
  anySession: Session;
  /** An employee whose role is among the operation's `x-roles`. */
  employeeSession: EmployeeSession;
  client: Client;
  /** The token of the cookie. */
  loginChallenge: string;
  /** The token of the cookie. */
  registration: string;
  /** The id of the event whose signature was verified. */
  webhookSignature: string;
  none: undefined;
}

/** Ties a handler to an operation of the contract: it gets what the contract types, and may answer only what the contract names. */
export const operation = operationsFor<Callers>();
