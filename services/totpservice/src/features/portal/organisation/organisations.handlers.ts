import type { Schema } from '@tvm/contract';
import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendProblem, sendRefusal } from '../../../http/problems.ts';
import { sendResent } from '../../../http/send-resent.ts';
import { visitorOf } from '../../../http/visitor.ts';
import { sessionOf } from '../../../sessions/caller-of.ts';
import type { UserListQuery } from '../../../standing/list-users.queries.ts';
import { activateTwoFactor } from './activate-two-factor.ts';
import { getOrganisationTwoFactor } from './get-organisation-two-factor.ts';
import { getUserTimeline } from './get-user-timeline.ts';
import { listOrganisationUsers } from './list-organisation-users.ts';
import { resendRegistrationMail } from './resend-registration-mail.ts';
import { resendRegistrationMails } from './resend-registration-mails.ts';

export const organisationsHandlers = {
  async getOrganisationTwoFactor(request, reply) {
    const result = await getOrganisationTwoFactor(request.server.deps, sessionOf(request), request.ip);
    return result.outcome === 'found' ? result.organisation : sendProblem(reply, 'main_user_required');
  },

  async listOrganisationUsers(request, reply) {
    const query = request.query as UserListQuery;
    const result = await listOrganisationUsers(request.server.deps, sessionOf(request), query, request.ip);
    return result.outcome === 'listed' ? result.page : sendProblem(reply, 'main_user_required');
  },

  async activateTwoFactor(request, reply) {
    const { userListVersion, password } = request.body as Schema<'ActivationRequest'>;
    const input = { userListVersion, password, client: visitorOf(request) };
    const result = await activateTwoFactor(request.server.deps, sessionOf(request), input);
    if (isRefusal(result)) return sendRefusal(reply, result);
    switch (result.outcome) {
      case 'activated':
        return { activatedAt: result.activatedAt.toISOString(), mails: result.mails };
      case 'not_main_user':
        return sendProblem(reply, 'main_user_required');
      case 'already_mandatory':
        return sendProblem(reply, 'two_factor_already_mandatory');
      case 'proof_required':
        return sendProblem(reply, 'proof_required');
      case 'user_list_changed':
        return sendProblem(reply, 'user_list_changed');
    }
  },

  async resendRegistrationMail(request, reply) {
    const { userId } = request.params as { userId: string };
    const input = { userId, clientAddress: request.ip };
    const result = await resendRegistrationMail(request.server.deps, sessionOf(request), input);
    if (!('outcome' in result)) return sendResent(reply, result);
    if (result.outcome === 'not_main_user') return sendProblem(reply, 'main_user_required');
    return sendProblem(reply, 'user_not_found');
  },

  async resendRegistrationMails(request, reply) {
    const result = await resendRegistrationMails(request.server.deps, sessionOf(request), request.ip);
    if (result.outcome === 'not_main_user') return sendProblem(reply, 'main_user_required');
    if (result.outcome === 'not_required') return sendProblem(reply, 'registration_not_required');
    return reply.code(202).send(result.mails);
  },

  async getUserTimeline(request, reply) {
    const { userId } = request.params as { userId: string };
    const input = { userId, clientAddress: request.ip };
    const result = await getUserTimeline(request.server.deps, sessionOf(request), input);
    if (result.outcome === 'not_main_user') return sendProblem(reply, 'main_user_required');
    if (result.outcome === 'user_not_found') return sendProblem(reply, 'user_not_found');
    return result.timeline;
  },
} satisfies Partial<Handlers>;
