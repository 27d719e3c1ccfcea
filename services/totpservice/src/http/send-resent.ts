import type { FastifyReply } from 'fastify';
import { isRefusal, type Refusal, sendRefusal } from './problems.ts';

/** The answer to a request for a registration mail, from whoever may ask for it. */
export function sendResent(reply: FastifyReply, result: { maskedEmail: string } | Refusal): FastifyReply {
  if (isRefusal(result)) return sendRefusal(reply, result);
  return reply.code(202).send({ maskedEmail: result.maskedEmail });
}
