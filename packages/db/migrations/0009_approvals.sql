CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" uuid,
	"user_id" uuid,
	"credential_epoch" integer,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" text NOT NULL,
	"needs_second_employee" boolean NOT NULL,
	"requested_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"ticket_reference" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	"decision_reason" text,
	CONSTRAINT "approvals_kind" CHECK (kind in ('reversal', 'reset', 'new_phone')),
	CONSTRAINT "approvals_decision" CHECK (decision in ('approved', 'rejected', 'cancelled', 'expired')),
	CONSTRAINT "approvals_one_subject" CHECK (num_nonnulls(organisation_id, user_id) = 1),
	CONSTRAINT "approvals_epoch_of_a_user" CHECK ((user_id is null) = (credential_epoch is null)),
	CONSTRAINT "approvals_reversal_of_an_organisation" CHECK ((kind = 'reversal') = (organisation_id is not null)),
	CONSTRAINT "approvals_decided_whole" CHECK ((decision is null) = (decided_at is null) and (decision is null or decision = 'expired') = (decided_by is null)),
	CONSTRAINT "approvals_two_employees" CHECK (decision is distinct from 'approved' or not needs_second_employee or decided_by <> requested_by),
	CONSTRAINT "approvals_reversal_needs_two" CHECK (kind <> 'reversal' or needs_second_employee),
	CONSTRAINT "approvals_not_for_oneself" CHECK (user_id is null or (requested_by <> user_id and decided_by is distinct from user_id)),
	CONSTRAINT "approvals_exemption_days" CHECK ((params ->> 'exemptionDays')::integer between 1 and 90)
);
--> statement-breakpoint
ALTER TABLE "activations" DROP CONSTRAINT "activations_ended_by_reversal_id_reversals_id_fk";
--> statement-breakpoint
ALTER TABLE "exemptions" DROP CONSTRAINT "exemptions_reversal_id_reversals_id_fk";
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_open_an_organisation" ON "approvals" USING btree ("kind","organisation_id") WHERE decision is null;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_open_a_user" ON "approvals" USING btree ("kind","user_id") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "approvals_organisation" ON "approvals" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "approvals_user" ON "approvals" USING btree ("user_id","id");--> statement-breakpoint
INSERT INTO approvals (id, kind, organisation_id, params, version, needs_second_employee, requested_by, reason, ticket_reference, requested_at, expires_at,
  decided_by, decided_at, decision, decision_reason)
SELECT id, 'reversal', organisation_id, jsonb_strip_nulls(jsonb_build_object('exemptionDays', exemption_days)), 'none', true, requested_by, reason,
  ticket_reference, requested_at, expires_at, decided_by, decided_at, decision, decision_reason FROM reversals;
--> statement-breakpoint
INSERT INTO approvals (id, kind, user_id, credential_epoch, params, version, needs_second_employee, requested_by, reason, ticket_reference, requested_at,
  expires_at, decided_by, decided_at, decision, decision_reason)
SELECT id, kind, user_id, credential_epoch, jsonb_build_object('identityChecks', identity_checks), 'none', needs_second_employee, requested_by, reason,
  ticket_reference, requested_at, expires_at, decided_by, decided_at, decision, decision_reason FROM support_requests;
--> statement-breakpoint
ALTER TABLE "activations" ADD CONSTRAINT "activations_ended_by_reversal_id_approvals_id_fk" FOREIGN KEY ("ended_by_reversal_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemptions" ADD CONSTRAINT "exemptions_reversal_id_approvals_id_fk" FOREIGN KEY ("reversal_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
DROP TABLE "reversals";--> statement-breakpoint
DROP TABLE "support_requests";
