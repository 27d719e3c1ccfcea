// Generated from packages/contract/openapi and problems.yaml by `pnpm generate`. Do not edit.
/** What the contract says of each operation beside the types of its input and answers. */
export const operationFacts = {
  "requestApproval": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "organisation_not_found",
      "user_not_found",
      "confirmation_mismatch",
      "nothing_to_reverse",
      "not_for_oneself",
      "authenticator_missing",
      "approval_not_needed",
      "identity_not_checked",
      "approval_open",
      "approval_limit_reached",
      "client_not_found",
      "client_name_in_use",
      "client_revoked",
      "client_keys_refused",
      "client_has_no_keys",
      "client_has_no_secrets",
      "client_secret_limit",
      "redirect_uri_refused",
      "nothing_to_grant",
      "email_refused",
      "email_in_use",
      "role_unchanged",
      "deletion_overtaken"
    ],
    "success": [
      201
    ],
    "cookies": false,
    "defaults": []
  },
  "listApprovals": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "page",
      "pageSize"
    ]
  },
  "getApproval": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "approval_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getApprovalReach": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "approval_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "approveApproval": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "approval_not_found",
      "approval_not_open",
      "approval_changed",
      "second_employee_required",
      "requester_left",
      "not_for_oneself",
      "client_name_in_use",
      "client_revoked",
      "client_keys_refused",
      "client_has_no_keys",
      "client_has_no_secrets",
      "client_secret_limit",
      "redirect_uri_refused",
      "nothing_to_grant",
      "email_refused",
      "email_in_use",
      "role_unchanged",
      "deletion_overtaken",
      "approval_limit_reached",
      "code_rejected",
      "passkey_rejected",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "startPasskeyApproval": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "passkey_missing"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "rejectApproval": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "approval_not_found",
      "approval_not_open",
      "second_employee_required",
      "not_for_oneself"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "cancelApproval": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "approval_not_found",
      "approval_not_open",
      "requester_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listAuditEvents": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "exportAuditEvents": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listClients": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getClient": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "client_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "updateClient": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "client_not_found",
      "client_revoked",
      "client_grant_needed"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "takeClientSecret": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "client_not_found",
      "approval_not_found",
      "requester_required",
      "client_secret_not_waiting",
      "client_revoked",
      "client_secret_limit"
    ],
    "success": [
      201
    ],
    "cookies": false,
    "defaults": []
  },
  "revokeClientSecret": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "client_not_found",
      "client_secret_not_found"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "revokeClient": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "client_not_found"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "getUserTwoFactorDecision": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "user_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listUserTwoFactorDecisions": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "organisation_not_found",
      "validation_failed",
      "cursor_unknown"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "limit"
    ]
  },
  "listEvents": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "cursor_unknown"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "limit"
    ]
  },
  "listWebhooks": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "createWebhook": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "webhook_url_refused",
      "cursor_unknown",
      "webhook_limit",
      "webhook_exists"
    ],
    "success": [
      201
    ],
    "cookies": false,
    "defaults": []
  },
  "getWebhook": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "webhook_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "updateWebhook": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "webhook_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "deleteWebhook": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "webhook_not_found"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "rotateWebhookSecret": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "webhook_not_found"
    ],
    "success": [
      201
    ],
    "cookies": false,
    "defaults": []
  },
  "replayWebhook": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "webhook_not_found",
      "cursor_unknown"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listWebhookDeliveries": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "webhook_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getInteraction": {
    "security": "none",
    "problems": [
      "interaction_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "issueRegistration": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "user_not_found",
      "user_disabled",
      "already_enrolled",
      "registration_not_required",
      "mail_limit_reached"
    ],
    "success": [
      202
    ],
    "cookies": false,
    "defaults": []
  },
  "getUserRegistration": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "registration_unknown"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "startLogin": {
    "security": "none",
    "problems": [
      "invalid_credentials",
      "login_locked",
      "mailed_link_required"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "verifyLoginCode": {
    "security": "loginChallenge",
    "problems": [
      "login_challenge_missing",
      "code_rejected",
      "passkey_required",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "useRecoveryCode": {
    "security": "loginChallenge",
    "problems": [
      "login_challenge_missing",
      "code_rejected",
      "passkey_required",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "getSession": {
    "security": "anySession",
    "problems": [
      "unauthenticated"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "endSession": {
    "security": "none",
    "problems": [],
    "success": [
      204
    ],
    "cookies": true,
    "defaults": []
  },
  "resendOwnRegistration": {
    "security": "anySession",
    "problems": [
      "unauthenticated",
      "already_enrolled",
      "registration_not_required",
      "mail_limit_reached"
    ],
    "success": [
      202
    ],
    "cookies": false,
    "defaults": []
  },
  "receiveMailEvent": {
    "security": "webhookSignature",
    "problems": [
      "invalid_signature",
      "webhook_not_configured"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "importUsers": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "credentials_exist",
      "password_hash_refused",
      "totp_secret_refused"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "disputeNotice": {
    "security": "none",
    "problems": [
      "notice_unknown",
      "notice_expired",
      "rate_limited"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listDisputes": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "page",
      "pageSize"
    ]
  },
  "settleDispute": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "dispute_not_found",
      "dispute_settled",
      "not_for_oneself"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "getContract": {
    "security": "none",
    "problems": [],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getHealth": {
    "security": "none",
    "problems": [],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getReadiness": {
    "security": "none",
    "problems": [
      "service_unavailable"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getOrganisationTwoFactor": {
    "security": "anySession",
    "problems": [
      "unauthenticated",
      "main_user_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listOrganisationDays": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "activateTwoFactor": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "user_list_changed",
      "two_factor_already_mandatory",
      "proof_required",
      "proof_rejected",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listOrganisationUsers": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "page",
      "pageSize",
      "sort",
      "order"
    ]
  },
  "resendRegistrationMail": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "user_not_found",
      "already_enrolled",
      "registration_not_required",
      "mail_limit_reached"
    ],
    "success": [
      202
    ],
    "cookies": false,
    "defaults": []
  },
  "resendRegistrationMails": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "registration_not_required"
    ],
    "success": [
      202
    ],
    "cookies": false,
    "defaults": []
  },
  "getUserTimeline": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "user_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getColleague": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "user_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "unlockColleague": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "help_disabled",
      "user_not_found",
      "not_for_oneself",
      "support_required",
      "main_user_too_new",
      "step_up_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "resetColleague": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "help_disabled",
      "user_not_found",
      "not_for_oneself",
      "support_required",
      "main_user_too_new",
      "step_up_required",
      "authenticator_missing",
      "approval_open",
      "approval_changed",
      "approval_limit_reached"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "decideColleaguePhone": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "help_disabled",
      "user_not_found",
      "not_for_oneself",
      "support_required",
      "main_user_too_new",
      "step_up_required",
      "authenticator_missing",
      "approval_not_needed",
      "approval_open",
      "approval_changed",
      "approval_limit_reached",
      "recovery_over"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listFirstEnrolments": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "decideFirstEnrolment": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "main_user_required",
      "approval_not_found",
      "approval_not_open",
      "approval_changed",
      "not_for_oneself",
      "second_employee_required",
      "main_user_too_new",
      "colleague_moved",
      "step_up_required"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "listAuthenticators": {
    "security": "enrollingSession",
    "problems": [
      "unauthenticated",
      "two_factor_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "renameAuthenticator": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "authenticator_not_found"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "removeAuthenticator": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "authenticator_not_found",
      "last_authenticator"
    ],
    "success": [
      204
    ],
    "cookies": true,
    "defaults": []
  },
  "startPasskeyEnrolment": {
    "security": "enrollingSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "step_up_required",
      "authenticator_missing",
      "approval_required",
      "authenticator_limit_reached"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "confirmPasskeyEnrolment": {
    "security": "enrollingSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "step_up_required",
      "authenticator_missing",
      "approval_required",
      "authenticator_limit_reached",
      "passkey_refused"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "startPasskeyLogin": {
    "security": "loginChallenge",
    "problems": [
      "login_challenge_missing",
      "passkey_missing"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "verifyPasskeyLogin": {
    "security": "loginChallenge",
    "problems": [
      "login_challenge_missing",
      "passkey_rejected",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "startPasskeyStepUp": {
    "security": "enrollingSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_missing"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "stepUp": {
    "security": "enrollingSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "code_rejected",
      "passkey_rejected",
      "passkey_required",
      "proof_rejected",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "getProfile": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "setLanguage": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "changePassword": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "proof_rejected",
      "password_refused",
      "login_locked"
    ],
    "success": [
      204
    ],
    "cookies": true,
    "defaults": []
  },
  "startAuthenticatorReplacement": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "authenticator_missing",
      "approval_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "confirmAuthenticatorReplacement": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "authenticator_missing",
      "approval_required",
      "replacement_not_started",
      "code_rejected",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "regenerateRecoveryCodes": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "authenticator_missing"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listSessions": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "revokeOtherSessions": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "revokeSession": {
    "security": "fullSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "session_not_found"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "listProvisionedOrganisations": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "cursor_unknown"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "limit"
    ]
  },
  "listProvisionedUsers": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "cursor_unknown"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "limit"
    ]
  },
  "putOrganisation": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "version_stale",
      "version_reused",
      "relation_number_in_use"
    ],
    "success": [
      200,
      201
    ],
    "cookies": false,
    "defaults": []
  },
  "getProvisionedOrganisation": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "organisation_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "deleteOrganisation": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "version_stale",
      "approval_limit_reached"
    ],
    "success": [
      202,
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "putOrganisations": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "putUser": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "version_stale",
      "version_reused",
      "organisation_unknown",
      "email_refused",
      "email_in_use"
    ],
    "success": [
      200,
      201
    ],
    "cookies": false,
    "defaults": []
  },
  "getProvisionedUser": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "user_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "deleteUser": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "version_stale"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "applyUserBatch": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "requestPasswordReset": {
    "security": "none",
    "problems": [
      "rate_limited",
      "validation_failed"
    ],
    "success": [
      202
    ],
    "cookies": false,
    "defaults": []
  },
  "inspectRegistration": {
    "security": "none",
    "problems": [
      "registration_unknown"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "openRegistration": {
    "security": "none",
    "problems": [
      "registration_unknown",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "getRegistration": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "setPassword": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "enrolment_held",
      "password_refused",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "keepPassword": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "enrolment_held",
      "registration_step_refused"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "confirmPasswordReset": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "registration_step_refused",
      "code_rejected",
      "passkey_rejected",
      "passkey_required",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "startPasskeyProof": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "registration_step_refused",
      "passkey_missing"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "startEnrolment": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "registration_step_refused",
      "approval_required",
      "recovery_waits",
      "recovery_stopped",
      "enrolment_held"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "confirmEnrolment": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "registration_step_refused",
      "approval_required",
      "recovery_waits",
      "recovery_stopped",
      "enrolment_held",
      "code_rejected",
      "login_locked"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "startPasskeyRegistration": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "registration_step_refused",
      "approval_required",
      "recovery_waits",
      "recovery_stopped",
      "enrolment_held"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "confirmPasskeyRegistration": {
    "security": "registration",
    "problems": [
      "registration_not_open",
      "registration_expired",
      "registration_used",
      "registration_replaced",
      "registration_withdrawn",
      "already_enrolled",
      "registration_step_refused",
      "approval_required",
      "recovery_waits",
      "recovery_stopped",
      "enrolment_held",
      "passkey_refused",
      "authenticator_limit_reached"
    ],
    "success": [
      200
    ],
    "cookies": true,
    "defaults": []
  },
  "stopRecovery": {
    "security": "none",
    "problems": [
      "recovery_unknown",
      "recovery_over"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "renewRegistration": {
    "security": "none",
    "problems": [
      "registration_unknown",
      "renewal_refused",
      "enrolment_held",
      "mail_limit_reached"
    ],
    "success": [
      202
    ],
    "cookies": false,
    "defaults": []
  },
  "getRollout": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listRolloutOrganisations": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "page",
      "pageSize",
      "sort",
      "order",
      "withoutMainUser"
    ]
  },
  "exportRollout": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "sort",
      "order",
      "withoutMainUser"
    ]
  },
  "stopInvitations": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "resumeInvitations": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "searchOrganisations": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getOrganisation": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "organisation_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "listUsers": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "organisation_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": [
      "page",
      "pageSize",
      "sort",
      "order"
    ]
  },
  "listEmployees": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "getUser": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "employee_required",
      "role_required",
      "user_not_found"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "unlockUser": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "user_not_found",
      "not_for_oneself"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  },
  "resendUserRegistrationMail": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "user_not_found",
      "already_enrolled",
      "registration_not_required",
      "mail_limit_reached"
    ],
    "success": [
      202
    ],
    "cookies": false,
    "defaults": []
  },
  "clearMailBounce": {
    "security": "employeeSession",
    "problems": [
      "unauthenticated",
      "two_factor_required",
      "passkey_required",
      "step_up_required",
      "employee_required",
      "role_required",
      "user_not_found"
    ],
    "success": [
      204
    ],
    "cookies": false,
    "defaults": []
  },
  "createVerification": {
    "security": "client",
    "problems": [
      "invalid_token",
      "insufficient_scope",
      "user_not_found",
      "idempotency_key_reused",
      "idempotency_in_progress"
    ],
    "success": [
      200
    ],
    "cookies": false,
    "defaults": []
  }
} as const;
