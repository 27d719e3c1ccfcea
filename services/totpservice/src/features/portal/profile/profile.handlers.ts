import type { Schema } from '@tvm/contract';
import type { FastifyReply } from 'fastify';
import { sessionOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { readCookie, setCookie } from '../../../http/cookies.ts';
import { sendProblem } from '../../../http/problems.ts';
import { visitorOf } from '../../../http/visitor.ts';
import type { DeadSession } from '../../../sessions/with-session.ts';
import { changePassword } from './change-password.ts';
import { confirmAuthenticatorReplacement } from './confirm-authenticator-replacement.ts';
import { getProfile } from './get-profile.ts';
import { listSessions } from './list-sessions.ts';
import type { ChangeRefusal } from './refuse-change.ts';
import { regenerateRecoveryCodes } from './regenerate-recovery-codes.ts';
import { revokeOtherSessions } from './revoke-other-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { setLanguage } from './set-language.ts';
import { startAuthenticatorReplacement } from './start-authenticator-replacement.ts';
import { stepUp } from './step-up.ts';

export const profileHandlers = {
  async stepUp(request, reply) {
    const proof = request.body as Schema<'StepUpRequest'>;
    const session = sessionOf(request);
    const result = await stepUp(request.server.deps, session, { proof, client: visitorOf(request) });
    if (result.outcome !== 'stepped_up') return sendRefusal(reply, result);
    setCookie(reply, 'session', result.token, session.expiresAt);
    return { validUntil: result.validUntil.toISOString() };
  },

  async getProfile(request) {
    return getProfile(request.server.deps, sessionOf(request));
  },

  async setLanguage(request, reply) {
    const { language } = request.body as Schema<'LanguageRequest'>;
    await setLanguage(request.server.deps, sessionOf(request), { language, clientAddress: request.ip });
    return reply.code(204).send();
  },

  async changePassword(request, reply) {
    const passwords = request.body as Schema<'ChangePasswordRequest'>;
    const session = sessionOf(request);
    const deviceToken = readCookie(request, 'device');
    const input = { ...passwords, deviceToken, client: visitorOf(request) };
    const result = await changePassword(request.server.deps, session, input);
    if (result.outcome === 'password_refused')
      return sendProblem(reply, 'password_refused', { passwordRules: result.rules });
    if (result.outcome !== 'changed') return sendRefusal(reply, result);
    setCookie(reply, 'session', result.token, session.expiresAt);
    setCookie(reply, 'device', result.device.token, result.device.expiresAt);
    return reply.code(204).send();
  },

  async startAuthenticatorReplacement(request, reply) {
    const input = { clientAddress: request.ip };
    const result = await startAuthenticatorReplacement(request.server.deps, sessionOf(request), input);
    return result.outcome === 'pending' ? result.authenticator : sendRefusal(reply, result);
  },

  async confirmAuthenticatorReplacement(request, reply) {
    const { code } = request.body as Schema<'CodeRequest'>;
    const session = sessionOf(request);
    const deviceToken = readCookie(request, 'device');
    const input = { code, deviceToken, client: visitorOf(request) };
    const result = await confirmAuthenticatorReplacement(request.server.deps, session, input);
    if (result.outcome !== 'replaced') return sendRefusal(reply, result);
    setCookie(reply, 'session', result.token, session.expiresAt);
    setCookie(reply, 'device', result.device.token, result.device.expiresAt);
    return { recoveryCodes: result.recoveryCodes };
  },

  async regenerateRecoveryCodes(request, reply) {
    const input = { clientAddress: request.ip };
    const result = await regenerateRecoveryCodes(request.server.deps, sessionOf(request), input);
    if (result.outcome !== 'regenerated') return sendRefusal(reply, result);
    return { recoveryCodes: result.recoveryCodes };
  },

  async listSessions(request) {
    return listSessions(request.server.deps, sessionOf(request));
  },

  async revokeOtherSessions(request, reply) {
    const input = { clientAddress: request.ip };
    const result = await revokeOtherSessions(request.server.deps, sessionOf(request), input);
    return result.outcome === 'revoked' ? reply.code(204).send() : sendRefusal(reply, result);
  },

  async revokeSession(request, reply) {
    const { sessionId } = request.params as { sessionId: string };
    const input = { sessionId, clientAddress: request.ip };
    const result = await revokeSession(request.server.deps, sessionOf(request), input);
    return result.outcome === 'revoked' ? reply.code(204).send() : sendRefusal(reply, result);
  },
} satisfies Partial<Handlers>;

/** Each is called as its problem is; only a lock says more. */
type Refusal =
  | DeadSession
  | ChangeRefusal
  | { outcome: 'code_rejected' | 'proof_rejected' | 'replacement_not_started' | 'session_not_found' }
  | { outcome: 'locked'; lockedUntil: Date };

function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.outcome === 'locked')
    return sendProblem(reply, 'login_locked', { retryAt: refusal.lockedUntil });
  return sendProblem(reply, refusal.outcome);
}
