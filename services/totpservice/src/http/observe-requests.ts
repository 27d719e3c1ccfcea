import type { ProblemCode } from '@tvm/contract';
import { observation, withRequestId } from '@tvm/process';
import type { FastifyInstance } from 'fastify';
import { operationIdOf } from './operation.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** The code of the problem that is answered, if one is. */
    problem: ProblemCode | undefined;
  }
}

/** An answered request: which operation of the contract it was for, or else its route's pattern; never its address line. */
export const requestObservation = observation<{
  operation: string;
  status: number;
  problem: ProblemCode | undefined;
  seconds: number;
}>('request');

export const requestIdHeader = 'x-request-id';

/** Gives each request an id, by which its answer, log lines and events are found; writes a line about each answer, and tells of it. Comes before whatever else looks at a request. */
export function registerRequestObservation(app: FastifyInstance): void {
  app.decorateReply('problem', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(requestIdHeader, request.id);
    withRequestId(request.id, done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const { problem, statusCode: status } = reply;
    const seconds = Math.round(reply.elapsedTime) / 1000;
    const { id: requestId, method, ip: address } = request;
    request.log.info({ requestId, method, route, status, problem, seconds, address }, 'request');
    requestObservation.tell({
      operation: operationIdOf(request) ?? route,
      status,
      problem,
      seconds: reply.elapsedTime / 1000,
    });
    done();
  });
}
