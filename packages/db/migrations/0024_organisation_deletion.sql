-- squawk-ignore-file constraint-missing-not-valid -- Approvals are a few a day.
CREATE TABLE "deleted_organisations" (
	"external_id" text PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"source_version" bigint NOT NULL,
	"deleted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_reversal_of_an_organisation";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_reversal_needs_two";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_kind";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_asked_by_somebody";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_organisation_id_organisations_id_fk";
--> statement-breakpoint
CREATE INDEX "deleted_organisations_organisation" ON "deleted_organisations" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_kinds_of_an_organisation" CHECK ((kind in ('reversal', 'organisation_deletion')) = (organisation_id is not null));--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_organisation_needs_two" CHECK (kind not in ('reversal', 'organisation_deletion') or needs_second_employee);--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_kind" CHECK (kind in ('reversal', 'reset', 'new_phone', 'first_enrolment', 'new_client', 'client_grant', 'new_employee', 'employee_role', 'organisation_deletion'));--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_asked_by_somebody" CHECK (requested_by is not null or kind = 'first_enrolment' or kind = 'organisation_deletion' and params ? 'clientId');