import type { ProblemCode, Schema } from '@tvm/contract';
import type { FastifyReply } from 'fastify';

/** Status and title of each code. Titles are for engineers; a screen has words of its own. */
const problems: Record<ProblemCode, [status: number, title: string]> = {
  validation_failed: [400, 'The request does not match the contract.'],
  malformed_body: [400, 'The body is not JSON.'],
  unsupported_media_type: [415, 'The body must be application/json.'],
  body_too_large: [413, 'The body is too large.'],
  origin_refused: [403, 'The request does not come from the origin of the service.'],
  rate_limited: [429, 'Too many requests.'],
  not_found: [404, 'There is nothing here.'],
  internal_error: [500, 'Something went wrong.'],
  service_unavailable: [503, 'The service is not available at the moment.'],
  unauthenticated: [401, 'There is no live session.'],
  invalid_token: [401, 'There is no access token, or it is not valid any more.'],
  user_disabled: [409, 'The user is disabled.'],
  client_not_found: [404, 'There is no such client.'],
  client_name_in_use: [409, 'Another client has this name.'],
  client_revoked: [409, 'The client was revoked.'],
  client_keys_refused: [422, "The keys of the client can't be taken."],
  client_has_no_keys: [409, 'The client proves itself with a secret.'],
  client_has_no_secrets: [409, 'The client proves itself with a key.'],
  client_secret_limit: [409, 'The client has two valid secrets.'],
  client_secret_not_found: [404, 'The client has no such valid secret.'],
  redirect_uri_refused: [422, "A redirect URI can't be taken."],
  version_stale: [409, 'There is a newer version of this already.'],
  version_reused: [409, 'This version came with other content before.'],
  email_in_use: [409, 'Another user has this e-mail address.'],
  email_refused: [422, 'That is no e-mail address that mail can be sent to.'],
  organisation_unknown: [422, "The user's organisation is not known."],
  relation_number_in_use: [409, 'Another organisation has this relation number.'],
  cursor_unknown: [400, 'That is no cursor of the feed.'],
  webhook_not_found: [404, 'The client has no such webhook.'],
  webhook_url_refused: [422, 'Events are not delivered to that URL.'],
  webhook_limit: [409, 'The client has five webhooks.'],
  webhook_exists: [409, 'The client has a webhook for this URL.'],
  interaction_not_found: [404, 'There is no such login for an application.'],
  idempotency_key_reused: [422, 'The Idempotency-Key came with another request before.'],
  idempotency_in_progress: [409, 'A request with this Idempotency-Key is being worked on.'],
  insufficient_scope: [403, 'The client, or the token, lacks the scope for this.'],
  two_factor_required: [403, '2FA is required by now and the session was opened without it.'],
  main_user_required: [403, 'Only a main user of an organisation may do this.'],
  invalid_credentials: [401, 'E-mail address or password is wrong.'],
  login_locked: [429, 'Too many attempts.'],
  login_challenge_missing: [401, 'There is no live login challenge.'],
  code_rejected: [401, 'The code is wrong, expired or used.'],
  registration_unknown: [404, 'No such link was ever made.'],
  registration_expired: [410, 'The link has expired.'],
  registration_used: [410, 'The link was used.'],
  registration_replaced: [410, 'A newer link was mailed.'],
  registration_withdrawn: [410, 'The user changed after the link was mailed.'],
  registration_not_open: [401, 'No registration is open in this browser.'],
  registration_step_refused: [409, 'This is not the next step of the registration.'],
  registration_not_required: [409, 'The user does not need to register.'],
  already_enrolled: [409, 'The user has an active authenticator.'],
  approval_required: [403, 'Support has to approve a new authenticator first.'],
  renewal_refused: [409, 'This link cannot be renewed.'],
  password_refused: [422, 'The password breaks a rule.'],
  mail_limit_reached: [429, 'Too many mails were asked for.'],
  user_list_changed: [409, 'The list of users has changed since it was shown.'],
  two_factor_already_mandatory: [409, '2FA is mandatory already.'],
  proof_required: [403, 'The password must be given again.'],
  proof_rejected: [403, 'The password is wrong, or another proof is needed.'],
  user_not_found: [404, 'There is no such user.'],
  step_up_required: [403, 'This needs a recent proof: step up first.'],
  authenticator_missing: [409, 'There is no active authenticator.'],
  replacement_not_started: [409, 'No replacement of the authenticator is under way in this session.'],
  session_not_found: [404, 'There is no such session.'],
  invalid_signature: [401, 'The signature does not fit the request, or the event is not of now.'],
  webhook_not_configured: [404, 'This installation takes no delivery events.'],
  employee_required: [403, 'Only an employee may do this.'],
  role_required: [403, "The employee's role does not allow this."],
  organisation_not_found: [404, 'There is no such organisation.'],
  confirmation_mismatch: [409, "The name that was typed is not the organisation's."],
  reversal_not_found: [404, 'There is no such reversal.'],
  reversal_open: [409, 'A reversal of this organisation waits for a second employee already.'],
  reversal_not_open: [409, 'The reversal was decided, or has expired.'],
  nothing_to_reverse: [409, '2FA is not required of this organisation, now or later.'],
  second_employee_required: [403, 'Another employee has to decide this.'],
  requester_required: [403, 'Only the employee who asked can cancel this.'],
  not_for_oneself: [409, 'Another employee has to do this for you.'],
  identity_not_checked: [422, 'Too few points of the identity checklist were gone through.'],
  approval_not_needed: [409, 'This user may link a new phone without approval.'],
  support_request_not_found: [404, 'There is no such request.'],
  support_request_open: [409, 'A request for this user waits for a second employee already.'],
  support_request_not_open: [409, 'The request was decided, has expired, or the user has changed since.'],
};

type ProblemMembers = Partial<Pick<Schema<'Problem'>, 'detail' | 'errors' | 'passwordRules'>> & {
  retryAt?: Date;
};

/** Answers with an RFC 9457 problem. `retryAt` also sets `Retry-After`, in seconds, and tells nothing about who waits. */
export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  members: ProblemMembers = {},
): FastifyReply {
  const [status, title] = problems[code];
  const { retryAt, ...others } = members;
  const { config, now } = reply.server.deps;
  const body: Schema<'Problem'> = {
    type: `${config.publicOrigin}/totpservice/problems/${code}`,
    title,
    status,
    code,
    ...others,
    requestId: reply.request.id,
  };
  // RFC 6750, section 3.
  if (code === 'invalid_token' || code === 'insufficient_scope')
    reply.header('www-authenticate', `Bearer error="${code}"`);
  if (retryAt) {
    body.retryAt = retryAt.toISOString();
    body.retryAfterSeconds = Math.max(0, Math.ceil((retryAt.getTime() - now().getTime()) / 1000));
    reply.header('retry-after', body.retryAfterSeconds);
  }
  return reply.code(status).type('application/problem+json').send(body);
}

/** An expected refusal of an operation, by the code of its problem. */
export interface Refusal<Code extends ProblemCode = ProblemCode> {
  refused: Code;
  retryAt?: Date;
}

/** Whether an operation refused what it was asked for. */
export const isRefusal = (result: object): result is Refusal => 'refused' in result;

/** Answers with the problem of a refusal. */
export const sendRefusal = (reply: FastifyReply, { refused, retryAt }: Refusal): FastifyReply =>
  sendProblem(reply, refused, retryAt ? { retryAt } : {});

/** For the few places that can't return: security handlers and hooks. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}
