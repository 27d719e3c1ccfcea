import type { ProblemCode } from '@tvm/contract';
import { observation } from '@tvm/process';
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

/** Tells of every answer. */
export function registerRequestObservation(app: FastifyInstance): void {
  app.decorateReply('problem', undefined);
  app.addHook('onResponse', async (request, reply) =>
    requestObservation.tell({
      operation: operationIdOf(request) ?? request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      problem: reply.problem,
      seconds: reply.elapsedTime / 1000,
    }),
  );
}
