import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { sendResent } from '../../../http/send-resent.ts';
import { employeeOf } from '../../../sessions/caller-of.ts';
import type { UserListQuery } from '../../../standing/list-users.queries.ts';
import { listEmployees } from '../employees/list-employees.ts';
import { getOrganisation } from '../organisations/get-organisation.ts';
import { searchOrganisations } from '../organisations/search-organisations.ts';
import { clearMailBounce } from './clear-mail-bounce.ts';
import { getUser } from './get-user.ts';
import { listUsers } from './list-users.ts';
import { resendUserRegistrationMail } from './resend-user-registration-mail.ts';
import { unlockUser } from './unlock-user.ts';

export const supportHandlers = {
  async searchOrganisations(request) {
    const { search } = request.query as { search: string };
    const input = { search, clientAddress: request.ip };
    return searchOrganisations(request.server.deps, employeeOf(request), input);
  },

  async getOrganisation(request, reply) {
    const { organisationId } = request.params as { organisationId: string };
    const input = { organisationId, clientAddress: request.ip };
    const result = await getOrganisation(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.organisation;
  },

  async listUsers(request, reply) {
    const { organisationId } = request.params as { organisationId: string };
    const input = { organisationId, query: request.query as UserListQuery, clientAddress: request.ip };
    const result = await listUsers(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.page;
  },

  async listEmployees(request) {
    return listEmployees(request.server.deps, employeeOf(request), request.ip);
  },

  async getUser(request, reply) {
    const { userId } = request.params as { userId: string };
    const input = { userId, clientAddress: request.ip };
    const result = await getUser(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.user;
  },

  async unlockUser(request, reply) {
    const { userId } = request.params as { userId: string };
    const input = { userId, clientAddress: request.ip };
    const result = await unlockUser(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result;
  },

  async resendUserRegistrationMail(request, reply) {
    const { userId } = request.params as { userId: string };
    const input = { userId, clientAddress: request.ip };
    const result = await resendUserRegistrationMail(request.server.deps, employeeOf(request), input);
    return sendResent(reply, result);
  },

  async clearMailBounce(request, reply) {
    const { userId } = request.params as { userId: string };
    const input = { userId, clientAddress: request.ip };
    const result = await clearMailBounce(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : reply.code(204).send();
  },
} satisfies Partial<Handlers>;
