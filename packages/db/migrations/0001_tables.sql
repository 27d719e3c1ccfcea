CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"result" text NOT NULL,
	"reason" text,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"organisation_id" uuid,
	"user_id" uuid,
	"client_address" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_events_actor_kind" CHECK (actor_kind in ('user', 'employee', 'client', 'system', 'anonymous')),
	CONSTRAINT "audit_events_result" CHECK (result in ('success', 'failure', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"from_transaction_id" "xid8" NOT NULL,
	"to_transaction_id" "xid8" NOT NULL,
	"events" integer NOT NULL,
	"events_digest" text NOT NULL,
	"previous_hmac" text NOT NULL,
	"hmac" text NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	"purged_at" timestamp (3) with time zone,
	CONSTRAINT "audit_seals_never_fork" UNIQUE("previous_hmac"),
	CONSTRAINT "audit_seals_in_order" CHECK (sequence > 0 and from_transaction_id <= to_transaction_id)
);
--> statement-breakpoint
CREATE TABLE "client_secrets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "client_secrets_secretHash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "clients_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "attempt_budgets" (
	"scope" text NOT NULL,
	"subject" text NOT NULL,
	"attempts" integer NOT NULL,
	"consecutive" integer NOT NULL,
	"window_started_at" timestamp (3) with time zone NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attempt_budgets_scope_subject_pk" PRIMARY KEY("scope","subject"),
	CONSTRAINT "attempt_budgets_scope" CHECK (scope in ('code', 'enrolment', 'set_password', 'password_account', 'password_address', 'password_known_browser', 'password_reset_address'))
);
--> statement-breakpoint
CREATE TABLE "authenticators" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"registration_id" uuid,
	"session_id" uuid,
	"state" text NOT NULL,
	"sealed_secret" text,
	"last_accepted_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "authenticators_state" CHECK (state in ('pending', 'active', 'disabled', 'revoked')),
	CONSTRAINT "authenticators_revoked_has_no_secret" CHECK ((state = 'revoked') = (sealed_secret is null)),
	CONSTRAINT "authenticators_active_was_verified" CHECK (state = 'pending' or state = 'revoked' or (activated_at is not null and last_accepted_step > 0)),
	CONSTRAINT "authenticators_of_one_flow" CHECK (registration_id is null or session_id is null)
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"pepper_key_id" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"authenticator_id" uuid NOT NULL,
	"keyed_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "key_checks" (
	"ring" text NOT NULL,
	"key_id" text NOT NULL,
	"check_value" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "key_checks_ring_key_id_pk" PRIMARY KEY("ring","key_id")
);
--> statement-breakpoint
CREATE TABLE "mail_budgets" (
	"scope" text NOT NULL,
	"subject" text NOT NULL,
	"requested_at" timestamp (3) with time zone[] NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_budgets_scope_subject_pk" PRIMARY KEY("scope","subject"),
	CONSTRAINT "mail_budgets_scope" CHECK (scope in ('own', 'main_user', 'support', 'anonymous', 'renewal')),
	CONSTRAINT "mail_budgets_at_most_five" CHECK (cardinality(requested_at) <= 5)
);
--> statement-breakpoint
CREATE TABLE "mail_event_receipts" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_pace" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_pace_is_one_row" CHECK (id = 1)
);
--> statement-breakpoint
CREATE TABLE "mail_state_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"mail_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_state_changes_state" CHECK (state in ('queued', 'sending', 'accepted', 'delivered', 'deferred', 'bounced', 'complained', 'failed', 'replaced', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid,
	"kind" text NOT NULL,
	"requested_by" text NOT NULL,
	"activation_id" uuid,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"sealed_content" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"provider_message_id" text,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mails_kind" CHECK (kind in ('registration', 'two_factor_activated', 'password_reset', 'password_changed', 'authenticator_replaced', 'authenticator_replaced_notice', 'two_factor_reversed', 'login_locked', 'mandatory_reminder', 'mandatory_reminder_main_user')),
	CONSTRAINT "mails_state" CHECK (state in ('queued', 'sending', 'accepted', 'delivered', 'deferred', 'bounced', 'complained', 'failed', 'replaced', 'withdrawn')),
	CONSTRAINT "mails_requested_by" CHECK (requested_by in ('system', 'activation', 'own', 'main_user', 'support', 'anonymous', 'renewal')),
	CONSTRAINT "mails_content_wiped_once_accepted" CHECK (sealed_content is null or state in ('queued', 'sending'))
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"external_id" text,
	"relation_number" text,
	"name" text NOT NULL,
	"user_list_version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisations_externalId_unique" UNIQUE("external_id"),
	CONSTRAINT "organisations_relationNumber_unique" UNIQUE("relation_number")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text DEFAULT 'portal' NOT NULL,
	"organisation_id" uuid,
	"external_id" text,
	"is_main_user" boolean DEFAULT false NOT NULL,
	"email" text NOT NULL,
	"email_canonical" text NOT NULL,
	"email_changed_at" timestamp (3) with time zone,
	"title" text,
	"first_name" text DEFAULT '' NOT NULL,
	"name_prefix" text DEFAULT '' NOT NULL,
	"surname" text DEFAULT '' NOT NULL,
	"full_name" text GENERATED ALWAYS AS (btrim(regexp_replace(first_name || ' ' || rtrim(case
  when btrim(first_name) <> '' then lower(name_prefix)
  when name_prefix ~ '^\s*\S?[''’‘ʼ]' then name_prefix
  else upper(left(ltrim(name_prefix), 1)) || substr(ltrim(name_prefix), 2)
  end) || case when name_prefix ~ '[''’‘ʼ]\s*$' then '' else ' ' end || ltrim(surname), '\s+', ' ', 'g'))) STORED NOT NULL,
	"language" text DEFAULT 'nl' NOT NULL,
	"credential_epoch" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"last_login_at" timestamp (3) with time zone,
	"mail_bounced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_externalId_unique" UNIQUE("external_id"),
	CONSTRAINT "users_email_canonical_key" UNIQUE("email_canonical"),
	CONSTRAINT "users_kind" CHECK (kind in ('portal', 'employee')),
	CONSTRAINT "users_language" CHECK (language in ('nl', 'en')),
	CONSTRAINT "users_title" CHECK (title in ('heer', 'mevrouw')),
	CONSTRAINT "users_email_is_canonical" CHECK (email_canonical ~ '^[!-?A-~]+@[a-z0-9.-]+$' and email_canonical = lower(email_canonical)),
	CONSTRAINT "users_portal_has_organisation" CHECK ((kind = 'portal') = (organisation_id is not null)),
	CONSTRAINT "users_employee_is_no_main_user" CHECK (not (kind = 'employee' and is_main_user)),
	CONSTRAINT "users_epoch_is_positive" CHECK (credential_epoch > 0)
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"lost" text,
	"token_hash" text NOT NULL,
	"credential_epoch" integer NOT NULL,
	"email_canonical" text NOT NULL,
	"renewals" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"renewed_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"cookie_hash" text,
	"password_set_at" timestamp (3) with time zone,
	"kept_password_hash" text,
	"kept_pepper_key_id" text,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "registrations_mailId_unique" UNIQUE("mail_id"),
	CONSTRAINT "registrations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "registrations_cookie_hash_key" UNIQUE("cookie_hash"),
	CONSTRAINT "registrations_purpose" CHECK (purpose in ('registration', 'reset')),
	CONSTRAINT "registrations_lost" CHECK ((purpose = 'reset') = (lost is not null) and (lost is null or lost in ('password', 'authenticator'))),
	CONSTRAINT "registrations_expires_later" CHECK (expires_at > created_at),
	CONSTRAINT "registrations_cookie_after_opening" CHECK ((cookie_hash is null) = (opened_at is null)),
	CONSTRAINT "registrations_kept_password" CHECK ((kept_password_hash is null) = (kept_pepper_key_id is null)),
	CONSTRAINT "registrations_completed_keeps_no_password" CHECK (completed_at is null or kept_password_hash is null)
);
--> statement-breakpoint
CREATE TABLE "device_cookies" (
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_epoch" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_cookies_token_hash_user_id_pk" PRIMARY KEY("token_hash","user_id")
);
--> statement-breakpoint
CREATE TABLE "login_challenges" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"credential_epoch" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"consumed_at" timestamp (3) with time zone,
	CONSTRAINT "login_challenges_token_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"credential_epoch" integer NOT NULL,
	"assurance" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"password_given_at" timestamp (3) with time zone NOT NULL,
	"code_given_at" timestamp (3) with time zone,
	"client_address" text,
	"user_agent" text,
	CONSTRAINT "sessions_token_hash_key" UNIQUE("token_hash"),
	CONSTRAINT "sessions_assurance" CHECK (assurance in ('password', 'two_factor'))
);
--> statement-breakpoint
CREATE TABLE "activations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activated_by" uuid,
	"activated_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by_reversal_id" uuid,
	CONSTRAINT "activations_ended_by_a_reversal" CHECK ((ended_at is null) = (ended_by_reversal_id is null))
);
--> statement-breakpoint
CREATE TABLE "exemptions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reversal_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "exemptions_reversalId_unique" UNIQUE("reversal_id"),
	CONSTRAINT "exemptions_at_most_90_days" CHECK (ends_at > starts_at and ends_at <= starts_at + interval '90 days 1 hour')
);
--> statement-breakpoint
CREATE TABLE "reversals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"ticket_reference" text NOT NULL,
	"exemption_days" integer,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	CONSTRAINT "reversals_decision" CHECK (decision in ('approved', 'rejected', 'cancelled')),
	CONSTRAINT "reversals_decided_whole" CHECK ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
	CONSTRAINT "reversals_two_employees" CHECK (decision is distinct from 'approved' or decided_by <> requested_by),
	CONSTRAINT "reversals_exemption_days" CHECK (exemption_days between 1 and 90)
);
--> statement-breakpoint
ALTER TABLE "client_secrets" ADD CONSTRAINT "client_secrets_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_authenticator_id_authenticators_id_fk" FOREIGN KEY ("authenticator_id") REFERENCES "public"."authenticators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_state_changes" ADD CONSTRAINT "mail_state_changes_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_activation_id_activations_id_fk" FOREIGN KEY ("activation_id") REFERENCES "public"."activations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_cookies" ADD CONSTRAINT "device_cookies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_challenges" ADD CONSTRAINT "login_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activations" ADD CONSTRAINT "activations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activations" ADD CONSTRAINT "activations_activated_by_users_id_fk" FOREIGN KEY ("activated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activations" ADD CONSTRAINT "activations_ended_by_reversal_id_reversals_id_fk" FOREIGN KEY ("ended_by_reversal_id") REFERENCES "public"."reversals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_reversal_id_reversals_id_fk" FOREIGN KEY ("reversal_id") REFERENCES "public"."reversals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_organisation" ON "audit_events" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_user" ON "audit_events" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_transaction" ON "audit_events" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "attempt_budgets_updated" ON "attempt_budgets" USING btree ("updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "authenticators_one_a_user" ON "authenticators" USING btree ("user_id") WHERE state in ('active', 'disabled');--> statement-breakpoint
CREATE UNIQUE INDEX "authenticators_one_pending_a_registration" ON "authenticators" USING btree ("registration_id") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "authenticators_one_pending_a_session" ON "authenticators" USING btree ("session_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "authenticators_user" ON "authenticators" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "authenticators_key" ON "authenticators" USING btree (split_part(sealed_secret, '.', 1),"id") WHERE sealed_secret is not null;--> statement-breakpoint
CREATE INDEX "passwords_key" ON "passwords" USING btree ("pepper_key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_hash" ON "recovery_codes" USING btree ("user_id","keyed_hash");--> statement-breakpoint
CREATE INDEX "recovery_codes_key" ON "recovery_codes" USING btree (split_part(keyed_hash, '.', 1)) WHERE used_at is null;--> statement-breakpoint
CREATE INDEX "mail_budgets_updated" ON "mail_budgets" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "mail_event_receipts_received" ON "mail_event_receipts" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "mail_state_changes_mail" ON "mail_state_changes" USING btree ("mail_id","id");--> statement-breakpoint
CREATE INDEX "mails_user" ON "mails" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_activation" ON "mails" USING btree ("activation_id");--> statement-breakpoint
CREATE INDEX "mails_open" ON "mails" USING btree ("updated_at") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "mails_failed" ON "mails" USING btree ("updated_at") WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "mails_key" ON "mails" USING btree (split_part(sealed_content, '.', 1),"id") WHERE sealed_content is not null;--> statement-breakpoint
CREATE INDEX "users_organisation_full_name" ON "users" USING btree ("organisation_id","full_name","id");--> statement-breakpoint
CREATE INDEX "registrations_user" ON "registrations" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "registrations_key" ON "registrations" USING btree ("kept_pepper_key_id") WHERE kept_pepper_key_id is not null;--> statement-breakpoint
CREATE INDEX "device_cookies_user" ON "device_cookies" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "login_challenges_user" ON "login_challenges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "activations_one_open_an_organisation" ON "activations" USING btree ("organisation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "activations_organisation" ON "activations" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exemptions_one_open_an_organisation" ON "exemptions" USING btree ("organisation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reversals_one_open_an_organisation" ON "reversals" USING btree ("organisation_id") WHERE decision is null;