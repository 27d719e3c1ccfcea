import type { FastifyReply } from 'fastify';
import type { ResendRegistration } from '../mails/resend-registration.ts';
import { sendProblem } from './problems.ts';

/** The answer to a request for a registration mail, from whoever may ask for it. */
export function sendResent(reply: FastifyReply, result: ResendRegistration): FastifyReply {
  switch (result.outcome) {
    case 'queued':
      return reply.code(202).send({ maskedEmail: result.maskedEmail });
    case 'already_enrolled':
      return sendProblem(reply, 'already_enrolled');
    case 'not_required':
      return sendProblem(reply, 'registration_not_required');
    case 'limited':
      return sendProblem(reply, 'mail_limit_reached', { retryAt: result.until });
  }
}
