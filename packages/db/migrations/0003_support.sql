-- Search in the middle of a name or address. Trusted since PostgreSQL 13: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "mandatory_campaign" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"stopped_by" uuid,
	"last_run_at" timestamp (3) with time zone,
	CONSTRAINT "mandatory_campaign_is_one_row" CHECK (id = 1),
	CONSTRAINT "mandatory_campaign_stopped_whole" CHECK ((stopped_at is null) = (stopped_by is null))
);
--> statement-breakpoint
CREATE TABLE "rollout_days" (
	"day" date PRIMARY KEY NOT NULL,
	"users" integer NOT NULL,
	"enrolled" integer NOT NULL,
	"invited" integer NOT NULL,
	"undeliverable" integer NOT NULL,
	"never_logged_in" integer NOT NULL,
	"would_be_stopped" integer NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"credential_epoch" integer NOT NULL,
	"requested_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"ticket_reference" text NOT NULL,
	"identity_checks" jsonb NOT NULL,
	"needs_second_employee" boolean NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	"decision_reason" text,
	CONSTRAINT "support_requests_kind" CHECK (kind in ('reset', 'new_phone')),
	CONSTRAINT "support_requests_decision" CHECK (decision in ('approved', 'rejected', 'cancelled', 'expired')),
	CONSTRAINT "support_requests_decided_whole" CHECK ((decision is null) = (decided_at is null) and (decision is null or decision = 'expired') = (decided_by is null)),
	CONSTRAINT "support_requests_two_employees" CHECK (decision is distinct from 'approved' or not needs_second_employee or decided_by <> requested_by),
	CONSTRAINT "support_requests_not_for_oneself" CHECK (requested_by <> user_id and decided_by is distinct from user_id)
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "reversals" DROP CONSTRAINT "reversals_decision";--> statement-breakpoint
ALTER TABLE "reversals" DROP CONSTRAINT "reversals_decided_whole";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "employee_role" text;--> statement-breakpoint
-- Employees of before there were roles.
UPDATE "users" SET "employee_role" = 'support' WHERE "kind" = 'employee';--> statement-breakpoint
ALTER TABLE "reversals" ADD COLUMN "decision_reason" text;--> statement-breakpoint
ALTER TABLE "mandatory_campaign" ADD CONSTRAINT "mandatory_campaign_stopped_by_users_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_requests" ADD CONSTRAINT "support_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_requests" ADD CONSTRAINT "support_requests_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_requests" ADD CONSTRAINT "support_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "support_requests_one_open_a_user" ON "support_requests" USING btree ("user_id") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "support_requests_user" ON "support_requests" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "users_search_name" ON "users" USING gin (lower(full_name) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_search_email" ON "users" USING gin (email_canonical gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "reversals_organisation" ON "reversals" USING btree ("organisation_id","id");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK (kind in ('registration', 'two_factor_activated', 'password_reset', 'password_changed', 'authenticator_replaced', 'authenticator_replaced_notice', 'two_factor_reversed', 'two_factor_reset', 'new_phone_approved', 'login_locked', 'mandatory_reminder', 'mandatory_reminder_main_user', 'mandatory_reminder_support'));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_employee_has_role" CHECK ((kind = 'employee') = (employee_role is not null));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_employee_role" CHECK (employee_role in ('support', 'support_lead', 'auditor'));--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_decision" CHECK (decision in ('approved', 'rejected', 'cancelled', 'expired'));--> statement-breakpoint
ALTER TABLE "reversals" ADD CONSTRAINT "reversals_decided_whole" CHECK ((decision is null) = (decided_at is null) and (decision is null or decision = 'expired') = (decided_by is null));