import type { ProblemCode, Schema } from '@tvm/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { registrationOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { clearCookie, readCookie, setCookie } from '../../../http/cookies.ts';
import { sendProblem } from '../../../http/problems.ts';
import { visitorOf } from '../../../http/visitor.ts';
import type { DeviceCookie } from '../../../sessions/device-cookie.ts';
import { confirmEnrolment } from './confirm-enrolment.ts';
import { confirmPasswordReset } from './confirm-password-reset.ts';
import { getRegistration } from './get-registration.ts';
import { inspectRegistration } from './inspect-registration.ts';
import { openRegistration } from './open-registration.ts';
import { renewRegistration } from './renew-registration.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { setPassword } from './set-password.ts';
import { startEnrolment } from './start-enrolment.ts';
import type { DeadRegistration, StepInput } from './with-registration.ts';

export const registrationHandlers = {
  async requestPasswordReset(request, reply) {
    const { email, lost } = request.body as Schema<'PasswordResetRequest'>;
    const result = await requestPasswordReset(request.server.deps, {
      email,
      lost,
      client: visitorOf(request),
    });
    if (result.outcome === 'accepted') return reply.code(202).send();
    if (result.outcome === 'limited') return sendProblem(reply, 'rate_limited', { retryAt: result.until });
    const errors = [{ pointer: '/email', message: 'is no e-mail address' }];
    return sendProblem(reply, 'validation_failed', { errors });
  },

  async inspectRegistration(request, reply) {
    const { token } = request.body as Schema<'TokenRequest'>;
    const link = await inspectRegistration(request.server.deps, token);
    return link ?? sendProblem(reply, 'registration_unknown');
  },

  async openRegistration(request, reply) {
    const { token } = request.body as Schema<'TokenRequest'>;
    const cookie = readCookie(request, 'registration');
    const result = await openRegistration(request.server.deps, { token, cookie, clientAddress: request.ip });
    if (result.outcome === 'unknown') return sendProblem(reply, 'registration_unknown');
    if (result.outcome === 'dead') return sendDead(reply, result);
    setCookie(reply, 'registration', result.cookie, result.expiresAt);
    return result.registration;
  },

  async getRegistration(request, reply) {
    const result = await getRegistration(request.server.deps, registrationOf(request));
    return result.outcome === 'open' ? result.registration : sendDead(reply, result);
  },

  async setPassword(request, reply) {
    const { password } = request.body as Schema<'SetPasswordRequest'>;
    const input = { ...stepOf(request), password };
    const result = await setPassword(request.server.deps, input);
    switch (result.outcome) {
      case 'set':
        if (result.device) complete(reply, result.device);
        return result.registration;
      case 'password_refused':
        return sendProblem(reply, 'password_refused', { passwordRules: result.rules });
      default:
        return sendRefusal(reply, result);
    }
  },

  async confirmPasswordReset(request, reply) {
    const proof = request.body as Schema<'ProofRequest'>;
    const input = { ...stepOf(request), proof };
    const result = await confirmPasswordReset(request.server.deps, input);
    if (result.outcome !== 'completed') return sendRefusal(reply, result);
    complete(reply, result.device);
    return result.registration;
  },

  async startEnrolment(request, reply) {
    const result = await startEnrolment(request.server.deps, stepOf(request));
    return result.outcome === 'pending' ? result.authenticator : sendRefusal(reply, result);
  },

  async confirmEnrolment(request, reply) {
    const { code } = request.body as Schema<'CodeRequest'>;
    const input = { ...stepOf(request), code };
    const result = await confirmEnrolment(request.server.deps, input);
    if (result.outcome !== 'enrolled') return sendRefusal(reply, result);
    complete(reply, result.device);
    return { recoveryCodes: result.recoveryCodes };
  },

  async renewRegistration(request, reply) {
    const { token } = request.body as Schema<'TokenRequest'>;
    const result = await renewRegistration(request.server.deps, { token, clientAddress: request.ip });
    switch (result.outcome) {
      case 'queued':
        return reply.code(202).send({ maskedEmail: result.maskedEmail });
      case 'unknown':
        return sendProblem(reply, 'registration_unknown');
      case 'not_renewable':
        return sendProblem(reply, 'renewal_refused');
      case 'limited':
        return sendProblem(reply, 'mail_limit_reached', { retryAt: result.until });
    }
  },
} satisfies Partial<Handlers>;

const stepOf = (request: FastifyRequest): StepInput => ({
  cookie: registrationOf(request),
  deviceToken: readCookie(request, 'device'),
  clientAddress: request.ip,
});

/** The registration is over, and its browser is known from now on. */
function complete(reply: FastifyReply, device: DeviceCookie): void {
  clearCookie(reply, 'registration');
  setCookie(reply, 'device', device.token, device.expiresAt);
}

type Refusal =
  | DeadRegistration
  | { outcome: 'rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | { outcome: 'step_refused' }
  | { outcome: 'approval_required' };

function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  switch (refusal.outcome) {
    case 'rejected':
      return sendProblem(reply, 'code_rejected');
    case 'locked':
      return sendProblem(reply, 'login_locked', { retryAt: refusal.lockedUntil });
    case 'step_refused':
      return sendProblem(reply, 'registration_step_refused');
    case 'approval_required':
      return sendProblem(reply, 'approval_required');
    default:
      return sendDead(reply, refusal);
  }
}

const deadCodes: Record<Extract<DeadRegistration, { outcome: 'dead' }>['state'], ProblemCode> = {
  expired: 'registration_expired',
  used: 'registration_used',
  replaced: 'registration_replaced',
  withdrawn: 'registration_withdrawn',
  already_enrolled: 'already_enrolled',
};

function sendDead(reply: FastifyReply, dead: DeadRegistration): FastifyReply {
  return sendProblem(reply, dead.outcome === 'not_open' ? 'registration_not_open' : deadCodes[dead.state]);
}
