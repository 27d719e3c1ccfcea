import type { FastifyRequest } from 'fastify';
import type { Client } from '../sessions/client.ts';
import type { EmployeeSession, Session } from '../sessions/session.ts';

// For handlers that aren't operations yet.
export const sessionOf = (request: FastifyRequest) => request.caller as Session;
export const employeeOf = (request: FastifyRequest) => request.caller as EmployeeSession;
export const clientOf = (request: FastifyRequest) => request.caller as Client;
