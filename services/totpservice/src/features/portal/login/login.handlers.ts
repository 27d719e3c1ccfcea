import type { Schema } from '@tvm/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { issuer } from '../../../credentials/issuer.ts';
import { loginChallengeOf, sessionOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { clearCookie, readCookie, setCookie } from '../../../http/cookies.ts';
import { sendProblem } from '../../../http/problems.ts';
import { sendResent } from '../../../http/send-resent.ts';
import { visitorOf } from '../../../http/visitor.ts';
import type { DeviceCookie } from '../../../sessions/device-cookie.ts';
import { endSession } from './end-session.ts';
import type { FinishLogin } from './finish-login.ts';
import { getSession } from './get-session.ts';
import { resendOwnRegistration } from './resend-own-registration.ts';
import { startLogin } from './start-login.ts';
import { useRecoveryCode } from './use-recovery-code.ts';
import { verifyLoginCode } from './verify-login-code.ts';

export const loginHandlers = {
  async startLogin(request, reply) {
    const { email, password } = request.body as Schema<'LoginRequest'>;
    const deviceToken = readCookie(request, 'device');
    const input = { email, password, deviceToken, client: visitorOf(request) };
    const result = await startLogin(request.server.deps, input);
    switch (result.outcome) {
      case 'session':
        await signIn(reply, result);
        return { next: 'session' };
      case 'code':
        setCookie(reply, 'login-challenge', result.token, result.expiresAt);
        return { next: 'code', issuer, email: result.email, expiresAt: result.expiresAt.toISOString() };
      case 'registration_required':
        return { next: 'registration_required', maskedEmail: result.maskedEmail, mailSent: result.mailSent };
      case 'invalid':
        return sendProblem(reply, 'invalid_credentials');
      case 'locked':
        return sendProblem(reply, 'login_locked', { retryAt: result.lockedUntil });
    }
  },

  async verifyLoginCode(request, reply) {
    const { code } = request.body as Schema<'CodeRequest'>;
    const challengeToken = loginChallengeOf(request);
    const deviceToken = readCookie(request, 'device');
    const input = { challengeToken, deviceToken, code, client: visitorOf(request) };
    return sendFinish(reply, await verifyLoginCode(request.server.deps, input));
  },

  async useRecoveryCode(request, reply) {
    const { recoveryCode } = request.body as Schema<'RecoveryCodeRequest'>;
    const challengeToken = loginChallengeOf(request);
    const deviceToken = readCookie(request, 'device');
    const input = { challengeToken, deviceToken, recoveryCode, client: visitorOf(request) };
    return sendFinish(reply, await useRecoveryCode(request.server.deps, input));
  },

  async getSession(request) {
    return getSession(sessionOf(request), request.server.deps.now());
  },

  async endSession(request: FastifyRequest, reply: FastifyReply) {
    const token = readCookie(request, 'session');
    if (token) await endSession(request.server.deps, { token, client: visitorOf(request) });
    // Not the device cookie: whoever logs out comes back.
    for (const name of ['session', 'login-challenge', 'registration'] as const) clearCookie(reply, name);
    return reply.code(204).send();
  },

  async resendOwnRegistration(request, reply) {
    const result = await resendOwnRegistration(request.server.deps, sessionOf(request), request.ip);
    return sendResent(reply, result);
  },
} satisfies Partial<Handlers>;

async function sendFinish(reply: FastifyReply, result: FinishLogin) {
  switch (result.outcome) {
    case 'signed_in':
      clearCookie(reply, 'login-challenge');
      await signIn(reply, result);
      return { recoveryCodesLeft: result.recoveryCodesLeft };
    case 'no_challenge':
      clearCookie(reply, 'login-challenge');
      return sendProblem(reply, 'login_challenge_missing');
    case 'rejected':
      return sendProblem(reply, 'code_rejected');
    case 'locked':
      return sendProblem(reply, 'login_locked', { retryAt: result.lockedUntil });
  }
}

/** Hands out the new session, ends the one that the browser had (ASVS 5.0, 7.2.4) and lets the browser be known from now on. */
async function signIn(
  reply: FastifyReply,
  { token, expiresAt, device }: { token: string; expiresAt: Date; device: DeviceCookie },
): Promise<void> {
  const { request } = reply;
  const former = readCookie(request, 'session');
  const { deps } = request.server;
  if (former)
    await endSession(deps, { token: former, client: visitorOf(request), reason: 'signed_in_again' });
  setCookie(reply, 'session', token, expiresAt);
  setCookie(reply, 'device', device.token, device.expiresAt);
}
