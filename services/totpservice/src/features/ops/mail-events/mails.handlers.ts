import type { Schema } from '@tvm/contract';
import { signedEventIdOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { receiveMailEvent } from './receive-mail-event.ts';

export const mailsHandlers = {
  async receiveMailEvent(request, reply) {
    const event = request.body as Schema<'MailEvent'>;
    const result = await receiveMailEvent(request.server.deps, { id: signedEventIdOf(request), event });
    if (result.outcome === 'ignored')
      request.log.info({ reason: result.reason }, 'a delivery event was ignored');
    return reply.code(204).send();
  },
} satisfies Partial<Handlers>;
