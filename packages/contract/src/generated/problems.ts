// Generated from packages/contract/openapi and problems.yaml by `pnpm generate`. Do not edit.
/** Status and title of each problem code. */
export const problems = {
  "validation_failed": {
    "status": 400,
    "title": "The request does not match the contract."
  },
  "malformed_request": {
    "status": 400,
    "title": "The request is not HTTP as it should be."
  },
  "request_timeout": {
    "status": 408,
    "title": "The request took too long to arrive."
  },
  "malformed_body": {
    "status": 400,
    "title": "The body is not JSON."
  },
  "unsupported_media_type": {
    "status": 415,
    "title": "The body must be application/json."
  },
  "body_too_large": {
    "status": 413,
    "title": "The body is too large."
  },
  "origin_refused": {
    "status": 403,
    "title": "The request does not come from the origin of the service."
  },
  "rate_limited": {
    "status": 429,
    "title": "Too many requests."
  },
  "not_found": {
    "status": 404,
    "title": "There is nothing here."
  },
  "method_not_allowed": {
    "status": 405,
    "title": "The path is there, and not for this method."
  },
  "internal_error": {
    "status": 500,
    "title": "Something went wrong."
  },
  "service_unavailable": {
    "status": 503,
    "title": "The service is not available at the moment."
  },
  "unauthenticated": {
    "status": 401,
    "title": "There is no live session."
  },
  "invalid_token": {
    "status": 401,
    "title": "There is no access token, or it is not valid any more."
  },
  "insufficient_scope": {
    "status": 403,
    "title": "The client, or the token, lacks the scope for this."
  },
  "client_not_found": {
    "status": 404,
    "title": "There is no such client."
  },
  "client_name_in_use": {
    "status": 409,
    "title": "Another client has this name."
  },
  "client_revoked": {
    "status": 409,
    "title": "The client was revoked."
  },
  "client_keys_refused": {
    "status": 422,
    "title": "The keys of the client can't be taken."
  },
  "client_has_no_keys": {
    "status": 409,
    "title": "The client proves itself with a secret."
  },
  "client_has_no_secrets": {
    "status": 409,
    "title": "The client proves itself with a key."
  },
  "client_secret_limit": {
    "status": 409,
    "title": "The client has two valid secrets."
  },
  "client_secret_not_waiting": {
    "status": 409,
    "title": "No secret waits to be taken."
  },
  "client_grant_needed": {
    "status": 409,
    "title": "The client doesn't have what is to stay."
  },
  "nothing_to_grant": {
    "status": 409,
    "title": "The client has all of that."
  },
  "role_unchanged": {
    "status": 409,
    "title": "The employee has this role."
  },
  "deletion_overtaken": {
    "status": 409,
    "title": "The source has put the organisation again."
  },
  "client_secret_not_found": {
    "status": 404,
    "title": "The client has no such valid secret."
  },
  "redirect_uri_refused": {
    "status": 422,
    "title": "A redirect URI or logout address can't be taken."
  },
  "version_stale": {
    "status": 409,
    "title": "There is a newer version of this already."
  },
  "version_reused": {
    "status": 409,
    "title": "This version came with other content before."
  },
  "email_in_use": {
    "status": 409,
    "title": "Another user has this e-mail address."
  },
  "email_refused": {
    "status": 422,
    "title": "That is no e-mail address that mail can be sent to."
  },
  "organisation_unknown": {
    "status": 422,
    "title": "The user's organisation is not known."
  },
  "credentials_exist": {
    "status": 409,
    "title": "The user logs in with something of their own already."
  },
  "password_hash_refused": {
    "status": 422,
    "title": "That is no password hash that can be taken."
  },
  "totp_secret_refused": {
    "status": 422,
    "title": "That is no secret that can be taken."
  },
  "relation_number_in_use": {
    "status": 409,
    "title": "Another organisation has this relation number."
  },
  "cursor_unknown": {
    "status": 400,
    "title": "That is no cursor of the feed."
  },
  "webhook_not_found": {
    "status": 404,
    "title": "The client has no such webhook."
  },
  "webhook_url_refused": {
    "status": 422,
    "title": "Events are not delivered to that URL."
  },
  "webhook_limit": {
    "status": 409,
    "title": "The client has five webhooks, or five streams of signals."
  },
  "webhook_exists": {
    "status": 409,
    "title": "The client has a webhook for this URL."
  },
  "interaction_not_found": {
    "status": 404,
    "title": "There is no such login for an application."
  },
  "idempotency_key_reused": {
    "status": 422,
    "title": "The Idempotency-Key came with another request before."
  },
  "idempotency_in_progress": {
    "status": 409,
    "title": "A request with this Idempotency-Key is being worked on."
  },
  "user_disabled": {
    "status": 409,
    "title": "The user is disabled."
  },
  "two_factor_required": {
    "status": 403,
    "title": "2FA is required by now and the session was opened without it."
  },
  "passkey_required": {
    "status": 403,
    "title": "Only a passkey counts here by now."
  },
  "main_user_required": {
    "status": 403,
    "title": "Only a main user of an organisation may do this."
  },
  "help_disabled": {
    "status": 403,
    "title": "Main users don't help colleagues here."
  },
  "support_required": {
    "status": 403,
    "title": "Another main user is helped by support."
  },
  "invalid_credentials": {
    "status": 401,
    "title": "E-mail address or password is wrong."
  },
  "login_locked": {
    "status": 429,
    "title": "Too many attempts."
  },
  "mailed_link_required": {
    "status": 403,
    "title": "Only the mailed link helps here."
  },
  "login_challenge_missing": {
    "status": 401,
    "title": "There is no live login challenge."
  },
  "code_rejected": {
    "status": 401,
    "title": "The code is wrong, expired or used."
  },
  "passkey_rejected": {
    "status": 401,
    "title": "The passkey's answer does not count."
  },
  "registration_unknown": {
    "status": 404,
    "title": "No such link was ever made."
  },
  "notice_unknown": {
    "status": 404,
    "title": "No notice has this code."
  },
  "notice_expired": {
    "status": 410,
    "title": "The code of this notice has expired."
  },
  "registration_expired": {
    "status": 410,
    "title": "The link has expired."
  },
  "registration_used": {
    "status": 410,
    "title": "The link was used."
  },
  "registration_replaced": {
    "status": 410,
    "title": "A newer link was mailed."
  },
  "registration_withdrawn": {
    "status": 410,
    "title": "The user changed after the link was mailed."
  },
  "registration_not_open": {
    "status": 401,
    "title": "No registration is open in this browser."
  },
  "registration_step_refused": {
    "status": 409,
    "title": "This is not the next step of the registration."
  },
  "registration_not_required": {
    "status": 409,
    "title": "The user does not need to register."
  },
  "already_enrolled": {
    "status": 409,
    "title": "The user has an active authenticator."
  },
  "approval_required": {
    "status": 403,
    "title": "Support has to approve a new authenticator first."
  },
  "recovery_waits": {
    "status": 403,
    "title": "A new phone can be linked later."
  },
  "recovery_stopped": {
    "status": 403,
    "title": "Linking a new phone was stopped."
  },
  "recovery_unknown": {
    "status": 404,
    "title": "This link stops nothing."
  },
  "recovery_over": {
    "status": 409,
    "title": "A new phone was linked already."
  },
  "enrolment_held": {
    "status": 403,
    "title": "Somebody else has to confirm first."
  },
  "main_user_too_new": {
    "status": 403,
    "title": "This main user was changed too lately to confirm."
  },
  "colleague_moved": {
    "status": 403,
    "title": "An employee has to confirm this."
  },
  "renewal_refused": {
    "status": 409,
    "title": "This link cannot be renewed."
  },
  "password_refused": {
    "status": 422,
    "title": "The password breaks a rule."
  },
  "mail_limit_reached": {
    "status": 429,
    "title": "Too many mails were asked for."
  },
  "user_list_changed": {
    "status": 409,
    "title": "The list of users has changed since it was shown."
  },
  "two_factor_already_mandatory": {
    "status": 409,
    "title": "2FA is mandatory already."
  },
  "proof_required": {
    "status": 403,
    "title": "The password must be given again."
  },
  "proof_rejected": {
    "status": 403,
    "title": "The password is wrong, or another proof is needed."
  },
  "dispute_not_found": {
    "status": 404,
    "title": "There is no such dispute."
  },
  "dispute_settled": {
    "status": 409,
    "title": "This dispute is settled already."
  },
  "user_not_found": {
    "status": 404,
    "title": "There is no such user."
  },
  "step_up_required": {
    "status": 403,
    "title": "This needs a recent proof: step up first."
  },
  "authenticator_missing": {
    "status": 409,
    "title": "There is no active authenticator."
  },
  "passkey_missing": {
    "status": 409,
    "title": "There is no passkey to ask for."
  },
  "passkey_refused": {
    "status": 400,
    "title": "The passkey can't be added."
  },
  "authenticator_limit_reached": {
    "status": 409,
    "title": "There are as many authenticators as somebody may have."
  },
  "authenticator_not_found": {
    "status": 404,
    "title": "There is no such authenticator."
  },
  "last_authenticator": {
    "status": 409,
    "title": "The last authenticator stays while 2FA is required."
  },
  "replacement_not_started": {
    "status": 409,
    "title": "No replacement of the authenticator is under way in this session."
  },
  "session_not_found": {
    "status": 404,
    "title": "There is no such session."
  },
  "invalid_signature": {
    "status": 401,
    "title": "The signature does not fit the request, or the event is not of now."
  },
  "webhook_not_configured": {
    "status": 404,
    "title": "This installation takes no delivery events."
  },
  "employee_required": {
    "status": 403,
    "title": "Only an employee may do this."
  },
  "role_required": {
    "status": 403,
    "title": "The employee's role does not allow this."
  },
  "organisation_not_found": {
    "status": 404,
    "title": "There is no such organisation."
  },
  "confirmation_mismatch": {
    "status": 409,
    "title": "The name that was typed is not the organisation's."
  },
  "approval_not_found": {
    "status": 404,
    "title": "There is no such approval."
  },
  "approval_open": {
    "status": 409,
    "title": "The same waits for a second employee already."
  },
  "approval_limit_reached": {
    "status": 429,
    "title": "One person did too much of this within an hour."
  },
  "approval_not_open": {
    "status": 409,
    "title": "The request was decided, has expired, or the user has changed since."
  },
  "approval_changed": {
    "status": 409,
    "title": "What was shown has changed since."
  },
  "nothing_to_reverse": {
    "status": 409,
    "title": "2FA is not required of this organisation, now or later."
  },
  "second_employee_required": {
    "status": 403,
    "title": "Another employee has to decide this."
  },
  "requester_required": {
    "status": 403,
    "title": "Only the employee who asked can cancel this."
  },
  "requester_left": {
    "status": 409,
    "title": "Whoever asked for this may not ask any more."
  },
  "not_for_oneself": {
    "status": 409,
    "title": "Somebody else has to do this for you."
  },
  "identity_not_checked": {
    "status": 422,
    "title": "Too few points of the identity checklist were gone through."
  },
  "approval_not_needed": {
    "status": 409,
    "title": "This user needs no approval."
  }
} as const;
