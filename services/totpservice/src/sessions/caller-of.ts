import type { FastifyRequest } from 'fastify';
import type { EmployeeSession } from './session.ts';

// For handlers that aren't operations yet.
export const employeeOf = (request: FastifyRequest) => request.caller as EmployeeSession;
