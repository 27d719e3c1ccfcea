// Generated from packages/contract/openapi and problems.yaml by `pnpm generate`. Do not edit.
export interface paths {
    "/totpservice/api/v1/admin/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Approvals, the newest first.
         * @description With `state=open` the oldest, which expire first. `open` are those that wait for a second employee, haven't expired, and whose user hasn't changed since.
         */
        get: operations["listApprovals"];
        put?: never;
        /**
         * Ask for what another employee has to approve.
         * @description The kinds differ in whom they are about and in what they do once approved; another employee decides within 24 hours.
         *     - `reversal` takes an organisation's 2FA back. Of one that never activated 2FA it is an exemption only. `exemptionDays` counts from the approval; without it, it is 14 where an exemption is needed at that moment, and none where not.
         *     - `reset` takes a user's authenticator away: it is revoked, recovery codes and open registrations are dead, sessions end; the user is told, and invited again where 2FA is required.
         *     - `new_phone` lets a user replace the authenticator from the mailed link, where that needs approval (`RECOVERY_POLICY=mail_and_support`, an employee, or another `SensitiveChange` in the last 72 hours). It is good for 24 hours and one new phone.
         *     - `first_enrolment` lets a user enrol whom two of these changes within 72 hours hold. The service asks for it by itself, and a main user of the organisation may decide it too (`decideFirstEnrolment`); an employee asks
         *       again where it was rejected. Who did one of the changes can't approve it.
         *     - `new_client` makes a client, another TVM system, with all of `grant`. With public keys (`jwks`, preferred) it proves itself by `private_key_jwt`; without, by a secret.
         *     - `client_grant` gives a client more: what it has stays.
         *     - `new_employee` makes an employee in a role. The mail with which they set a password and an authenticator leaves once it is approved.
         *     - `employee_role` gives an employee another role. Their sessions end, and what they asked for is cancelled.
         *     - `organisation_deletion` removes an organisation with all its users, as `deleteUser` does each of them. Another system asks for it too (`deleteOrganisation`), and waits seven days for a decision.
         *
         *     What is about a client, a new employee or a role is asked for and decided by support leads, never about oneself, and all of them are told by mail.
         *
         *     No secret is in any answer: once it is approved, the employee who asked takes it with `takeClientSecret`.
         *
         *     `needsSecondEmployee` of the answer: always for a reversal, the deletion of an organisation, a first enrolment and what is about a client, a new employee or a role, for the reset of an employee, and for a user with another `SensitiveChange` in the last 72 hours. Otherwise it is done at once, and `state` is `approved`.
         */
        post: operations["requestApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/approvals/{approvalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one approval.
         * @description An open one with what it would do now, and the `version` of that, which its approval names.
         */
        get: operations["getApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/approvals/{approvalId}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See which other systems have heard what a decision did.
         * @description After a reversal or a reset: which applications were told to log people out (back-channel logout), and which webhooks and streams of signals are past it. `isEverybodyReached` once nothing waits any more
         *     and nothing was given up. Before the decision nobody was to be told.
         */
        get: operations["getApprovalReach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/approvals/{approvalId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve, as another employee than the one who asked.
         * @description With a code of the approver's own app, or a passkey that signed what is approved (`startPasskeyApproval`), whatever was given before. It is bound to the `version` of what was shown: when that has changed since, nothing happens and the code isn't used up.
         *     Whoever asked has to be enabled and in a role that may ask still. All that it does is one transaction; of two approvals at once one takes effect.
         */
        post: operations["approveApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/approvals/{approvalId}/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a passkey, to approve with it.
         * @description The browser's answer goes to `approveApproval`. The challenge is bound to a hash of the approval and of the `version` of what was shown, so that it approves nothing else; it is good once, for five
         *     minutes, in this session.
         */
        post: operations["startPasskeyApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/approvals/{approvalId}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject, as another employee than the one who asked.
         * @description Nothing happens to whom it is about.
         */
        post: operations["rejectApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/approvals/{approvalId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel what one asked for oneself.
         * @description Nothing happens to whom it is about.
         */
        post: operations["cancelApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail, the newest first.
         * @description A hundred at a time; `nextBefore` of an answer is `before` of the next.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/audit-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail as a file.
         * @description CSV with a header, the oldest first, all events of the filters (at most 100,000). The export is an event itself.
         */
        get: operations["exportAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All clients, by name.
         * @description Other TVM systems, revoked ones too. Never a secret.
         */
        get: operations["listClients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/clients/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one client.
         * @description Never a secret.
         */
        get: operations["getClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Take from what a client may do.
         * @description Each list is of what stays; what isn't named stays as it is. A scope that is taken away is gone with the client's next request; the end of a key ends every token of the client. What a client doesn't have
         *     isn't given here: that takes two (`requestApproval`, `client_grant`).
         */
        patch: operations["updateClient"];
        trace?: never;
    };
    "/totpservice/api/v1/admin/clients/{clientId}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the secret that was approved.
         * @description By the employee who asked for it, once, within 24 hours of the approval. It is made now: it is in this answer and nowhere else, and nobody else has seen it.
         */
        post: operations["takeClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/clients/{clientId}/secrets/{secretId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a secret.
         * @description With it every token that the client has; it gets others with the secret that is left. Tokens of that very second are dead too.
         */
        delete: operations["revokeClientSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/clients/{clientId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a client, for good.
         * @description It is refused with its next request, on every instance; what was granted to it ends, its webhooks stop. Again it changes nothing.
         */
        post: operations["revokeClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/users/{externalId}/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Must this user use 2FA?
         * @description The one decision, made anew at each request: nobody has to re-implement the rule. `because` says what decided, `requiredFrom` from when it is required (also
         *     when that is still to come), `exemptUntil` until when a written exemption holds. `lockedUntil`: the login takes no codes until then.
         *     `secondFactor` says which factors the login takes, since or from when. An application that needs one asks its authorisation for `acr_values`.
         */
        get: operations["getUserTwoFactorDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/two-factor-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The decisions about many users.
         * @description Either about the users that are named (`user`, up to 100 times; those that aren't known are left out), or about all of one organisation, page by page. Sorted by external id.
         */
        get: operations["listUserTwoFactorDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, in order.
         * @description A feed that never skips an event: one whose transaction may still be overtaken by an older one is left for later, usually for less than a second. Ask again with `next`, at once when `hasMore`, otherwise after some seconds.
         *     No names, addresses or reasons; of people the external ids.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The client's webhooks.
         * @description Those of this client.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have events delivered.
         * @description To an `https` URL, in the form of Standard Webhooks, one event at a time and in order, at least once: `webhook-id` tells a repeat. What isn't answered with 2xx within ten seconds is tried again, later and later up to an hour; after 72 hours without a success, or a 410, the webhook is disabled.
         *     The signing secret is in this answer and nowhere else.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a webhook.
         * @description How far it is, and whether it fails.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * End a webhook.
         * @description With its secrets and what is known of its deliveries.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook.
         * @description Which events, or whether any. Enabled again it goes on from where it was.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/totpservice/api/v1/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new signing secret.
         * @description The former one signs for another day: each delivery then has two signatures, of which one has to fit.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again.
         * @description From a cursor of the feed on, under the same ids. Forward works too, to leave events out.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest attempts to deliver.
         * @description A hundred at most, the last one first. Kept for thirty days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/interactions/{interactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For which application is this login?
         * @description A web application of TVM that sent somebody here to log in. Its name is all that is told; the id is random and lives half an hour.
         */
        get: operations["getInteraction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/users/{externalId}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a user's registration mail sent.
         * @description To the address that is known, in the background; a link that was mailed before is replaced. Answers with an id to follow it by, never with the link. At most five an hour for one
         *     user, a minute apart, for all other systems together.
         */
        post: operations["issueRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/users/{externalId}/registrations/{registrationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a registration mail.
         * @description From the mail to the end of the registration: `queued`, `sent`, `delivered`, `opened`, `password_set`, `completed`; or `undelivered`, `expired`, `replaced` by a newer mail, `withdrawn` because the
         *     user changed or doesn't need it any more.
         */
        get: operations["getUserRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a login with e-mail address and password.
         * @description `session`: signed in, the session cookie is set. `code`: an authenticator is active, the login challenge cookie is set for ten
         *     minutes and the code, or a passkey (`ways`), is next. Where only a passkey counts (`SECOND_FACTOR_POLICY_*`) and there is one, `ways` has no `app`. `registration_required`: 2FA is required and no usable authenticator exists; nobody is signed in and the
         *     registration mail is sent again, within the mail limits. An unknown address, a disabled user and a wrong password get the same answer.
         *     Attempts are limited for an account and for a network, known or not. A browser that logged in as that person before has a device cookie
         *     and a limit of its own, so that strangers don't lock the person out. While codes are locked the right password answers `login_locked`:
         *     no code is asked that wouldn't be looked at. After a hundred wrong passwords in a row no more is looked at
         *     (`mailed_link_required`). `service_unavailable` when too many logins wait.
         */
        post: operations["startLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/login/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a login with a code of the authenticator app.
         * @description The attempt is counted before the code is looked at. A wrong code, a code that was used before and an authenticator that is gone get the
         *     same answer, with the attempts that are left (`attemptsLeft`). Five attempts, then 15 minutes: the fifth answer names the end of the lock (`retryAt`). A correct code gives the
         *     attempts back. Of whoever has a passkey it isn't looked at where only that counts (`passkey_required`); of whoever has none it then opens a session that may add one.
         */
        post: operations["verifyLoginCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/login/recovery-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a login with a recovery code.
         * @description Each recovery code works once, under the same attempt budget as codes. Letter case, spaces and hyphens don't matter. It counts where a code does (`passkey_required`).
         */
        post: operations["useRecoveryCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, and how far that reaches.
         * @description Whether 2FA is required is decided anew on each request. `level` is `restricted` when the session was opened with a password only and 2FA
         *     is required by now: then only this operation, `resendOwnRegistration`, `endSession` and the figures of `getOrganisationTwoFactor` answer. It is `restricted` too
         *     when only a passkey counts by now and the session wasn't proved by one: then `listAuthenticators`, `startPasskeyEnrolment`, `confirmPasskeyEnrolment`, `startPasskeyStepUp` and
         *     `stepUp` answer as well. `lacks` says which of both.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Log out.
         * @description Ends the session, if there is one, and clears the cookies. Always succeeds.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/session/registration-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one's own registration mail sent again. */
        post: operations["resendOwnRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/mail-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What became of a mail, from its provider (Resend's webhook).
         * @description Takes no cookie: the signature over the exact body, with the secret of `RESEND_WEBHOOK_SECRET`, says who is speaking. An event older or newer than five
         *     minutes is refused; one that was taken already changes nothing and is answered like the first time, because the provider repeats what it saw no
         *     answer to. Events may come late, early or out of order: a mail's state only goes forward.
         */
        post: operations["receiveMailEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/user-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put up to 500 users with what they log in with elsewhere.
         * @description As `applyUserBatch`, and each may bring a password hash and the secret of an authenticator app, so that nobody has to register anew on the day that a portal moves here. Both are sealed on arrival and in no answer, ever.
         *
         *     A hash is `$2b$` (bcrypt, also `$2a$` and `$2y$`), `$argon2id$v=19$`, `$pbkdf2$`, `$pbkdf2-sha256$`, `$pbkdf2-sha512$` or `$scrypt$`, in the PHC or modular crypt form, of a bounded cost. It is verified as it is at the user’s next login and replaced by one of ours then.
         *
         *     Only for who has nothing here to log in with: a new user, or one who was put before and never registered. Whoever has a password or an authenticator, opened a link, or was here before keeps what they have (`credentials_exist`). The same row again is `unchanged`, so that an import is resumed by sending it again.
         *
         *     With `dryRun` everything is decided as it would be, and nothing is done.
         */
        post: operations["importUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/notices/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say, by the code of a mail, that it wasn't you.
         * @description A mail that tells of a new browser, a recovery code, another password, address or authenticator and the like holds a code that is good for seven days. With it everything ends that is open for that account: sessions, logins, mailed links, grants of applications.
         *     For 72 hours a reset, a new phone or a first enrolment waits until somebody else confirms it (`SensitiveChange`), and support is asked to look. Password and authenticator stay. The same code again answers the same and does
         *     nothing more. One network may try 60 times an hour; then `rate_limited`.
         */
        post: operations["disputeNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people said wasn't them.
         * @description With `state=open` those that nobody has settled yet, the oldest first; otherwise the newest.
         */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/disputes/{disputeId}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a dispute has been looked into.
         * @description It leaves the open ones. What it holds stays held: that is confirmed by `first_enrolment` alone.
         */
        post: operations["settleDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract. */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can serve requests; the database answers and is migrated. */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the main user's organisation stands with 2FA, in figures.
         * @description Figures only, no names; therefore it also answers to a restricted session of a main user. A page asks this again and again while mails go
         *     out, so it doesn't keep a session from going idle.
         */
        get: operations["getOrganisationTwoFactor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/two-factor/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * On how many days how many of the organisation's users have had 2FA.
         * @description Of those who have it now, each counted from the day they first set it up, in the Netherlands. Days on which nobody did aren't named.
         */
        get: operations["listOrganisationDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/two-factor/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch 2FA on for every user of the organisation. Can't be undone in the portal.
         * @description One transaction, idempotent: of two at once one activates and both get the same answer, with one mail a user. Afterwards a session opened
         *     with a password only is restricted, so that a later repeat answers `two_factor_required`. Needs the version of the user
         *     list that was shown, and the password again when it was last given more than ten minutes ago.
         */
        post: operations["activateTwoFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users of the main user's organisation, sorted and paginated. */
        get: operations["listOrganisationUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/users/{userId}/registration-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a user's registration mail again.
         * @description The id of another organisation's user answers like an id that doesn't exist.
         */
        post: operations["resendRegistrationMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/registration-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the registration mail again to everybody who hasn't finished.
         * @description Each user counts by itself, in the same mail budget as `resendRegistrationMail`: who was mailed too recently or too often is passed over, and so is
         *     who has a mail that still waits, or an address that bounced.
         */
        post: operations["resendRegistrationMails"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/users/{userId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a user's registration, in order.
         * @description Derived from facts: from the mails' states, and from what the person did. Opening the link counts when the person presses the button, not when a
         *     scanner loads the page. The id of another organisation's user answers like an id that doesn't exist.
         */
        get: operations["getUserTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a main user can do for a user of the own organisation.
         * @description Whether it may be done and what it would do, with the `version` that `resetColleague` and `decideColleaguePhone` are bound to. The id of another organisation's user answers like an id that doesn't exist.
         */
        get: operations["getColleague"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/users/{userId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the locks of a user of the own organisation.
         * @description As `unlockUser` of support. With a proof of the last five minutes; never one's own, and another main user's are for support. All main users are mailed. `MAIN_USER_HELP=off` turns it off.
         */
        post: operations["unlockColleague"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/users/{userId}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the authenticators of a user of the own organisation away.
         * @description As a reset by support: recovery codes, sessions and links end, and the user is invited anew. Where another change of the last 72 hours would hold the enrolment together with it, it waits 24 hours for an employee's
         *     approval (`waits_for_support`). With a proof of the last five minutes, 20 times an hour; never one's own, and another main user's is for support. All main users are mailed.
         */
        post: operations["resetColleague"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/users/{userId}/new-phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a user of the own organisation link a new phone at once, or stop it.
         * @description Where a new phone by mail waits (`RECOVERY_POLICY=mail_and_time`): `approved` lets it through for 24 hours, also after it was stopped; `rejected` stops it. As `resetColleague` otherwise.
         */
        post: operations["decideColleaguePhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/first-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users of the main user's organisation who can't enrol until somebody confirms.
         * @description Two changes within 72 hours hold them (`SensitiveChange`): one of these alone could have been made by whoever wants to get in as somebody else. Only those that wait for a decision, the oldest 100.
         */
        get: operations["listFirstEnrolments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation/first-enrolments/{approvalId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that a user of the own organisation may enrol, or refuse it.
         * @description With a proof of the last five minutes, bound to the `version` of what was shown. Confirmed, the user is mailed the registration again. Refused, nothing happens until support is called.
         *     Not one's own; and not by whoever became a user or main user, or was changed, in the last 72 hours: a source could make itself a main user who confirms. Nor where the user was moved here and nobody has confirmed that: it could have made the organisation too; an employee does.
         */
        post: operations["decideFirstEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/authenticators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What proves the person's second factor.
         * @description Active apps and passkeys, the one that was used last first.
         */
        get: operations["listAuthenticators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/authenticators/{authenticatorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an authenticator.
         * @description Needs a step-up. The last one can't be removed while 2FA is required, nor the last passkey where only a passkey counts (`last_authenticator`). Ends every other session, login challenge and mailed link of the person; this session goes
         *     on under a new identifier. With the last one the recovery codes go too. A mail tells the person.
         */
        delete: operations["removeAuthenticator"];
        options?: never;
        head?: never;
        /**
         * Call an authenticator something else.
         * @description The id of somebody else's authenticator answers like an id that doesn't exist.
         */
        patch: operations["renameAuthenticator"];
        trace?: never;
    };
    "/totpservice/api/v1/profile/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start to add a passkey.
         * @description Needs a step-up with another authenticator or a recovery code. What is answered goes into `navigator.credentials.create` (WebAuthn level 3); the challenge is good once, for five minutes, in this
         *     session. Asking again replaces it. At most five passkeys. For 72 hours after a change of the address support has to approve first (`approval_required`). Where only a passkey counts it has to
         *     know its person (`userVerification`).
         */
        post: operations["startPasskeyEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/passkeys/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the passkey that the browser made.
         * @description Needs a step-up that is still fresh. The challenge is used up by the attempt, whatever comes of it. Ends every other session, login challenge and mailed link of the person; this session
         *     goes on under a new identifier. A mail tells the person. A session that lacked nothing but a passkey is full with one that knew its person.
         */
        post: operations["confirmPasskeyEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/login/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a passkey, to finish a login.
         * @description What is answered goes into `navigator.credentials.get` (WebAuthn level 3). The challenge is good once, for five minutes, with this login challenge; asking again replaces it.
         */
        post: operations["startPasskeyLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/login/passkey/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a login with a passkey.
         * @description The attempt is counted before the answer is looked at, under the budget of codes, and the challenge is used up whatever comes of it. Another challenge, origin or passkey, one that was removed
         *     and a counter that fell get the same answer, with the attempts that are left (`attemptsLeft`).
         */
        post: operations["verifyPasskeyLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/session/step-up/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a passkey, to prove again who one is.
         * @description The browser's answer goes to `stepUp`. The challenge is good once, for five minutes, in this session; asking again replaces it.
         */
        post: operations["startPasskeyStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again who you are, for a sensitive action.
         * @description With a code, a recovery code or a passkey (`startPasskeyStepUp` first); with the password only where no authenticator is active. Counts under the same
         *     attempt budgets as a login. The session goes on under a new identifier, and the former one is dead at once; sensitive operations accept the
         *     proof for five minutes. What opened the session less than five minutes ago counts too: its code or, without an authenticator, its
         *     password. A proof of the wrong kind is `proof_rejected`. A code or recovery code isn't looked at where only a passkey counts and there is one (`passkey_required`).
         */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed in person's own account and how it is protected. */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The language of the person's mails and screens. */
        put: operations["setLanguage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password.
         * @description Needs the current password, which is checked under a budget of passwords, after the rules of the new one. At most ten changes, then 15 minutes. Ends every other session, login challenge and mailed link of the
         *     person; this session goes on under a new identifier. A mail tells the person.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start to replace the authenticator, with a new pending secret.
         * @description Needs a step-up with a code or a recovery code. The old authenticator works until the new one is confirmed. The pending secret belongs to this
         *     session and is the same when asked for again; another session has one of its own. For 72 hours after a change of the address support has
         *     to approve first (`approval_required`).
         */
        post: operations["startAuthenticatorReplacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/authenticator/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the authenticator, by the first code of the new one.
         * @description Needs a step-up that is still fresh, and five codes are looked at before 15 minutes of waiting. One transaction: the pending authenticator becomes active with that code's step used up, the former one and its recovery codes are dead, every other
         *     session, login challenge and mailed link of the person ends. This session goes on under a new identifier. Mails tell the person, and the
         *     other main users of the organisation.
         */
        post: operations["confirmAuthenticatorReplacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make ten new recovery codes; the former ones are dead.
         * @description Needs a step-up with a code or a recovery code.
         */
        post: operations["regenerateRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The person's live sessions.
         * @description The one that asks first, then the most recently used; at most 100.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * End every session of the person but this one.
         * @description Needs a step-up.
         */
        delete: operations["revokeOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/profile/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one other session of the person.
         * @description Needs a step-up. The id of somebody else's session answers like an id that doesn't exist; so does the own one, which `endSession` ends.
         */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every organisation, with a digest of its users.
         * @description To compare a source with what is here: one whose `digest` is the source's own holds the same users in the same versions, and of another one `listProvisionedUsers` says which differ. Sorted by external id; those that no source has put aren't in it.
         */
        get: operations["listProvisionedOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users, as they were last put.
         * @description All of them, or those of one organisation or with one address. Sorted by external id. Never anything of a password, code or secret.
         */
        get: operations["listProvisionedUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisations/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An organisation, as it was last put.
         * @description What the source last sent.
         */
        get: operations["getProvisionedOrganisation"];
        /**
         * Make or change an organisation.
         * @description Idempotent: the same again answers `unchanged`. `version` is the source's own number and rises with every change: a lower one than is held is refused (`version_stale`), so that a request that was overtaken
         *     changes nothing.
         */
        put: operations["putOrganisation"];
        post?: never;
        /**
         * Remove an organisation with its users.
         * @description Where nobody is of it and 2FA was never activated, it is gone at once (204), and so for one that isn't here. Otherwise an employee of TVM decides (202): asking again tells what became of it, and so does the event `organisation.deleted`, behind a `user.deleted` for each user. Once approved, the answer is 204.
         *
         *     Not decided within seven days it expires, and the next request asks anew; one that was rejected is asked for again by a later version only. A `putOrganisation` with a later version than the deletion takes it back.
         *     An older version than is held is refused, and an older `putOrganisation` or `putUser` brings nobody back.
         */
        delete: operations["deleteOrganisation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/organisation-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or change up to 1,000 organisations.
         * @description As if each had been asked for by itself, in their order: one that is refused leaves the others as they are.
         */
        post: operations["putOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/users/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user, as they were last put.
         * @description What the source last sent. Never anything of a password, code or secret.
         */
        get: operations["getProvisionedUser"];
        /**
         * Make, change, move, disable or enable a user.
         * @description Idempotent, by the source's version, as `putOrganisation`. What is left out is empty, or `false`.
         *
         *     Two different changes of one user within 72 hours hold every enrolment until a main user of the organisation or support confirms (`SensitiveChange`): another address, made anew, moved, made main user, also in one request, and what support
         *     and the user do. Nobody is invited before that.
         *     Who has to register is invited by mail: a new user, where 2FA is required or to set a first password, and whoever is moved to where it is. Another address is told to both; it ends sessions and mailed links, as moving and disabling do. The authenticator
         *     stays. `mainUser` counts from the next request on. An address that another user has is refused.
         */
        put: operations["putUser"];
        post?: never;
        /**
         * Remove a user.
         * @description With password, secrets, sessions and mails that wait; the audit trail keeps ids. Idempotent, also of somebody who isn't there. An older version than is held is refused, and an older `putUser` doesn't bring anybody back.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/user-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put or delete up to 1,000 users.
         * @description As if each had been asked for by itself, in their order: one that is refused leaves the others as they are. A row whose form is wrong refuses the whole request. After a failure send it again as it is: versions make it idempotent.
         */
        post: operations["applyUserBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a mail to set a new password or to enrol a new phone.
         * @description The answer is the same for every address, known or not, and so is the work. At most five mails an hour for one address, 60 seconds apart;
         *     beyond that nothing is sent and the answer stays the same.
         *     One network may ask 60 times an hour, whatever the addresses; then `rate_limited`.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what a mailed link is still good for. Changes nothing.
         * @description `open`: can be opened. `expired`, `used`, `replaced` (a newer mail was sent), `withdrawn` (the user changed meanwhile) and
         *     `already_enrolled` (a registration link of somebody who has 2FA) can't; `renewable` says whether `renewRegistration` will take it.
         */
        post: operations["inspectRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a mailed token for the registration cookie of this browser.
         * @description A person's own step ("Doorgaan"). The browser that opened the link before goes on where it was; another browser starts anew and ends
         *     the former one, with its pending secret.
         */
        post: operations["openRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where this browser's registration is, for a refresh or the Back button. */
        get: operations["getRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the password of an open registration.
         * @description Takes effect at once and ends the user's sessions, unless an authenticator is active or disabled: then it is kept on the registration
         *     and takes effect when that completes. Can be repeated until the registration completes, ten times in 15 minutes.
         */
        post: operations["setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/password/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the password of an open registration, for a new phone.
         * @description Whoever asked for a new phone and remembers the password goes on without another one (`passwordKeepable`). The password isn't asked for: whoever has the link
         *     could set another one, which is more.
         */
        post: operations["keepPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a reset with a code of the authenticator that stays.
         * @description Takes exactly one of `code`, `recoveryCode` and `passkey` (`startPasskeyProof` first), under the same attempt budget as a login. On success the new password takes effect and the
         *     authenticator stays. A code or recovery code isn't looked at where only a passkey counts and there is one (`passkey_required`).
         */
        post: operations["confirmPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/proof/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a passkey, to complete a reset with it.
         * @description The browser's answer goes to `confirmPasswordReset`. The challenge is good once, for five minutes, in this browser's registration; asking again replaces it.
         */
        post: operations["startPasskeyProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the pending secret of this browser's registration.
         * @description The same secret after a refresh or a wrong code; another browser gets another one. On a reset of a user with an active authenticator this is
         *     the "new phone": refused while support has to approve it (`RECOVERY_POLICY`, employees). Under `mail_and_time` it is shown at once in a browser that the user logged in with before, and in any
         *     other it begins a wait of 24 hours (`recovery_waits`), which is told at once and stopped by any login of the user or `stopRecovery` (`recovery_stopped`). Refused as `enrolment_held` while two changes within 72 hours
         *     hold it (`SensitiveChange`; the new phone is one of them).
         */
        post: operations["startEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/authenticator/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrol the pending authenticator with its first code.
         * @description In one transaction: pending becomes active, former apps are revoked, passkeys too where the person says that they are lost (`passkeysLost`), a kept password takes effect, every open token and session
         *     of the user is dead, recovery codes are made, mails are queued. Never signs in: the next screen is the login.
         */
        post: operations["confirmEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start to enrol a passkey instead of an app.
         * @description What is answered goes into `navigator.credentials.create` (WebAuthn level 3). The challenge is good once, for five minutes, in this browser's registration; asking again replaces it. Where there is an
         *     active authenticator this is the way of whoever lost it, as `startEnrolment` with an app.
         */
        post: operations["startPasskeyRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/passkey/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrol the passkey that the browser made.
         * @description As `confirmEnrolment` with an app. The challenge is used up by the attempt, whatever comes of it.
         */
        post: operations["confirmPasskeyRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/recoveries/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop, by the link of a mail, that a new phone is linked.
         * @description While a new phone waits (`recovery_waits`) the user has a mail with a link to a page that sends its token here; opening the page does nothing. From then on a main user or TVM has to confirm a new phone. Nothing else
         *     ends, and nobody is logged in. The same token again answers the same.
         */
        post: operations["stopRecovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/registrations/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a fresh link mailed in exchange for an expired one.
         * @description Only for a user who isn't enrolled and whose address hasn't changed, with a token that expired less than 30 days ago, three times in
         *     a row. The new link is only ever mailed.
         */
        post: operations["renewRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/rollout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far everybody is.
         * @description Figures of all organisations as they were last counted (every five minutes) and by day, how many would be stopped if the date were today, and whether the invitations run.
         */
        get: operations["getRollout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/rollout/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One page of organisations with their figures.
         * @description Sorted over all of them.
         */
        get: operations["listRolloutOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/rollout/organisations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All organisations with their figures, as a file.
         * @description CSV with a header.
         */
        get: operations["exportRollout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/rollout/invitations/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop the invitations and reminders of the mandatory date.
         * @description Within two minutes no more are sent. Who asks for a mail still gets one; enforcement isn't touched.
         */
        post: operations["stopInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/rollout/invitations/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume the invitations and reminders of the mandatory date.
         * @description Nobody is mailed twice.
         */
        post: operations["resumeInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search organisations and their users.
         * @description By a part of the organisation's name, its relation number, or a part of a user's name or e-mail address (of those at least three characters).
         *     The best fifty; `more` says that there are others.
         */
        get: operations["searchOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/organisations/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one organisation.
         * @description Where its 2FA stands, in figures, and what a reversal would do now. That it was looked at is written down.
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/organisations/{organisationId}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One page of an organisation's users.
         * @description As `listOrganisationUsers` answers a main user, for any organisation.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/employees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All employees.
         * @description Whom `requestApproval`, `unlockUser` and the others can help as well.
         */
        get: operations["listEmployees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one user.
         * @description Portal user or employee: where they are, what happened, what is locked. Never a password, code or secret. That it was looked at is written down.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/users/{userId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a user's locks.
         * @description Of passwords and codes. What counts towards disabling the authenticator after 100 failures stays. Answers how many locks ended.
         */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/users/{userId}/registration-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a user's registration mail again.
         * @description To the address that is known, within a limit of its own. A disabled authenticator is replaced by that registration.
         */
        post: operations["resendUserRegistrationMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/admin/users/{userId}/mail-bounce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget that mail to a user's address bounced.
         * @description When the mailbox works again: campaigns mail the address again.
         */
        delete: operations["clearMailBounce"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totpservice/api/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a user's code.
         * @description A code is accepted once, here or at the login. Attempts are counted for this client and user alone: after five wrong ones the client waits fifteen minutes, after a hundred in
         *     a row it is stopped for this user until support lets it go on (`lockedUntil` is null then); nobody's login is locked by it. `rejected` doesn't say why. `not_enrolled`: there
         *     is no active authenticator.
         *
         *     Send an `Idempotency-Key` of your own with each code that a person gives (a UUID): when the answer is lost, the same request with the same key is given the same
         *     answer again, for a day, and counts nothing. With another request it is refused. `locked` and `not_enrolled` aren't kept: no code was looked at.
         */
        post: operations["createVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event, delivered to a webhook.
         * @description As the feed has it, to the URL of `createWebhook`, in the form of Standard Webhooks 1.0: one at a time, in order, at least once. `webhook-id` is the event's `id`, and the same when it comes again.
         */
        post: operations["deliverEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        ApprovalRequest: components["schemas"]["ReversalRequest"] | components["schemas"]["ResetRequest"] | components["schemas"]["NewPhoneRequest"] | components["schemas"]["FirstEnrolmentRequest"] | components["schemas"]["NewClientRequest"] | components["schemas"]["ClientGrantRequest"] | components["schemas"]["NewEmployeeRequest"] | components["schemas"]["EmployeeRoleRequest"] | components["schemas"]["OrganisationDeletionRequest"];
        ReversalRequest: {
            /** @constant */
            kind: "reversal";
            /** Format: uuid */
            organisationId: string;
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
            /** @description Typed by the employee, so that it is the right one. */
            organisationName: string;
            exemptionDays?: number;
        };
        ResetRequest: {
            /** @constant */
            kind: "reset";
            /** Format: uuid */
            userId: string;
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
            identityChecks: components["schemas"]["IdentityChecks"];
        };
        NewPhoneRequest: {
            /** @constant */
            kind: "new_phone";
            /** Format: uuid */
            userId: string;
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
            identityChecks: components["schemas"]["IdentityChecks"];
        };
        FirstEnrolmentRequest: {
            /** @constant */
            kind: "first_enrolment";
            /** Format: uuid */
            userId: string;
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
            identityChecks: components["schemas"]["IdentityChecks"];
        };
        NewClientRequest: {
            /** @constant */
            kind: "new_client";
            name: components["schemas"]["ClientName"];
            grant: components["schemas"]["ClientGrant"];
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
        };
        ClientGrantRequest: {
            /** @constant */
            kind: "client_grant";
            /** Format: uuid */
            clientId: string;
            grant: components["schemas"]["ClientGrant"];
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
        };
        NewEmployeeRequest: {
            /** @constant */
            kind: "new_employee";
            email: string;
            firstName: components["schemas"]["NamePart"];
            namePrefix?: components["schemas"]["NamePart"];
            surname: components["schemas"]["Surname"];
            /**
             * @default nl
             * @enum {string}
             */
            language: "nl" | "en";
            role: components["schemas"]["EmployeeRole"];
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
        };
        EmployeeRoleRequest: {
            /** @constant */
            kind: "employee_role";
            /** Format: uuid */
            userId: string;
            role: components["schemas"]["EmployeeRole"];
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
        };
        OrganisationDeletionRequest: {
            /** @constant */
            kind: "organisation_deletion";
            /** Format: uuid */
            organisationId: string;
            reason: components["schemas"]["Reason"];
            ticketReference: components["schemas"]["TicketReference"];
            /** @description Typed by the employee, so that it is the right one. */
            organisationName: string;
        };
        /** @description Those that were gone through; at least two of them, or `in_person`. */
        IdentityChecks: components["schemas"]["IdentityCheck"][];
        /** @description With exactly one of `code` and `passkey`. */
        ApproveApproval: {
            code?: components["schemas"]["Code"];
            passkey?: components["schemas"]["PasskeyAnswer"];
            /** @description Of what was shown. */
            version: string;
        };
        PasskeyApprovalRequest: {
            /** @description Of what was shown. */
            version: string;
        };
        RejectionRequest: {
            reason: components["schemas"]["Reason"];
        };
        ApprovalReach: {
            isEverybodyReached: boolean;
            receivers: {
                client: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                way: "logout" | "webhook" | "signals";
                /** @description Of logouts, how many people and addresses; of the others, how many webhooks or streams. */
                reached: number;
                waiting: number;
                /** @description Not delivered for 72 hours, or switched off. */
                givenUp: number;
            }[];
        };
        ApprovalPage: {
            page: number;
            pageSize: number;
            total: number;
            items: components["schemas"]["Approval"][];
        };
        /** @description Of people who were erased only the ids are left. */
        AuditEvent: {
            id: number;
            /**
             * Format: date-time
             * @description By the clock of the process that tells.
             */
            occurredAt: string;
            /**
             * Format: date-time
             * @description By the database's clock, which no process can set. Null of events from before it was kept.
             */
            recordedAt: string | null;
            type: string;
            /** @enum {string} */
            result: "success" | "failure" | "refused";
            reason: string | null;
            actor: {
                /** @enum {string} */
                kind: "user" | "employee" | "client" | "system" | "anonymous";
                id: string | null;
                name: string | null;
            };
            organisation: {
                id: string;
                name: string | null;
            } | null;
            user: {
                id: string;
                name: string | null;
            } | null;
            clientAddress: string | null;
            details: {
                [key: string]: string | number | boolean | null;
            };
            /** @description The `X-Request-Id` of the request that it happened in, or that asked for what did it. */
            requestId: string | null;
        };
        AuditEventPage: {
            items: components["schemas"]["AuditEvent"][];
            nextBefore: number | null;
        };
        /** @enum {string} */
        ClientScope: "provisioning" | "credentials" | "decisions" | "verifications" | "registrations" | "events" | "ssf.manage" | "ssf.read";
        RedirectUris: string[];
        /** @description Where logout tokens go (`backchannel_logout_uri` of OpenID Connect Back-Channel Logout 1.0); a second one while it moves. */
        LogoutUris: string[];
        /** @description A JWK Set (RFC 7517) of public keys, each with a `kid` of its own. */
        PublicKeys: {
            keys: {
                [key: string]: unknown;
            }[];
        };
        ClientName: string & components["schemas"]["PlainText"];
        /** @description What a client is to get. A secret, or keys, by how it proves itself: that never changes. */
        ClientGrant: {
            scopes?: components["schemas"]["ClientScope"][];
            jwks?: components["schemas"]["PublicKeys"];
            /** @constant */
            secret?: true;
            redirectUris?: components["schemas"]["RedirectUris"];
            postLogoutRedirectUris?: components["schemas"]["RedirectUris"];
            backchannelLogoutUris?: components["schemas"]["LogoutUris"];
        };
        ShownGrant: {
            scopes: components["schemas"]["ClientScope"][];
            keys: components["schemas"]["ClientKey"][];
            secret: boolean;
            redirectUris: string[];
            postLogoutRedirectUris: string[];
            backchannelLogoutUris: string[];
        };
        ClientKey: {
            kid: string;
            kty: string;
            /** @description SHA-256 of the key, base64url (RFC 7638): what its owner reads out to have it compared. */
            thumbprint: string;
        };
        ClientNarrowing: {
            scopes?: components["schemas"]["ClientScope"][];
            /** @description Each by its `kid`. */
            keys?: (string & components["schemas"]["PlainText"])[];
            redirectUris?: components["schemas"]["RedirectUris"];
            postLogoutRedirectUris?: components["schemas"]["RedirectUris"];
            backchannelLogoutUris?: components["schemas"]["LogoutUris"];
        };
        ClientSecretTaking: {
            /** Format: uuid */
            approvalId: string;
        };
        Client: {
            /** Format: uuid */
            id: string;
            name: string;
            scopes: components["schemas"]["ClientScope"][];
            /** @enum {string} */
            authMethod: "client_secret_basic" | "private_key_jwt";
            keys: components["schemas"]["ClientKey"][];
            /** @description Those that are valid. */
            secrets: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                createdAt: string;
            }[];
            redirectUris: string[];
            postLogoutRedirectUris: string[];
            backchannelLogoutUris: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            revokedAt: string | null;
        };
        ClientList: {
            items: components["schemas"]["Client"][];
        };
        MadeClientSecret: {
            /** Format: uuid */
            id: string;
            secret: string;
            /** Format: date-time */
            createdAt: string;
        };
        UserTwoFactorDecisionPage: {
            items: components["schemas"]["UserTwoFactorDecision"][];
            next: components["schemas"]["NextPage"];
            hasMore: boolean;
        };
        UserTwoFactorDecision: {
            externalId: components["schemas"]["ExternalId"];
            required: boolean;
            /** @enum {string} */
            because: "activated" | "exempt" | "mandatory" | "voluntary";
            /** Format: date-time */
            requiredFrom: string | null;
            /** Format: date-time */
            exemptUntil: string | null;
            /** @description There is an active authenticator. */
            enrolled: boolean;
            /** @description Of which kinds there are active ones. `createVerification` takes codes of an `app` only. */
            authenticators: components["schemas"]["AuthenticatorKind"][];
            secondFactor: components["schemas"]["SecondFactorDecision"];
            /** @description The user cannot log in. */
            disabled: boolean;
            /** Format: date-time */
            lockedUntil: string | null;
        };
        /** @description Says nothing to clients; taken from an answer, and sent as it is. */
        EventCursor: string;
        /**
         * @description Further ones may come; ignore those that you don't know.
         * @enum {string}
         */
        EventType: "organisation.changed" | "organisation.deleted" | "organisation.two_factor_activated" | "organisation.two_factor_reversed" | "user.created" | "user.changed" | "user.email_changed" | "user.moved" | "user.disabled" | "user.enabled" | "user.deleted" | "user.registration_requested" | "user.registration_opened" | "user.password_set" | "user.password_changed" | "user.password_reset" | "user.enrolled" | "user.authenticator_replaced" | "user.authenticator_added" | "user.authenticator_removed" | "user.authenticator_disabled" | "user.two_factor_reset" | "user.locked" | "user.unlocked" | "user.verifier_stopped" | "user.mail_undelivered";
        /** @description Null for all, also those that come later. */
        EventTypes: components["schemas"]["EventType"][] | null;
        Event: {
            id: string;
            type: components["schemas"]["EventType"];
            /** Format: date-time */
            occurredAt: string;
            /** @description The external id. */
            user: string | null;
            /** @description The external id. */
            organisation: string | null;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            next: components["schemas"]["EventCursor"];
            hasMore: boolean;
        };
        NewWebhook: {
            url: string;
            eventTypes?: components["schemas"]["EventTypes"];
            after?: components["schemas"]["EventCursor"];
        };
        WebhookChange: {
            eventTypes?: components["schemas"]["EventTypes"];
            enabled?: boolean;
        };
        WebhookReplay: {
            after: components["schemas"]["EventCursor"];
        };
        Webhook: {
            /** Format: uuid */
            id: string;
            url: string;
            eventTypes: components["schemas"]["EventTypes"];
            cursor: components["schemas"]["EventCursor"];
            /** @enum {string} */
            state: "active" | "failing" | "disabled";
            /** @enum {string|null} */
            disabledReason: "by_client" | "failing" | "gone" | "secret_unreadable" | "client_revoked" | null;
            /** Format: date-time */
            failingSince: string | null;
            /** Format: date-time */
            nextAttemptAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
        };
        MadeWebhook: {
            webhook: components["schemas"]["Webhook"];
            secret: string;
        };
        WebhookSecret: {
            secret: string;
        };
        WebhookDeliveries: {
            items: {
                eventId: string;
                eventType: string;
                attempt: number;
                status: number | null;
                error: string | null;
                /** @description Null where there was no answer. */
                durationMs: number | null;
                /** Format: date-time */
                at: string;
            }[];
        };
        Interaction: {
            application: string;
        };
        IssuedRegistration: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "queued";
        };
        UserRegistration: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "queued" | "sent" | "delivered" | "undelivered" | "opened" | "password_set" | "completed" | "expired" | "replaced" | "withdrawn";
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Of the link; null until it was made, when the mail is about to leave.
             */
            expiresAt: string | null;
            /** Format: date-time */
            updatedAt: string;
        };
        LoginRequest: {
            email: string;
            password: components["schemas"]["Password"];
        };
        LoginStep: components["schemas"]["LoginStepSession"] | components["schemas"]["LoginStepCode"] | components["schemas"]["LoginStepRegistrationRequired"];
        LoginStepSession: {
            /** @constant */
            next: "session";
        };
        LoginStepCode: {
            /** @constant */
            next: "code";
            /** @description What finishes this login, the one that was used last first: `app` by `verifyLoginCode`, `passkey` by `startPasskeyLogin`. A recovery code does unless only a passkey counts (`takesRecoveryCodes`). */
            ways: components["schemas"]["AuthenticatorKind"][];
            takesRecoveryCodes: boolean;
            /** @description As the app lists it. */
            issuer: string;
            /** @description As the app lists it. */
            email: string;
            /** Format: date-time */
            expiresAt: string;
        };
        LoginStepRegistrationRequired: {
            /** @constant */
            next: "registration_required";
            maskedEmail: string;
            /** @description False when the mail limit was reached: then an earlier mail is to be used. */
            mailSent: boolean;
        };
        RecoveryCodeRequest: {
            recoveryCode: components["schemas"]["RecoveryCode"];
        };
        SignedIn: {
            recoveryCodesLeft: number;
        };
        Session: {
            /** @enum {string} */
            level: "full" | "restricted";
            /**
             * @description What a restricted session isn't good enough without; null for a full one.
             * @enum {string|null}
             */
            lacks: "authenticator" | "passkey" | null;
            /** @enum {string} */
            role: "main_user" | "sub_user" | "employee";
            /** @description Null for portal users. */
            employeeRole: components["schemas"]["EmployeeRole"] | null;
            /** @description How many approvals wait for this employee to decide. Null for portal users. */
            approvalsToDecide: number | null;
            /** @description How many disputes (`listDisputes`) nobody has looked into yet that this employee may settle. Null for portal users. */
            disputesToSettle: number | null;
            user: {
                /** Format: uuid */
                id: string;
                email: string;
                fullName: string;
                /** @enum {string} */
                language: "nl" | "en";
            };
            /** @description Null for an employee. */
            organisation: components["schemas"]["Organisation"] | null;
            twoFactor: components["schemas"]["TwoFactorDecision"];
            secondFactor: components["schemas"]["SecondFactorDecision"];
            /**
             * Format: date-time
             * @description When the organisation switched 2FA on.
             */
            activatedAt: string | null;
            /** @description An authenticator is active. */
            enrolled: boolean;
            /**
             * Format: date-time
             * @description When it ends if nothing happens, at most 12 hours after the login.
             */
            expiresAt: string;
        };
        /** @description As Resend documents it; what isn't named here is ignored. */
        MailEvent: {
            type: string;
            created_at: string;
            data: Record<string, never>;
        };
        UserImport: {
            /** @description Decides and tells, and does nothing. */
            dryRun?: boolean;
            items: components["schemas"]["UserImportRow"][];
        };
        UserImportRow: {
            externalId: components["schemas"]["ExternalId"];
            version: components["schemas"]["SourceVersion"];
            organisation: components["schemas"]["ExternalId"];
            email: string;
            /** @enum {string|null} */
            title?: "heer" | "mevrouw" | null;
            firstName?: components["schemas"]["NamePart"];
            namePrefix?: components["schemas"]["NamePart"];
            surname: components["schemas"]["Surname"];
            /** @enum {string} */
            language?: "nl" | "en";
            mainUser?: boolean;
            disabled?: boolean;
            /** @description In its standard string. */
            passwordHash?: string;
            /** @description Upper-case base32; SHA-1, six digits, 30 seconds. */
            totpSecret?: string;
        };
        ImportResult: {
            items: {
                externalId: components["schemas"]["ExternalId"];
                /** @enum {string} */
                outcome: "created" | "changed" | "unchanged" | "refused";
                /** @description Of a refused row. */
                problem: components["schemas"]["ProblemCode"] | null;
                /** @description Has one then. */
                password: boolean;
                /** @description Has one then. */
                authenticator: boolean;
                /**
                 * @description What the user’s login comes to: a password and a `code`; a password alone (`session`); `registration` by the mailed link, because a password is missing or 2FA is required; `none` for who is disabled or was refused.
                 * @enum {string}
                 */
                next: "code" | "session" | "registration" | "none";
                /** @description Mails that go to the user by this. */
                mails: string[];
            }[];
        };
        NoticeDispute: {
            /** @description As in the mail; case, blanks and hyphens are free. O is read as 0, I and L as 1. */
            noticeCode: string;
        };
        DisputedNotice: {
            /** Format: date-time */
            disputedAt: string;
            /**
             * Format: date-time
             * @description Until when a change of the authenticator waits for somebody else.
             */
            heldUntil: string;
        };
        /**
         * @description What was done with somebody's login: a recovery code was used, or all were made anew; a login in a browser that wasn't known; the right password three times without a code; a hundred wrong passwords in a row, after which an unknown browser
         *     needs a mailed link; a hundred wrong codes in a row, which disabled the authenticator; 2FA was set up; a password or the authenticator was changed; another address, told to the new one (`email_changed`) or to the former one (`email_changed_from`);
         *     support took the authenticator away, or approved a new phone.
         * @enum {string}
         */
        NoticeKind: "recovery_code_used" | "recovery_codes_renewed" | "new_browser" | "password_without_code" | "password_capped" | "authenticator_disabled" | "passkey_added" | "authenticator_removed" | "passkey_copied" | "two_factor_activated" | "password_changed" | "authenticator_replaced" | "email_changed" | "email_changed_from" | "two_factor_reset" | "new_phone_approved";
        Dispute: {
            /** Format: uuid */
            id: string;
            user: {
                /** Format: uuid */
                id: string;
                fullName: string;
                email: string;
            };
            /** @description Null for an employee. */
            organisation: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** @description What the mail told of; several in one that told of all beyond a day's limit. */
            noticed: {
                kind: components["schemas"]["NoticeKind"];
                /**
                 * Format: date-time
                 * @description The last time.
                 */
                at: string;
                count: number;
                clientAddress: string | null;
                userAgent: string | null;
            }[];
            /** Format: date-time */
            disputedAt: string;
            /** Format: date-time */
            settledAt: string | null;
            settledBy: components["schemas"]["EmployeeName"] | null;
        };
        DisputePage: {
            page: number;
            pageSize: number;
            total: number;
            items: components["schemas"]["Dispute"][];
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        OrganisationTwoFactor: {
            organisation: components["schemas"]["Organisation"];
            twoFactor: components["schemas"]["TwoFactorDecision"];
            /** Format: date-time */
            activatedAt: string | null;
            /** @description Not active yet, and not mandatory already. */
            activatable: boolean;
            /** @description The password was last given more than ten minutes ago. */
            passwordRequired: boolean;
            userListVersion: string;
            users: components["schemas"]["UserFigures"];
            mails: components["schemas"]["MailFigures"];
        };
        OrganisationDays: {
            /** @description The last 400 of them. */
            days: {
                /** Format: date */
                day: string;
                /** @description At the end of that day. */
                enrolled: number;
            }[];
        };
        /**
         * @description The mails that the activation caused, each counted once: `total` is the sum of the others. `sent` are those that the provider has taken and of which no
         *     more is known; SMTP says no more than that.
         */
        MailFigures: {
            total: number;
            /** @description Not handed over yet, or to be tried again. */
            waiting: number;
            sent: number;
            /** @description Complaints included: they were read. */
            delivered: number;
            /** @description The receiving server asks the provider to try again later. */
            deferred: number;
            /** @description Bounced, or given up. */
            failed: number;
            /** @description Replaced by a newer mail, or out of date before it could leave. */
            notNeeded: number;
        };
        /** @description Everybody who hasn't finished, each counted once. */
        MailsQueued: {
            queued: number;
            /** @description Mailed too recently or too often. */
            limited: number;
            /** @description A mail to them is still on its way out. */
            waiting: number;
            /** @description Their address bounced. */
            undeliverable: number;
        };
        Colleague: {
            /**
             * @description Why nothing can be done by this main user; null where it can.
             * @enum {string|null}
             */
            because: "help_disabled" | "main_user_required" | "not_for_oneself" | "support_required" | "main_user_too_new" | null;
            /** @description Of what a reset or a new phone would change now. */
            version: string;
            locked: boolean;
            /** @description Whether there is an authenticator at all; a disabled one too. */
            enrolled: boolean;
            /** @description Where a new phone by mail stands that may have to wait; null where none would. */
            newPhone: {
                /** @enum {string} */
                state: "not_asked" | "waits" | "stopped" | "approved";
                /**
                 * Format: date-time
                 * @description From when it can be linked without help.
                 */
                until: string | null;
            } | null;
            /** @description What an employee has to approve besides, because of another change of the last 72 hours. */
            needsSupport: {
                reset: boolean;
                new_phone: boolean;
            };
            /** @description A reset or new phone waits for an employee's approval. */
            requestWaits: boolean;
        };
        ColleagueReset: {
            version: string;
        };
        ColleaguePhoneDecision: {
            /** @enum {string} */
            decision: "approved" | "rejected";
            version: string;
        };
        ColleagueHelped: {
            /** @enum {string} */
            state: "done" | "waits_for_support";
        };
        UserTimeline: {
            fullName: string;
            email: string;
            progress: components["schemas"]["Progress"];
            events: components["schemas"]["TimelineEvent"][];
        };
        OrganisationUserPage: {
            /** @description To be given to `activateTwoFactor`. */
            userListVersion: string;
            page: number;
            pageSize: number;
            total: number;
            items: components["schemas"]["OrganisationUser"][];
        };
        ActivationRequest: {
            userListVersion: string;
            password?: components["schemas"]["Password"];
        };
        Activation: {
            /** Format: date-time */
            activatedAt: string;
            /** @description How many mails are sent. */
            mails: number;
        };
        FirstEnrolmentList: {
            items: components["schemas"]["FirstEnrolment"][];
        };
        FirstEnrolment: {
            /** Format: uuid */
            id: string;
            user: {
                /** Format: uuid */
                id: string;
                fullName: string;
                email: string;
            };
            because: components["schemas"]["SensitiveChange"][];
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Of what is shown here, which a decision names. */
            version: string;
            /** @description By this main user: not by who it is about, or was changed in the last 72 hours; nor where the user was moved here, which an employee confirms. */
            decidable: boolean;
        };
        FirstEnrolmentDecision: {
            /** @enum {string} */
            decision: "approved" | "rejected";
            /** @description Of what was shown. */
            version: string;
        };
        /** @enum {string} */
        AuthenticatorKind: "app" | "passkey";
        /** @description As its owner calls it. */
        AuthenticatorName: string & components["schemas"]["PlainText"];
        Authenticator: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AuthenticatorKind"];
            /** @description Null for one that was never named. */
            name: string | null;
            /** Format: date-time */
            addedAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @description Of a passkey: whether it can leave its device, as one that a password manager keeps. Null for an app. */
            isSyncable: boolean | null;
        };
        AuthenticatorList: {
            items: components["schemas"]["Authenticator"][];
            /** @description 2FA is required now; the last one can't be removed. */
            isRequired: boolean;
            /** @description Codes and recovery codes prove something. False where only a passkey counts and there is one, the last of which can't be removed. */
            takesCodes: boolean;
        };
        RenameAuthenticatorRequest: {
            name: components["schemas"]["AuthenticatorName"];
        };
        /** @description As `PublicKeyCredential.parseCreationOptionsFromJSON` takes it. */
        PasskeyCreation: {
            challenge: components["schemas"]["Base64url"];
            rp: {
                id: string;
                name: string;
            };
            user: {
                id: components["schemas"]["Base64url"];
                name: string;
                displayName: string;
            };
            pubKeyCredParams: {
                /** @constant */
                type: "public-key";
                /** @description COSE: -8 EdDSA, -7 ES256, -257 RS256. */
                alg: number;
            }[];
            /** @description Milliseconds. */
            timeout: number;
            /** @constant */
            attestation: "none";
            authenticatorSelection: {
                /** @constant */
                residentKey: "preferred";
                userVerification: components["schemas"]["UserVerification"];
            };
            /** @description What the person has already. */
            excludeCredentials: components["schemas"]["PasskeyDescriptor"][];
        };
        /** @description As `PublicKeyCredential.parseRequestOptionsFromJSON` takes it. */
        PasskeyRequest: {
            challenge: components["schemas"]["Base64url"];
            rpId: string;
            /** @description Milliseconds. */
            timeout: number;
            userVerification: components["schemas"]["UserVerification"];
            allowCredentials: components["schemas"]["PasskeyDescriptor"][];
        };
        /** @enum {string} */
        UserVerification: "preferred" | "required";
        PasskeyDescriptor: {
            /** @constant */
            type: "public-key";
            id: components["schemas"]["Base64url"];
            transports: components["schemas"]["PasskeyTransport"][];
        };
        /** @enum {string} */
        PasskeyTransport: "ble" | "cable" | "hybrid" | "internal" | "nfc" | "smart-card" | "usb";
        Base64url: string;
        /** @description At most 1023 bytes (WebAuthn level 3, section 4). */
        CredentialId: string;
        ClientData: string;
        AttestationObject: string;
        /** @description What `getTransports` says; unknown ones are left out by the caller. */
        PasskeyTransports: components["schemas"]["PasskeyTransport"][];
        PasskeyEnrolmentRequest: {
            name?: components["schemas"]["AuthenticatorName"];
            id: components["schemas"]["CredentialId"];
            clientDataJSON: components["schemas"]["ClientData"];
            attestationObject: components["schemas"]["AttestationObject"];
            transports: components["schemas"]["PasskeyTransports"];
        };
        PasskeyAnswer: {
            id: components["schemas"]["CredentialId"];
            clientDataJSON: components["schemas"]["ClientData"];
            authenticatorData: string;
            signature: string;
        };
        StepUpRequest: {
            code?: components["schemas"]["Code"];
            recoveryCode?: components["schemas"]["RecoveryCode"];
            passkey?: components["schemas"]["PasskeyAnswer"];
            password?: components["schemas"]["Password"];
        };
        StepUp: {
            /** Format: date-time */
            validUntil: string;
        };
        LanguageRequest: {
            language: components["schemas"]["Language"];
        };
        /** @enum {string} */
        Language: "nl" | "en";
        Profile: {
            email: string;
            fullName: string;
            language: components["schemas"]["Language"];
            /** @description Null for an employee. */
            organisation: components["schemas"]["Organisation"] | null;
            twoFactor: components["schemas"]["TwoFactorDecision"];
            /** Format: date-time */
            passwordSetAt: string | null;
            /** @description The active app, of several the one that was added last; null where there is none. `listAuthenticators` has them all. */
            authenticator: {
                /** Format: date-time */
                activatedAt: string;
            } | null;
            recoveryCodesLeft: number;
            /**
             * Format: date-time
             * @description Until when a sensitive operation asks for no proof; null when it would ask now.
             */
            stepUpValidUntil: string | null;
        };
        ChangePasswordRequest: {
            currentPassword: components["schemas"]["Password"];
            newPassword: components["schemas"]["Password"];
        };
        SessionList: {
            items: components["schemas"]["OwnSession"][];
        };
        OwnSession: {
            /** Format: uuid */
            id: string;
            /** @description The session that asks. */
            current: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description When it ends if nothing happens.
             */
            expiresAt: string;
            clientAddress: string | null;
            /** @description What the browser says of itself, at most 200 characters. */
            userAgent: string | null;
            /** @enum {string} */
            assurance: "password" | "two_factor";
        };
        AskedDeletion: {
            /** @enum {string} */
            state: "waiting" | "rejected";
            /**
             * Format: date-time
             * @description Until when it waits.
             */
            expiresAt: string | null;
        };
        /** @description The source's own number of this state; rises with every change. */
        SourceVersion: number;
        NamePart: string & components["schemas"]["PlainText"];
        Surname: string & components["schemas"]["PlainText"];
        OrganisationName: string & components["schemas"]["PlainText"];
        OrganisationPut: {
            version: components["schemas"]["SourceVersion"];
            name: components["schemas"]["OrganisationName"];
            relationNumber?: string | null;
        };
        OrganisationBatch: {
            items: {
                externalId: components["schemas"]["ExternalId"];
                version: components["schemas"]["SourceVersion"];
                name: components["schemas"]["OrganisationName"];
                relationNumber?: string | null;
            }[];
        };
        UserPut: {
            version: components["schemas"]["SourceVersion"];
            organisation: components["schemas"]["ExternalId"];
            email: string;
            /** @enum {string|null} */
            title?: "heer" | "mevrouw" | null;
            firstName?: components["schemas"]["NamePart"];
            namePrefix?: components["schemas"]["NamePart"];
            surname: components["schemas"]["Surname"];
            /** @enum {string} */
            language?: "nl" | "en";
            mainUser?: boolean;
            disabled?: boolean;
        };
        UserBatch: {
            items: (components["schemas"]["UserPutRow"] | components["schemas"]["UserDeleteRow"])[];
        };
        UserPutRow: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "put";
            externalId: components["schemas"]["ExternalId"];
            version: components["schemas"]["SourceVersion"];
            organisation: components["schemas"]["ExternalId"];
            email: string;
            /** @enum {string|null} */
            title?: "heer" | "mevrouw" | null;
            firstName?: components["schemas"]["NamePart"];
            namePrefix?: components["schemas"]["NamePart"];
            surname: components["schemas"]["Surname"];
            /** @enum {string} */
            language?: "nl" | "en";
            mainUser?: boolean;
            disabled?: boolean;
        };
        UserDeleteRow: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "delete";
            externalId: components["schemas"]["ExternalId"];
            version: components["schemas"]["SourceVersion"];
        };
        Provisioned: {
            /** @enum {string} */
            outcome: "created" | "changed" | "unchanged";
        };
        BatchResult: {
            items: {
                externalId: components["schemas"]["ExternalId"];
                /** @enum {string} */
                outcome: "created" | "changed" | "unchanged" | "deleted" | "refused";
                /** @description Why it was refused, as the single operation would say. */
                problem: components["schemas"]["ProblemCode"] | null;
            }[];
        };
        ProvisionedOrganisation: {
            externalId: components["schemas"]["ExternalId"];
            version: number;
            name: string;
            relationNumber: string | null;
            /** @description How many users have an external id, disabled ones too. */
            users: number;
            /** @description SHA-256, in hexadecimal, of a line for each of these users: the external id, a tab, the version, a line feed; sorted by the bytes of the external id. Of nobody it is that of nothing. */
            digest: string;
        };
        ProvisionedOrganisationPage: {
            items: components["schemas"]["ProvisionedOrganisation"][];
            next: components["schemas"]["NextPage"];
            hasMore: boolean;
        };
        ProvisionedUserPage: {
            items: components["schemas"]["ProvisionedUser"][];
            next: components["schemas"]["NextPage"];
            hasMore: boolean;
        };
        ProvisionedUser: {
            externalId: components["schemas"]["ExternalId"];
            version: number;
            organisation: string | null;
            email: string;
            /** @enum {string|null} */
            title: "heer" | "mevrouw" | null;
            firstName: string;
            namePrefix: string;
            surname: string;
            /** @enum {string} */
            language: "nl" | "en";
            mainUser: boolean;
            disabled: boolean;
        };
        RecoveryStop: {
            token: string;
        };
        StoppedRecovery: {
            /** Format: date-time */
            stoppedAt: string;
        };
        Email: string;
        /** @description 256 random bits in base64url, from a mailed link. */
        Token: string;
        ProofRequest: {
            code?: components["schemas"]["Code"];
            recoveryCode?: components["schemas"]["RecoveryCode"];
            passkey?: components["schemas"]["PasskeyAnswer"];
        };
        EnrolmentRequest: {
            code: components["schemas"]["Code"];
            passkeysLost?: components["schemas"]["PasskeysLost"];
        };
        PasskeyRegistrationRequest: {
            name?: components["schemas"]["AuthenticatorName"];
            id: components["schemas"]["CredentialId"];
            clientDataJSON: components["schemas"]["ClientData"];
            attestationObject: components["schemas"]["AttestationObject"];
            transports: components["schemas"]["PasskeyTransports"];
            passkeysLost?: components["schemas"]["PasskeysLost"];
        };
        /** @description The passkeys that there are, are lost too: they end. Otherwise they stay. */
        PasskeysLost: boolean;
        PasswordResetRequest: {
            email: components["schemas"]["Email"];
            /**
             * @description What the person can't use any more.
             * @enum {string}
             */
            lost: "password" | "authenticator";
        };
        TokenRequest: {
            token: components["schemas"]["Token"];
        };
        /** @enum {string} */
        RegistrationPurpose: "registration" | "reset";
        RegistrationLink: {
            /** @enum {string} */
            state: "open" | "expired" | "used" | "replaced" | "withdrawn" | "already_enrolled";
            purpose: components["schemas"]["RegistrationPurpose"];
            lost: components["schemas"]["LostFactor"];
            maskedEmail: string;
            /** Format: date-time */
            expiresAt: string;
            renewable: boolean;
        };
        Registration: {
            /**
             * @description `held`: nothing can be done until a main user of the organisation or TVM has confirmed; the mail comes again then.
             * @enum {string}
             */
            next: "held" | "password" | "proof" | "enrolment" | "done";
            purpose: components["schemas"]["RegistrationPurpose"];
            lost: components["schemas"]["LostFactor"];
            /** @description Whether `keepPassword` may stand in for `setPassword`: for a new phone. */
            passwordKeepable: boolean;
            /** @description The user name. */
            email: string;
            /** Format: date-time */
            expiresAt: string;
            twoFactorRequired: boolean;
            /** @description Of which kinds there are active authenticators, the one that was used last first. */
            ways: components["schemas"]["AuthenticatorKind"][];
            /** @description A code or recovery code proves something. False where only a passkey counts and there is one. */
            takesCodes: boolean;
        };
        /** @description With a reset, what the person said to have lost. */
        LostFactor: ("password" | "authenticator") | null;
        SetPasswordRequest: {
            password: components["schemas"]["Password"];
        };
        /**
         * @description Of the enabled portal users. `notEnrolled` is whoever has no active authenticator; the next four are counted among those: under way (invited, and whoever got further), undeliverable, not invited, and with a disabled
         *     authenticator. `neverLoggedIn` counts across all, `withPasskey` among the enrolled.
         */
        RolloutFigures: {
            users: number;
            enrolled: number;
            notEnrolled: number;
            underWay: number;
            undeliverable: number;
            notInvited: number;
            disabled: number;
            neverLoggedIn: number;
            withPasskey: number;
        };
        RolloutCampaign: {
            /** Format: date-time */
            stoppedAt: string | null;
            stoppedBy: components["schemas"]["EmployeeName"] | null;
            /** Format: date-time */
            lastRunAt: string | null;
            /** @description Queued, not sent yet. */
            waitingMails: number;
        };
        Rollout: {
            /** Format: date-time */
            mandatoryFrom: string | null;
            /**
             * Format: date-time
             * @description When everybody was last counted; null before the first time.
             */
            countedAt: string | null;
            figures: components["schemas"]["RolloutFigures"];
            /** @description Users who couldn't have logged in if the date had been the moment of the count. */
            wouldBeStopped: number;
            /** @description Users of whom 2FA is required and who weren't invited since, as last counted. */
            toInvite: number;
            organisations: {
                total: number;
                activated: number;
                exempt: number;
                withoutMainUser: number;
            };
            campaign: components["schemas"]["RolloutCampaign"];
            /** @description The last 120 days, the oldest first, as each was when it was last counted. */
            days: {
                /** Format: date */
                day: string;
                users: number;
                enrolled: number;
                underWay: number;
                undeliverable: number;
                neverLoggedIn: number;
                wouldBeStopped: number;
            }[];
        };
        RolloutOrganisation: {
            /** Format: uuid */
            id: string;
            name: string;
            relationNumber: string | null;
            /** @enum {string} */
            because: "activated" | "exempt" | "mandatory" | "voluntary";
            /** Format: date-time */
            requiredFrom: string | null;
            mainUsers: number;
            figures: components["schemas"]["RolloutFigures"];
        };
        RolloutOrganisationPage: {
            page: number;
            pageSize: number;
            total: number;
            items: components["schemas"]["RolloutOrganisation"][];
        };
        /** @description RFC 9457. */
        Problem: {
            /**
             * Format: uri
             * @description Leads to the page of the code.
             */
            type: string;
            /** @description The same for each occurrence of a code, in English; a screen has words of its own. */
            title: string;
            status: number;
            code: components["schemas"]["ProblemCode"];
            detail?: string;
            /** @description With `validation_failed`, what is wrong where; never the value itself. */
            errors?: {
                /**
                 * @description The part of the request.
                 * @enum {string}
                 */
                in: "body" | "query" | "path" | "header";
                /** @description A JSON pointer (RFC 6901) from there: `/code`. Of the whole body it is empty. */
                pointer: string;
                /** @description In English, for engineers; a screen has words of its own. */
                message: string;
            }[];
            /** @description With `password_refused`, the rules that the password breaks. */
            passwordRules?: components["schemas"]["PasswordRule"][];
            /** @description With `code_rejected`, how many attempts are left. None: `retryAt` is the end of the lock. */
            attemptsLeft?: number;
            /** @description The same as `Retry-After`. */
            retryAfterSeconds?: number;
            /**
             * Format: date-time
             * @description When it makes sense to try again: the end of a lock or of a limit.
             */
            retryAt?: string;
            /** @description Stands in the log too. */
            requestId?: string;
        };
        /**
         * @description `length`: 8 characters; `upper`, `lower`, `digit`, `special`: one of each; `common`: it is one word or name, or two that
         *     are typical, with digits and signs, or on a list of common passwords; `pattern`: rows of keys, counting or repetition; `context`: it is made of
         *     the user's or organisation's own words; `breached`: it is in a known breach. The last four are only told where the first five are met.
         * @enum {string}
         */
        PasswordRule: "length" | "upper" | "lower" | "digit" | "special" | "common" | "pattern" | "context" | "breached";
        /** @description Taken as it is; nothing is cut off or trimmed. */
        Password: string;
        /**
         * @description One line that reads as it is: without control, format (what changes a direction included), private or unassigned characters, separators of lines or paragraphs, and whatever shows
         *     nothing (also U+2800, U+1D159); a mark has a letter or sign that it stands on, of which no more than four stand on one.
         */
        PlainText: string;
        /** @description Six ASCII digits, as a string. */
        Code: string;
        /** @description 80 bits in base32; case, spaces and hyphens don't matter. */
        RecoveryCode: string;
        CodeRequest: {
            code: components["schemas"]["Code"];
        };
        /** @description Says nothing to clients; taken from an answer, and sent as it is. */
        PageCursor: string;
        /** @description Where the next page begins; null where there is none. */
        NextPage: components["schemas"]["PageCursor"] | null;
        /**
         * @description An id in the system that provisions. It never changes.
         * @example USR-31
         */
        ExternalId: string;
        SecondFactorDecision: {
            /**
             * @description What counts as a second factor now: any, or only a passkey that knows its person. Whoever has none yet adds one at the next login.
             * @enum {string}
             */
            policy: "any" | "phishing_resistant";
            /**
             * Format: date-time
             * @description Since when, or from when, only a passkey counts; null where any factor does, and where it always was so.
             */
            phishingResistantFrom: string | null;
            /** @description There is an active passkey. */
            hasPasskey: boolean;
        };
        TwoFactorDecision: {
            required: boolean;
            /** @enum {string} */
            because: "employee" | "activated" | "exempt" | "mandatory" | "voluntary";
            /** Format: date-time */
            requiredFrom: string | null;
            /** Format: date-time */
            exemptUntil: string | null;
        };
        Organisation: {
            name: string;
        };
        MailQueued: {
            maskedEmail: string;
        };
        PendingAuthenticator: {
            /** @description 160 bits, base32 without padding. */
            secret: string;
            /** @description The otpauth key URI that the QR code carries. */
            keyUri: string;
            issuer: string;
            account: string;
        };
        Enrolled: {
            recoveryCodes: string[];
        };
        /** @description Of the enabled users, each counted once among the states; a locked authenticator is an enrolled one, a disabled one isn't. `neverLoggedIn` counts across the states. `withPasskey` and `onlyOneAuthenticator` count among the enrolled; who loses an only one needs the mail. */
        UserFigures: {
            total: number;
            progress: components["schemas"]["ProgressFigures"];
            neverLoggedIn: number;
            withPasskey: number;
            onlyOneAuthenticator: number;
        };
        OrganisationUser: {
            /** Format: uuid */
            id: string;
            fullName: string;
            email: string;
            /** @enum {string} */
            role: "main_user" | "sub_user";
            progress: components["schemas"]["Progress"];
            /** @description How many active ones there are, apps and passkeys. */
            authenticators: number;
            hasPasskey: boolean;
            neverLoggedIn: boolean;
            /** @description Mail to this address bounced before. */
            mailUndelivered: boolean;
            /** @description The latest registration mail; null where there was none. */
            mail: {
                state: components["schemas"]["MailState"];
                /**
                 * Format: date-time
                 * @description Since when it is in this state.
                 */
                at: string;
            } | null;
            /**
             * Format: date-time
             * @description Since when they could have registered, by the first registration mail that still counts; null for who wasn't invited, or is enrolled.
             */
            invitedAt: string | null;
            /**
             * Format: date-time
             * @description Until when the latest mailed link works, or worked; null where none can be used.
             */
            linkExpiresAt: string | null;
            /**
             * Format: date-time
             * @description From when `resendRegistrationMail` mails this user; null where it never would.
             */
            resendableFrom: string | null;
        };
        /** @enum {string} */
        MailState: "queued" | "sending" | "accepted" | "delivered" | "deferred" | "bounced" | "complained" | "failed" | "replaced" | "withdrawn";
        TimelineEvent: {
            /** @enum {string} */
            type: "mail_queued" | "mail_accepted" | "mail_delivered" | "mail_deferred" | "mail_bounced" | "mail_complained" | "mail_failed" | "mail_replaced" | "mail_withdrawn" | "link_opened" | "password_set" | "qr_shown" | "first_code" | "enrolled" | "locked" | "unlocked" | "disabled" | "reset" | "new_phone_approved" | "reversed" | "login";
            /** Format: date-time */
            at: string;
            /**
             * @description With a mail's event: which mail.
             * @enum {string}
             */
            mail?: "registration" | "password_reset";
            /**
             * @description With a mail's event: on whose behalf.
             * @enum {string}
             */
            requestedBy?: "system" | "activation" | "own" | "main_user" | "support" | "anonymous" | "renewal" | "client";
            /** @description With a mail that bounced or failed: a short code. */
            reason?: string;
        };
        /** @enum {string} */
        EmployeeRole: "support" | "support_lead" | "auditor";
        EmployeeName: {
            /** Format: uuid */
            id: string;
            fullName: string;
        };
        /** @description What a reversal would do at this moment. */
        ReversalImpact: {
            /** @description False where there is no activation and no mandatory date. */
            possible: boolean;
            endsActivation: boolean;
            /** @description Revoked. */
            authenticators: number;
            /** @description Ended. */
            sessions: number;
            /** @description Open ones, dead afterwards. */
            registrations: number;
            /** @description M6 to every user. */
            mails: number;
            exemptionNeeded: boolean;
            /** @description As many unless told otherwise, where one is needed. */
            exemptionDays: number;
        };
        /** @description What goes with an organisation if it is deleted at this moment. */
        DeletionImpact: {
            users: number;
            /** @description Of them with an authenticator. */
            enrolled: number;
            /** @description Live ones. */
            sessions: number;
            /** @description Mailed links that work. */
            registrations: number;
            /** @description That wait, and then are sent to nobody. */
            mails: number;
            /** @description Open requests about it and its users, this one not counted. */
            approvals: number;
        };
        /** @description Has a letter or a digit, and may have lines; no other control character, and none that changes a direction. */
        Reason: string;
        TicketReference: string;
        /** @enum {string} */
        ApprovalState: "open" | "approved" | "rejected" | "cancelled" | "expired";
        /**
         * @description `called_back`: on the number that TVM had before; `relation_number`: the caller knows the relation number or policy; `personal_data`: data that only the person knows; `main_user_confirmed`: a main user
         *     (another one) confirms; `in_person`: seen, with a document.
         * @enum {string}
         */
        IdentityCheck: "called_back" | "relation_number" | "personal_data" | "main_user_confirmed" | "in_person";
        /** @enum {string} */
        ApprovalKind: "reversal" | "reset" | "new_phone" | "first_enrolment" | "new_client" | "client_grant" | "new_employee" | "employee_role" | "organisation_deletion";
        /**
         * @description What decides where a user's link goes, or that there is one: another `address`; a user `made_anew` after they were deleted; `moved` to another organisation; `made_main_user`; a `reset` by support; a
         *     `new_phone` by a mailed link; that somebody said by the code of a notice that it wasn't them (`disputed`), and a first `enrolment` that was tried within 72 hours of that. Two different ones within 72 hours hold every enrolment until somebody else confirms.
         * @enum {string}
         */
        SensitiveChange: "address" | "made_anew" | "moved" | "made_main_user" | "reset" | "new_phone" | "disputed" | "enrolment";
        Approval: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["ApprovalKind"];
            /** @description Whom it is about, or the organisation of the user whom it is about. */
            organisation: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** @description Whom it is about. */
            user: {
                /** Format: uuid */
                id: string;
                fullName: string;
                email: string;
            } | null;
            /** @description Which client it is about; without an id, one that is to be made. */
            client: {
                /** Format: uuid */
                id: string | null;
                name: string;
            } | null;
            /** @description What a client is to get. */
            grant: components["schemas"]["ShownGrant"] | null;
            /** @description Of a new employee, and of another role: who, and in which role; `formerRole` is the present one of an open request, null for a new employee and once it is decided. */
            employment: {
                fullName: string;
                email: string;
                role: components["schemas"]["EmployeeRole"];
                formerRole: components["schemas"]["EmployeeRole"] | null;
            } | null;
            /**
             * Format: date-time
             * @description Of an approved one whose secret nobody took yet: until when the employee who asked can take it (`takeClientSecret`).
             */
            secretToTakeUntil: string | null;
            state: components["schemas"]["ApprovalState"];
            /** @description Of an open one: of what is shown here, which an approval names. */
            version: string | null;
            needsSecondEmployee: boolean;
            reason: string;
            ticketReference: string;
            /** @description Of a reversal, when it was asked for. */
            exemptionDays: number | null;
            /**
             * Format: date-time
             * @description Of an approved reversal.
             */
            exemptUntil: string | null;
            identityChecks: components["schemas"]["IdentityCheck"][];
            /** @description Of an open reversal, as it is now. */
            impact: components["schemas"]["ReversalImpact"] | null;
            /** @description Of an open deletion of an organisation, as it is now. */
            deletion: components["schemas"]["DeletionImpact"] | null;
            /** @description Of an open one about a user, what was changed within 72 hours; of a first enrolment the changes that hold it and, once decided, those that it was asked for. */
            because: components["schemas"]["SensitiveChange"][];
            /** @description Null: a first enrolment that the service holds by itself, or a deletion that another system asks for. */
            requestedBy: components["schemas"]["EmployeeName"] | null;
            /** @description The other system that asks for a deletion. */
            requestedByClient: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            expiresAt: string;
            decidedBy: components["schemas"]["EmployeeName"] | null;
            /** Format: date-time */
            decidedAt: string | null;
            decisionReason: string | null;
        };
        OrganisationSearch: {
            items: {
                /** Format: uuid */
                id: string;
                name: string;
                relationNumber: string | null;
                userCount: number;
                /** @description Of its users those that were found, at most five. */
                users: {
                    /** Format: uuid */
                    id: string;
                    fullName: string;
                    email: string;
                }[];
            }[];
            more: boolean;
        };
        SupportOrganisation: {
            /** Format: uuid */
            id: string;
            name: string;
            relationNumber: string | null;
            twoFactor: components["schemas"]["TwoFactorDecision"];
            /** Format: date-time */
            activatedAt: string | null;
            users: components["schemas"]["UserFigures"];
            mainUsers: number;
            /** @description Live ones of its users. */
            sessions: number;
            /** @description The one that waits for a second employee. */
            openReversal: components["schemas"]["Approval"] | null;
            /** @description The latest that was approved. */
            latestReversal: components["schemas"]["Approval"] | null;
            reversal: components["schemas"]["ReversalImpact"];
            /** @description The one that waits for a second employee. */
            openDeletion: components["schemas"]["Approval"] | null;
            deletion: components["schemas"]["DeletionImpact"];
        };
        EmployeeList: {
            items: {
                /** Format: uuid */
                id: string;
                fullName: string;
                email: string;
                role: components["schemas"]["EmployeeRole"];
                enrolled: boolean;
                disabled: boolean;
                /** Format: date-time */
                lastLoginAt: string | null;
            }[];
        };
        SupportUserPage: {
            page: number;
            pageSize: number;
            total: number;
            items: components["schemas"]["OrganisationUser"][];
        };
        SupportUser: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "portal" | "employee";
            fullName: string;
            email: string;
            /** @description Null for an employee. */
            organisation: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** @enum {string} */
            role: "main_user" | "sub_user" | "support" | "support_lead" | "auditor";
            disabled: boolean;
            /** @description Null for a disabled user. */
            progress: components["schemas"]["Progress"] | null;
            twoFactor: components["schemas"]["TwoFactorDecision"];
            authenticator: {
                /** @enum {string} */
                state: "active" | "disabled";
                /** Format: date-time */
                activatedAt: string;
            } | null;
            recoveryCodesLeft: number;
            passwordSet: boolean;
            /** Format: date-time */
            lastLoginAt: string | null;
            mailUndelivered: boolean;
            /** Format: date-time */
            emailChangedAt: string | null;
            /** @description Live ones. */
            sessions: number;
            /** @description What keeps the user out. `unlockUser` ends all of it but `password_capped`, after a hundred wrong passwords in a row, which a new password by a mailed link ends. */
            locks: {
                /** @enum {string} */
                by: "password" | "password_capped" | "code" | "registration" | "verification" | "verifier_stopped";
                /**
                 * Format: date-time
                 * @description Null for another system that was stopped after 100 wrong codes in a row, until this ends it, and for `password_capped`.
                 */
                until: string | null;
            }[];
            /** @description How often somebody who proved nothing was refused at this user's login within the last 90 days; null where nobody was. They are counted, not told one by one; the latest ten thousand minutes and networks at most. */
            refusedLogins: {
                count: number;
                /** @description From how many: /24, and /48 of IPv6. */
                networks: number;
                /**
                 * Format: date-time
                 * @description To the minute.
                 */
                latestAt: string;
            } | null;
            /** @description By how much the clock of the phone was off that showed the latest code, negative when it is slow. Null when that code was right, or says nothing of it. */
            phoneDriftSeconds: number | null;
            /** @description Which help of this user takes two employees. */
            needsSecondEmployee: {
                reset: boolean;
                new_phone: boolean;
            };
            /**
             * @description Whether the user may link a new phone from a mailed link by now: `free` without asking, `waits` 24 hours later in a browser that isn't known (an approval shortens that), `approval_needed` by an approval alone.
             * @enum {string}
             */
            newPhone: "free" | "waits" | "approval_needed" | "approved";
            /** @description The changes that hold every enrolment of this user until somebody confirms (`first_enrolment`). Empty where nothing does. */
            heldBecause: components["schemas"]["SensitiveChange"][];
            openRequest: components["schemas"]["Approval"] | null;
            events: components["schemas"]["TimelineEvent"][];
        };
        Unlocked: {
            locks: number;
        };
        VerificationRequest: {
            user: components["schemas"]["ExternalId"];
            code: components["schemas"]["Code"];
            /** @description What the code is asked for, in a word of the client's; for the audit trail. */
            purpose: string;
        };
        Verification: {
            /** @enum {string} */
            outcome: "accepted" | "rejected" | "locked" | "not_enrolled";
            /** Format: date-time */
            lockedUntil: string | null;
        };
        /**
         * @description Stable. Each has a page in docs/problems.
         * @enum {string}
         */
        ProblemCode: "validation_failed" | "malformed_request" | "request_timeout" | "malformed_body" | "unsupported_media_type" | "body_too_large" | "origin_refused" | "rate_limited" | "not_found" | "method_not_allowed" | "internal_error" | "service_unavailable" | "unauthenticated" | "invalid_token" | "insufficient_scope" | "client_not_found" | "client_name_in_use" | "client_revoked" | "client_keys_refused" | "client_has_no_keys" | "client_has_no_secrets" | "client_secret_limit" | "client_secret_not_waiting" | "client_grant_needed" | "nothing_to_grant" | "role_unchanged" | "deletion_overtaken" | "client_secret_not_found" | "redirect_uri_refused" | "version_stale" | "version_reused" | "email_in_use" | "email_refused" | "organisation_unknown" | "credentials_exist" | "password_hash_refused" | "totp_secret_refused" | "relation_number_in_use" | "cursor_unknown" | "webhook_not_found" | "webhook_url_refused" | "webhook_limit" | "webhook_exists" | "interaction_not_found" | "idempotency_key_reused" | "idempotency_in_progress" | "user_disabled" | "two_factor_required" | "passkey_required" | "main_user_required" | "help_disabled" | "support_required" | "invalid_credentials" | "login_locked" | "mailed_link_required" | "login_challenge_missing" | "code_rejected" | "passkey_rejected" | "registration_unknown" | "notice_unknown" | "notice_expired" | "registration_expired" | "registration_used" | "registration_replaced" | "registration_withdrawn" | "registration_not_open" | "registration_step_refused" | "registration_not_required" | "already_enrolled" | "approval_required" | "recovery_waits" | "recovery_stopped" | "recovery_unknown" | "recovery_over" | "enrolment_held" | "main_user_too_new" | "colleague_moved" | "renewal_refused" | "password_refused" | "mail_limit_reached" | "user_list_changed" | "two_factor_already_mandatory" | "proof_required" | "proof_rejected" | "dispute_not_found" | "dispute_settled" | "user_not_found" | "step_up_required" | "authenticator_missing" | "passkey_missing" | "passkey_refused" | "authenticator_limit_reached" | "authenticator_not_found" | "last_authenticator" | "replacement_not_started" | "session_not_found" | "invalid_signature" | "webhook_not_configured" | "employee_required" | "role_required" | "organisation_not_found" | "confirmation_mismatch" | "approval_not_found" | "approval_open" | "approval_limit_reached" | "approval_not_open" | "approval_changed" | "nothing_to_reverse" | "second_employee_required" | "requester_required" | "requester_left" | "not_for_oneself" | "identity_not_checked" | "approval_not_needed";
        /**
         * @description Who needs help first.
         * @enum {string}
         */
        Progress: "mail_undelivered" | "disabled" | "locked" | "not_invited" | "invited" | "link_opened" | "password_set" | "enrolled";
        ProgressFigures: {
            mail_undelivered: number;
            disabled: number;
            not_invited: number;
            invited: number;
            link_opened: number;
            password_set: number;
            enrolled: number;
        };
    };
    responses: {
        /** @description A problem; `code` says which. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://login.tvm.nl/totpservice/problems/invalid_credentials",
                 *       "title": "E-mail address or password is wrong.",
                 *       "status": 401,
                 *       "code": "invalid_credentials"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A problem that waiting helps against. */
        ProblemRetry: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://login.tvm.nl/totpservice/problems/login_locked",
                 *       "title": "Too many attempts.",
                 *       "status": 429,
                 *       "code": "login_locked",
                 *       "retryAfterSeconds": 900,
                 *       "retryAt": "2026-11-22T10:15:00Z"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description A page that keeps itself up to date asks with this, so that it doesn't keep a session from going idle. */
        Background: "true";
        /** @description `next` of the answer before. Without, from the beginning. */
        After: components["schemas"]["PageCursor"];
        /**
         * @description The organisation's id in the system that provisions it.
         * @example ORG-100001
         */
        OrganisationExternalId: components["schemas"]["ExternalId"];
        /**
         * @description The user's id in the system that provisions it.
         * @example USR-gewonesub53
         */
        UserExternalId: components["schemas"]["ExternalId"];
    };
    requestBodies: never;
    headers: {
        /** @description HttpOnly, Secure, SameSite=Lax, `__Host-`. */
        SetCookie: string;
        /** @description Where what was made can be looked at. */
        Location: string;
        /** @description Changes with the answer's body. Send it as `If-None-Match`, and an answer that hasn't changed comes without one. */
        ETag: string;
        /** @description Seconds until it makes sense to try again. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApprovals: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                state?: "open" | "decided";
                kind?: components["schemas"]["ApprovalKind"];
                /** @description About this organisation. */
                organisationId?: string;
                /** @description About this user. */
                userId?: string;
                /** @description About this client. */
                clientId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    requestApproval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "reset",
                 *       "userId": "01937f3e-0000-7000-8000-000000000001",
                 *       "reason": "Telefoon gestolen",
                 *       "ticketReference": "TVM-1235",
                 *       "identityChecks": [
                 *         "called_back",
                 *         "relation_number",
                 *         "personal_data"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApprovalRequest"];
            };
        };
        responses: {
            /** @description Done, or waiting for another employee. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The approval. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getApprovalReach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By client and way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalReach"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    approveApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456",
                 *       "version": "3f9AcQ0Lr2o1fPq7wKQb2A"
                 *     }
                 */
                "application/json": components["schemas"]["ApproveApproval"];
            };
        };
        responses: {
            /** @description It is done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startPasskeyApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "3f9AcQ0Lr2o1fPq7wKQb2A"
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyApprovalRequest"];
            };
        };
        responses: {
            /** @description What the browser is to be asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    rejectApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Niet door de klant gevraagd"
                 *     }
                 */
                "application/json": components["schemas"]["RejectionRequest"];
            };
        };
        responses: {
            /** @description It is rejected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    cancelApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                from?: string;
                /** @description The first moment left out. */
                to?: string;
                type?: string;
                result?: "success" | "failure" | "refused";
                actorId?: string;
                userId?: string;
                organisationId?: string;
                /** @description Only events older than this one. */
                before?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    exportAuditEvents: {
        parameters: {
            query?: {
                from?: string;
                /** @description The first moment left out. */
                to?: string;
                type?: string;
                result?: "success" | "failure" | "refused";
                actorId?: string;
                userId?: string;
                organisationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV as a Dutch spreadsheet opens it, UTF-8 with its mark and semicolons between the cells. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listClients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clients. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    updateClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopes": [
                 *         "decisions"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ClientNarrowing"];
            };
        };
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    takeClientSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "approvalId": "01937f3e-0000-7000-8000-000000000003"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSecretTaking"];
            };
        };
        responses: {
            /** @description The secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeClientSecret"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    revokeClientSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
                secretId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    revokeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getUserTwoFactorDecision: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The user's id in the system that provisions it.
                 * @example USR-gewonesub53
                 */
                externalId: components["parameters"]["UserExternalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is true at this moment. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "USR-31",
                     *       "required": false,
                     *       "because": "voluntary",
                     *       "requiredFrom": "2027-10-31T23:00:00.000Z",
                     *       "exemptUntil": null,
                     *       "enrolled": false,
                     *       "authenticators": [],
                     *       "secondFactor": {
                     *         "policy": "any",
                     *         "phishingResistantFrom": null,
                     *         "hasPasskey": false
                     *       },
                     *       "disabled": false,
                     *       "lockedUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserTwoFactorDecision"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listUserTwoFactorDecisions: {
        parameters: {
            query?: {
                /**
                 * @example [
                 *       "USR-joost",
                 *       "USR-supersub51"
                 *     ]
                 */
                user?: components["schemas"]["ExternalId"][];
                organisation?: components["schemas"]["ExternalId"];
                /** @description `next` of the answer before. Without, from the beginning. */
                after?: components["parameters"]["After"];
                limit?: number;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is true at this moment. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTwoFactorDecisionPage"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description `next` of the answer before. Without, from the beginning. */
                after?: components["schemas"]["EventCursor"];
                limit?: number;
                type?: components["schemas"]["EventType"][];
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events behind the cursor. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "http://localhost:4000/events",
                 *       "eventTypes": [
                 *         "user.enrolled",
                 *         "user.locked"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description The webhook and its secret. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWebhook"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "after": "MDow"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attempts. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interactionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interaction"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    issueRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id in the system that provisions it.
                 * @example USR-gewonesub53
                 */
                externalId: components["parameters"]["UserExternalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is queued. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedRegistration"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getUserRegistration: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The user's id in the system that provisions it.
                 * @example USR-gewonesub53
                 */
                externalId: components["parameters"]["UserExternalId"];
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state at this moment. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRegistration"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "joost@tvm.test",
                 *       "password": "Vijf rode sokken 31!"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description What comes next. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginStep"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    verifyLoginCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["CodeRequest"];
            };
        };
        responses: {
            /** @description Signed in; the session cookie is set and the login challenge is gone. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodesLeft": 10
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    useRecoveryCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recoveryCode": "MFRG-GZDF-MZTW-Q2LK"
                 *     }
                 */
                "application/json": components["schemas"]["RecoveryCodeRequest"];
            };
        };
        responses: {
            /** @description Signed in; the session cookie is set and the login challenge is gone. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodesLeft": 9
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "level": "full",
                     *       "lacks": null,
                     *       "role": "main_user",
                     *       "employeeRole": null,
                     *       "approvalsToDecide": null,
                     *       "disputesToSettle": null,
                     *       "user": {
                     *         "id": "01937f3e-0000-7000-8000-000000000002",
                     *         "email": "joost@tvm.test",
                     *         "fullName": "Jonnie van Joosten",
                     *         "language": "nl"
                     *       },
                     *       "organisation": {
                     *         "name": "Voorbeeld Transport"
                     *       },
                     *       "twoFactor": {
                     *         "required": false,
                     *         "because": "voluntary",
                     *         "requiredFrom": "2027-10-31T23:00:00Z",
                     *         "exemptUntil": null
                     *       },
                     *       "secondFactor": {
                     *         "policy": "any",
                     *         "phishingResistantFrom": null,
                     *         "hasPasskey": false
                     *       },
                     *       "activatedAt": null,
                     *       "enrolled": false,
                     *       "expiresAt": "2026-11-22T11:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    resendOwnRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "maskedEmail": "j•••@tvm.test"
                     *     }
                     */
                    "application/json": components["schemas"]["MailQueued"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    receiveMailEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The event's id. Part of what is signed. */
                "svix-id"?: string;
                /** @description When it was sent, in seconds since 1970. Part of what is signed. */
                "svix-timestamp"?: string;
                /** @description One or more signatures, `v1,` and base64 of HMAC-SHA-256. */
                "svix-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "email.delivered",
                 *       "created_at": "2025-06-11T12:27:04.000Z",
                 *       "data": {
                 *         "email_id": "56761188-7520-42d8-8898-ff6fc54ce618",
                 *         "to": [
                 *           "joost@tvm.test"
                 *         ],
                 *         "tags": {
                 *           "mail_id": "01937f3e-0000-7000-8000-000000000009"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["MailEvent"];
            };
        };
        responses: {
            /** @description Taken, or nothing of ours. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    importUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dryRun": true,
                 *       "items": [
                 *         {
                 *           "externalId": "USR-gewonesub54",
                 *           "version": 1,
                 *           "organisation": "ORG-100003",
                 *           "email": "gewonesub54@tvm.test",
                 *           "firstName": "Gewone",
                 *           "surname": "sub 54",
                 *           "passwordHash": "$2y$10$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UserImport"];
            };
        };
        responses: {
            /** @description A result for each row, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    disputeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "noticeCode": "7K4M-XQ2R-9TBC"
                 *     }
                 */
                "application/json": components["schemas"]["NoticeDispute"];
            };
        };
        responses: {
            /** @description It is done, now or before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputedNotice"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                state?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputePage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    settleDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is settled. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI document as JSON. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getOrganisationTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State and figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organisation": {
                     *         "name": "Voorbeeld Transport"
                     *       },
                     *       "twoFactor": {
                     *         "required": true,
                     *         "because": "activated",
                     *         "requiredFrom": "2026-11-22T10:00:00Z",
                     *         "exemptUntil": null
                     *       },
                     *       "activatedAt": "2026-11-22T10:00:00Z",
                     *       "activatable": false,
                     *       "passwordRequired": false,
                     *       "userListVersion": "7",
                     *       "users": {
                     *         "total": 4,
                     *         "progress": {
                     *           "mail_undelivered": 0,
                     *           "disabled": 0,
                     *           "not_invited": 0,
                     *           "invited": 2,
                     *           "link_opened": 0,
                     *           "password_set": 1,
                     *           "enrolled": 1
                     *         },
                     *         "neverLoggedIn": 2,
                     *         "withPasskey": 0,
                     *         "onlyOneAuthenticator": 1
                     *       },
                     *       "mails": {
                     *         "total": 4,
                     *         "waiting": 1,
                     *         "sent": 1,
                     *         "delivered": 2,
                     *         "deferred": 0,
                     *         "failed": 0,
                     *         "notNeeded": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OrganisationTwoFactor"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listOrganisationDays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days, the first one first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "days": [
                     *         {
                     *           "day": "2026-11-22",
                     *           "enrolled": 1
                     *         },
                     *         {
                     *           "day": "2026-11-24",
                     *           "enrolled": 3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganisationDays"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    activateTwoFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userListVersion": "7",
                 *       "password": "Vijf rode sokken 31!"
                 *     }
                 */
                "application/json": components["schemas"]["ActivationRequest"];
            };
        };
        responses: {
            /** @description 2FA is active. The mails follow in the background. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "activatedAt": "2026-11-22T10:00:00Z",
                     *       "mails": 4
                     *     }
                     */
                    "application/json": components["schemas"]["Activation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listOrganisationUsers: {
        parameters: {
            query?: {
                /** @description The page, from 1. */
                page?: number;
                /** @description Users a page. */
                pageSize?: number;
                /**
                 * @description What sorts the whole list. `progress` puts first who needs somebody's help: undelivered mail, disabled and locked, then from not invited
                 *     to enrolled; and among these first who was invited longest ago.
                 */
                sort?: "fullName" | "email" | "progress";
                /** @description Ascending or descending. */
                order?: "asc" | "desc";
                /** @description Only users who are at one of these points. */
                progress?: components["schemas"]["Progress"][];
                /** @description Only users whose name or address holds this text, whatever its case. */
                search?: string & components["schemas"]["PlainText"];
            };
            header?: {
                /** @description A page that keeps itself up to date asks with this, so that it doesn't keep a session from going idle. */
                "X-Background"?: components["parameters"]["Background"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userListVersion": "7",
                     *       "page": 1,
                     *       "pageSize": 10,
                     *       "total": 1,
                     *       "items": [
                     *         {
                     *           "id": "01937f3e-0000-7000-8000-000000000002",
                     *           "fullName": "Jonnie van Joosten",
                     *           "email": "joost@tvm.test",
                     *           "role": "main_user",
                     *           "progress": "invited",
                     *           "authenticators": 0,
                     *           "hasPasskey": false,
                     *           "neverLoggedIn": false,
                     *           "mailUndelivered": false,
                     *           "mail": {
                     *             "state": "delivered",
                     *             "at": "2025-06-11T12:27:04Z"
                     *           },
                     *           "invitedAt": "2025-06-11T12:27:00Z",
                     *           "linkExpiresAt": "2025-06-12T12:27:03Z",
                     *           "resendableFrom": "2025-06-11T12:28:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganisationUserPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    resendRegistrationMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user of the main user's own organisation. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "maskedEmail": "g•••@tvm.test"
                     *     }
                     */
                    "application/json": components["schemas"]["MailQueued"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    resendRegistrationMails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mails are on their way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queued": 17,
                     *       "limited": 2,
                     *       "waiting": 0,
                     *       "undeliverable": 1
                     *     }
                     */
                    "application/json": components["schemas"]["MailsQueued"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getUserTimeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description A page that keeps itself up to date asks with this, so that it doesn't keep a session from going idle. */
                "X-Background"?: components["parameters"]["Background"];
            };
            path: {
                /** @description A user of the main user's own organisation. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest two hundred events, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fullName": "Jonnie van Joosten",
                     *       "email": "joost@tvm.test",
                     *       "progress": "link_opened",
                     *       "events": [
                     *         {
                     *           "type": "mail_queued",
                     *           "at": "2025-06-11T12:27:00Z",
                     *           "mail": "registration",
                     *           "requestedBy": "activation"
                     *         },
                     *         {
                     *           "type": "mail_accepted",
                     *           "at": "2025-06-11T12:27:03Z",
                     *           "mail": "registration",
                     *           "requestedBy": "activation"
                     *         },
                     *         {
                     *           "type": "mail_delivered",
                     *           "at": "2025-06-11T12:27:04Z",
                     *           "mail": "registration",
                     *           "requestedBy": "activation"
                     *         },
                     *         {
                     *           "type": "link_opened",
                     *           "at": "2025-06-11T13:02:40Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserTimeline"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getColleague: {
        parameters: {
            query?: never;
            header?: {
                /** @description A page that keeps itself up to date asks with this, so that it doesn't keep a session from going idle. */
                "X-Background"?: components["parameters"]["Background"];
            };
            path: {
                /** @description A user of the main user's own organisation. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user, as far as help goes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Colleague"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    unlockColleague: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user of the main user's own organisation. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many locks ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unlocked"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    resetColleague: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user of the main user's own organisation. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": "3f9AcQ0Lr2o1fPq7wKQb2A"
                 *     }
                 */
                "application/json": components["schemas"]["ColleagueReset"];
            };
        };
        responses: {
            /** @description It is done, or waits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueHelped"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    decideColleaguePhone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A user of the main user's own organisation. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "approved",
                 *       "version": "3f9AcQ0Lr2o1fPq7wKQb2A"
                 *     }
                 */
                "application/json": components["schemas"]["ColleaguePhoneDecision"];
            };
        };
        responses: {
            /** @description It is done, or waits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueHelped"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listFirstEnrolments: {
        parameters: {
            query?: never;
            header?: {
                /** @description A page that keeps itself up to date asks with this, so that it doesn't keep a session from going idle. */
                "X-Background"?: components["parameters"]["Background"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that wait. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01937f3e-0000-7000-8000-000000000009",
                     *           "user": {
                     *             "id": "01937f3e-0000-7000-8000-000000000002",
                     *             "fullName": "Jonnie van Joosten",
                     *             "email": "joost@tvm.test"
                     *           },
                     *           "because": [
                     *             "address",
                     *             "reset"
                     *           ],
                     *           "requestedAt": "2026-11-22T10:00:00Z",
                     *           "expiresAt": "2026-11-29T10:00:00Z",
                     *           "version": "3f9AcQ0Lr2o1fPq7wKQb2A",
                     *           "decidable": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FirstEnrolmentList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    decideFirstEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "approved",
                 *       "version": "3f9AcQ0Lr2o1fPq7wKQb2A"
                 *     }
                 */
                "application/json": components["schemas"]["FirstEnrolmentDecision"];
            };
        };
        responses: {
            /** @description Decided. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listAuthenticators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authenticators. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01937f3e-0000-7000-8000-000000000011",
                     *           "kind": "app",
                     *           "name": null,
                     *           "addedAt": "2026-11-01T09:12:00Z",
                     *           "lastUsedAt": "2026-11-22T09:00:00Z",
                     *           "isSyncable": null
                     *         },
                     *         {
                     *           "id": "01937f3e-0000-7000-8000-000000000012",
                     *           "kind": "passkey",
                     *           "name": "Windows Hello",
                     *           "addedAt": "2026-11-02T09:12:00Z",
                     *           "lastUsedAt": null,
                     *           "isSyncable": false
                     *         }
                     *       ],
                     *       "isRequired": true,
                     *       "takesCodes": true
                     *     }
                     */
                    "application/json": components["schemas"]["AuthenticatorList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    removeAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An authenticator of `listAuthenticators`. */
                authenticatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. The session cookie is a new one. */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    renameAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An authenticator of `listAuthenticators`. */
                authenticatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Windows Hello"
                 *     }
                 */
                "application/json": components["schemas"]["RenameAuthenticatorRequest"];
            };
        };
        responses: {
            /** @description Renamed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startPasskeyEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser is to be asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                     *       "rp": {
                     *         "id": "login.tvm.nl",
                     *         "name": "Mijn TVM"
                     *       },
                     *       "user": {
                     *         "id": "AZN_PgAAcACAAAAAAAAAAg",
                     *         "name": "joost@tvm.test",
                     *         "displayName": "Jonnie van Joosten"
                     *       },
                     *       "pubKeyCredParams": [
                     *         {
                     *           "type": "public-key",
                     *           "alg": -7
                     *         }
                     *       ],
                     *       "timeout": 300000,
                     *       "attestation": "none",
                     *       "authenticatorSelection": {
                     *         "residentKey": "preferred",
                     *         "userVerification": "preferred"
                     *       },
                     *       "excludeCredentials": []
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyCreation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    confirmPasskeyEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Windows Hello",
                 *       "id": "4Yx1bZ0m3cQkq1n2",
                 *       "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0",
                 *       "attestationObject": "o2NmbXRkbm9uZQ",
                 *       "transports": [
                 *         "internal"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyEnrolmentRequest"];
            };
        };
        responses: {
            /** @description Added. The session cookie is a new one. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01937f3e-0000-7000-8000-000000000012",
                     *       "kind": "passkey",
                     *       "name": "Windows Hello",
                     *       "addedAt": "2026-11-02T09:12:00Z",
                     *       "lastUsedAt": null,
                     *       "isSyncable": false
                     *     }
                     */
                    "application/json": components["schemas"]["Authenticator"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser is to be asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                     *       "rpId": "login.tvm.nl",
                     *       "timeout": 300000,
                     *       "userVerification": "preferred",
                     *       "allowCredentials": [
                     *         {
                     *           "type": "public-key",
                     *           "id": "4Yx1bZ0m3cQkq1n2",
                     *           "transports": [
                     *             "internal"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    verifyPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4Yx1bZ0m3cQkq1n2",
                 *       "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0",
                 *       "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ",
                 *       "signature": "MEUCIQDx"
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description Signed in; the session cookie is set and the login challenge is gone. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodesLeft": 10
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startPasskeyStepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser is to be asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "challenge": "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                     *       "rpId": "login.tvm.nl",
                     *       "timeout": 300000,
                     *       "userVerification": "preferred",
                     *       "allowCredentials": [
                     *         {
                     *           "type": "public-key",
                     *           "id": "4Yx1bZ0m3cQkq1n2",
                     *           "transports": [
                     *             "internal"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["StepUpRequest"];
            };
        };
        responses: {
            /** @description Proved. The session cookie is a new one. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "validUntil": "2026-11-22T10:05:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["StepUp"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "joost@tvm.test",
                     *       "fullName": "Jonnie van Joosten",
                     *       "language": "nl",
                     *       "organisation": {
                     *         "name": "De Vries Transport B.V."
                     *       },
                     *       "twoFactor": {
                     *         "required": true,
                     *         "because": "activated",
                     *         "requiredFrom": "2026-11-01T09:00:00Z",
                     *         "exemptUntil": null
                     *       },
                     *       "passwordSetAt": "2026-11-01T09:10:00Z",
                     *       "authenticator": {
                     *         "activatedAt": "2026-11-01T09:12:00Z"
                     *       },
                     *       "recoveryCodesLeft": 10,
                     *       "stepUpValidUntil": "2026-11-22T10:05:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    setLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "en"
                 *     }
                 */
                "application/json": components["schemas"]["LanguageRequest"];
            };
        };
        responses: {
            /** @description Set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "Vijf rode sokken 31!",
                 *       "newPassword": "Acht gele kano 32!"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description Changed. The session cookie is a new one. */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startAuthenticatorReplacement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pending authenticator. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                     *       "keyUri": "otpauth://totp/Mijn%20TVM:joost%40tvm.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Mijn%20TVM&algorithm=SHA1&digits=6&period=30",
                     *       "issuer": "Mijn TVM",
                     *       "account": "joost@tvm.test"
                     *     }
                     */
                    "application/json": components["schemas"]["PendingAuthenticator"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    confirmAuthenticatorReplacement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["CodeRequest"];
            };
        };
        responses: {
            /** @description Replaced. New recovery codes, shown once; the session cookie is a new one. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "MFRG-GZDF-MZTW-Q2LK",
                     *         "NBSW-Y3DP-EHPK-3PXP",
                     *         "ONXW-2ZLU-NB2W-C3TL",
                     *         "OBQX-G43X-N5ZG-IIJB",
                     *         "KRSX-G5BA-NVQX-E3TH",
                     *         "ORUG-K4TF-MVSH-G5DP",
                     *         "MZXX-EZLY-ORZW-G5DJ",
                     *         "NVUW-4ZLM-MFXG-I43U",
                     *         "PBQX-I33V-OQQG-K3TE",
                     *         "KNUG-C3DM-EB2W-4YLM"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    regenerateRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new codes, shown once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "MFRG-GZDF-MZTW-Q2LK",
                     *         "NBSW-Y3DP-EHPK-3PXP",
                     *         "ONXW-2ZLU-NB2W-C3TL",
                     *         "OBQX-G43X-N5ZG-IIJB",
                     *         "KRSX-G5BA-NVQX-E3TH",
                     *         "ORUG-K4TF-MVSH-G5DP",
                     *         "MZXX-EZLY-ORZW-G5DJ",
                     *         "NVUW-4ZLM-MFXG-I43U",
                     *         "PBQX-I33V-OQQG-K3TE",
                     *         "KNUG-C3DM-EB2W-4YLM"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01937f3e-0000-7000-8000-000000000009",
                     *           "current": true,
                     *           "createdAt": "2026-11-22T09:00:00Z",
                     *           "lastSeenAt": "2026-11-22T10:00:00Z",
                     *           "expiresAt": "2026-11-22T11:00:00Z",
                     *           "clientAddress": "192.0.2.1",
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0",
                     *           "assurance": "two_factor"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    revokeOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A session of `listSessions`. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listProvisionedOrganisations: {
        parameters: {
            query?: {
                /** @description `next` of the answer before. Without, from the beginning. */
                after?: components["parameters"]["After"];
                limit?: number;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisations behind the cursor. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionedOrganisationPage"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listProvisionedUsers: {
        parameters: {
            query?: {
                /** @description Of this organisation alone. */
                organisation?: components["schemas"]["ExternalId"];
                /** @description With this address, in whatever letters. */
                email?: string;
                /** @description Only who is disabled or only who is not. */
                disabled?: boolean;
                /** @description `next` of the answer before. Without, from the beginning. */
                after?: components["parameters"]["After"];
                limit?: number;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users behind the cursor. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionedUserPage"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getProvisionedOrganisation: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The organisation's id in the system that provisions it.
                 * @example ORG-100001
                 */
                externalId: components["parameters"]["OrganisationExternalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionedOrganisation"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    putOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organisation's id in the system that provisions it.
                 * @example ORG-100001
                 */
                externalId: components["parameters"]["OrganisationExternalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 2,
                 *       "name": "Voorbeeld Transport",
                 *       "relationNumber": "100001"
                 *     }
                 */
                "application/json": components["schemas"]["OrganisationPut"];
            };
        };
        responses: {
            /** @description It was changed, or is the same already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "changed"
                     *     }
                     */
                    "application/json": components["schemas"]["Provisioned"];
                };
            };
            /** @description It was made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "created"
                     *     }
                     */
                    "application/json": components["schemas"]["Provisioned"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    deleteOrganisation: {
        parameters: {
            query: {
                /**
                 * @description The source's version of the deletion.
                 * @example 3
                 */
                version: components["schemas"]["SourceVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The organisation's id in the system that provisions it.
                 * @example ORG-100001
                 */
                externalId: components["parameters"]["OrganisationExternalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits for a decision, or was rejected. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "waiting",
                     *       "expiresAt": "2026-06-25T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AskedDeletion"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    putOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "externalId": "ORG-100001",
                 *           "version": 2,
                 *           "name": "Voorbeeld Transport",
                 *           "relationNumber": "100001"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrganisationBatch"];
            };
        };
        responses: {
            /** @description A result for each row, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getProvisionedUser: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The user's id in the system that provisions it.
                 * @example USR-gewonesub53
                 */
                externalId: components["parameters"]["UserExternalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionedUser"];
                };
            };
            /** @description It is as it was. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    putUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user's id in the system that provisions it.
                 * @example USR-gewonesub53
                 */
                externalId: components["parameters"]["UserExternalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 2,
                 *       "organisation": "ORG-100003",
                 *       "email": "gewonesub53@tvm.test",
                 *       "firstName": "Gewone",
                 *       "surname": "sub 53",
                 *       "language": "nl"
                 *     }
                 */
                "application/json": components["schemas"]["UserPut"];
            };
        };
        responses: {
            /** @description It was changed, or is the same already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "changed"
                     *     }
                     */
                    "application/json": components["schemas"]["Provisioned"];
                };
            };
            /** @description It was made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "created"
                     *     }
                     */
                    "application/json": components["schemas"]["Provisioned"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    deleteUser: {
        parameters: {
            query: {
                /**
                 * @description The source's version of the deletion.
                 * @example 2
                 */
                version: components["schemas"]["SourceVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The user's id in the system that provisions it.
                 * @example USR-gewonesub53
                 */
                externalId: components["parameters"]["UserExternalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    applyUserBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "action": "put",
                 *           "externalId": "USR-gewonesub53",
                 *           "version": 2,
                 *           "organisation": "ORG-100003",
                 *           "email": "gewonesub53@tvm.test",
                 *           "firstName": "Gewone",
                 *           "surname": "sub 53"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UserBatch"];
            };
        };
        responses: {
            /** @description A result for each row, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "joost@tvm.test",
                 *       "lost": "authenticator"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            /** @description If the address is known, a mail is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    inspectRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                 *     }
                 */
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The state of the link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "open",
                     *       "purpose": "registration",
                     *       "lost": null,
                     *       "maskedEmail": "j•••@tvm.test",
                     *       "expiresAt": "2026-11-23T10:00:00Z",
                     *       "renewable": false
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationLink"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    openRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                 *     }
                 */
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Opened; the registration cookie is set. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": "password",
                     *       "purpose": "registration",
                     *       "lost": null,
                     *       "passwordKeepable": false,
                     *       "email": "joost@tvm.test",
                     *       "expiresAt": "2026-11-23T10:00:00Z",
                     *       "twoFactorRequired": true,
                     *       "ways": [],
                     *       "takesCodes": true
                     *     }
                     */
                    "application/json": components["schemas"]["Registration"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": "enrolment",
                     *       "purpose": "registration",
                     *       "lost": null,
                     *       "passwordKeepable": false,
                     *       "email": "joost@tvm.test",
                     *       "expiresAt": "2026-11-23T10:00:00Z",
                     *       "twoFactorRequired": true,
                     *       "ways": [],
                     *       "takesCodes": true
                     *     }
                     */
                    "application/json": components["schemas"]["Registration"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "Vijf rode sokken 31!"
                 *     }
                 */
                "application/json": components["schemas"]["SetPasswordRequest"];
            };
        };
        responses: {
            /**
             * @description `enrolment`: an authenticator must be enrolled. `proof`: an authenticator is active; it is kept by a code or recovery code
             *     (`confirmPasswordReset`), or replaced (`startEnrolment`). `done`: completed.
             */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": "enrolment",
                     *       "purpose": "registration",
                     *       "lost": null,
                     *       "passwordKeepable": false,
                     *       "email": "joost@tvm.test",
                     *       "expiresAt": "2026-11-23T10:00:00Z",
                     *       "twoFactorRequired": true,
                     *       "ways": [],
                     *       "takesCodes": true
                     *     }
                     */
                    "application/json": components["schemas"]["Registration"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    keepPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What comes next, as after `setPassword`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": "proof",
                     *       "purpose": "reset",
                     *       "lost": "authenticator",
                     *       "passwordKeepable": true,
                     *       "email": "joost@tvm.test",
                     *       "expiresAt": "2026-11-22T11:00:00Z",
                     *       "twoFactorRequired": true,
                     *       "ways": [],
                     *       "takesCodes": true
                     *     }
                     */
                    "application/json": components["schemas"]["Registration"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    confirmPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description Completed. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": "done",
                     *       "purpose": "reset",
                     *       "lost": "password",
                     *       "passwordKeepable": false,
                     *       "email": "joost@tvm.test",
                     *       "expiresAt": "2026-11-22T11:00:00Z",
                     *       "twoFactorRequired": true,
                     *       "ways": [],
                     *       "takesCodes": true
                     *     }
                     */
                    "application/json": components["schemas"]["Registration"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startPasskeyProof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser is to be asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pending authenticator. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                     *       "keyUri": "otpauth://totp/Mijn%20TVM:joost%40tvm.test?issuer=Mijn%20TVM&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30",
                     *       "issuer": "Mijn TVM",
                     *       "account": "joost@tvm.test"
                     *     }
                     */
                    "application/json": components["schemas"]["PendingAuthenticator"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["ProblemRetry"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    confirmEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["EnrolmentRequest"];
            };
        };
        responses: {
            /** @description Enrolled. The recovery codes are shown this once. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "MFRG-GZDF-MZTW-Q2LK",
                     *         "NBSW-Y3DP-EHPK-3PXP",
                     *         "ONXW-2ZLU-NB2W-C3TL",
                     *         "OBQX-G43X-N5ZG-IIJB",
                     *         "KRSX-G5BA-NVQX-E3TH",
                     *         "ORUG-K4TF-MVSH-G5DP",
                     *         "MZXX-EZLY-ORZW-G5DJ",
                     *         "NVUW-4ZLM-MFXG-I43U",
                     *         "PBQX-I33V-OQQG-K3TE",
                     *         "KNUG-C3DM-EB2W-4YLM"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["ProblemRetry"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    startPasskeyRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser is to be asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["ProblemRetry"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    confirmPasskeyRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "4Yx1bZ0m3cQkq1n2",
                 *       "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0",
                 *       "attestationObject": "o2NmbXRkbm9uZQ",
                 *       "transports": [
                 *         "internal"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyRegistrationRequest"];
            };
        };
        responses: {
            /** @description Enrolled. The recovery codes are shown this once. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["SetCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["ProblemRetry"];
            409: components["responses"]["Problem"];
            410: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    stopRecovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz0123456789A"
                 *     }
                 */
                "application/json": components["schemas"]["RecoveryStop"];
            };
        };
        responses: {
            /** @description It is stopped, by this or before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoppedRecovery"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    renewRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                 *     }
                 */
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The mail is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "maskedEmail": "j•••@tvm.test"
                     *     }
                     */
                    "application/json": components["schemas"]["MailQueued"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getRollout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listRolloutOrganisations: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                sort?: "name" | "users" | "notEnrolled" | "undeliverable" | "neverLoggedIn";
                order?: "asc" | "desc";
                withoutMainUser?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutOrganisationPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    exportRollout: {
        parameters: {
            query?: {
                sort?: "name" | "users" | "notEnrolled" | "undeliverable" | "neverLoggedIn";
                order?: "asc" | "desc";
                withoutMainUser?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV as a Dutch spreadsheet opens it, UTF-8 with its mark and semicolons between the cells. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    stopInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are stopped. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutCampaign"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    resumeInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They go on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutCampaign"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    searchOrganisations: {
        parameters: {
            query: {
                search: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationSearch"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportOrganisation"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                sort?: "progress" | "fullName" | "email";
                order?: "asc" | "desc";
                progress?: components["schemas"]["Progress"][];
                search?: string;
            };
            header?: never;
            path: {
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportUserPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    listEmployees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Employees by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportUser"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many locks ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unlocked"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    resendUserRegistrationMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailQueued"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    clearMailBounce: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    createVerification: {
        parameters: {
            query?: never;
            header: {
                /** @example 0b6d5c0e-5d7a-4c57-9d5b-8a4d3c3b7a10 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user": "USR-supersub51",
                 *       "code": "123456",
                 *       "purpose": "change_bank_account"
                 *     }
                 */
                "application/json": components["schemas"]["VerificationRequest"];
            };
        };
        responses: {
            /** @description What became of the code. */
            200: {
                headers: {
                    /** @description Set to `true` when this answer was given before. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "accepted",
                     *       "lockedUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["ProblemRetry"];
            413: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["ProblemRetry"];
            500: components["responses"]["Problem"];
            503: components["responses"]["ProblemRetry"];
        };
    };
    deliverEvent: {
        parameters: {
            query?: never;
            header: {
                "webhook-id": string;
                /** @description Seconds since 1970. Refuse what is five minutes away from now. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of id, moment and body, in base64; two, parted by a space, while the secret is changed over. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "1042",
                 *       "type": "user.enrolled",
                 *       "occurredAt": "2026-11-22T10:15:00.000Z",
                 *       "user": "USR-31",
                 *       "organisation": "ORG-100001"
                 *     }
                 */
                "application/json": components["schemas"]["Event"];
            };
        };
        responses: {
            /** @description It is kept. Any 2xx within ten seconds is as good; a 410 disables the webhook. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
