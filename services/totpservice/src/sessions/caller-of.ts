import type { FastifyRequest } from 'fastify';
import type { EmployeeSession, Session } from './session.ts';

// For handlers that aren't operations yet.
export const sessionOf = (request: FastifyRequest) => request.caller as Session;
export const employeeOf = (request: FastifyRequest) => request.caller as EmployeeSession;
