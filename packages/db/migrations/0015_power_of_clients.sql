-- squawk-ignore-file constraint-missing-not-valid, adding-foreign-key-constraint, disallowed-unique-constraint -- Approvals and secrets of clients are few.
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_kind";--> statement-breakpoint
ALTER TABLE "client_secrets" ADD COLUMN "approval_id" uuid;--> statement-breakpoint
ALTER TABLE "client_secrets" ADD CONSTRAINT "client_secrets_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_secrets" ADD CONSTRAINT "client_secrets_approvalId_unique" UNIQUE("approval_id");--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_proposed_of_a_new_one" CHECK ((kind = 'new_client') = (proposed is not null));--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_grant_to_a_client" CHECK (kind <> 'client_grant' or client_id is not null);--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_power_needs_two" CHECK (kind not in ('new_client', 'client_grant') or needs_second_employee);--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_kind" CHECK (kind in ('reversal', 'reset', 'new_phone', 'first_enrolment', 'new_client', 'client_grant'));