// Generated from packages/contract/openapi and problems.yaml by `pnpm generate`. Do not edit.
export interface paths {
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
        /** @enum {string} */
        AuthenticatorKind: "app" | "passkey";
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
        /**
         * @description One line that reads as it is: without control, format (what changes a direction included), private or unassigned characters, separators of lines or paragraphs, and whatever shows
         *     nothing (also U+2800, U+1D159); a mark has a letter or sign that it stands on, of which no more than four stand on one.
         */
        PlainText: string;
        /** @description Six ASCII digits, as a string. */
        Code: string;
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
    createVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @example 0b6d5c0e-5d7a-4c57-9d5b-8a4d3c3b7a10 */
                "Idempotency-Key"?: string;
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
