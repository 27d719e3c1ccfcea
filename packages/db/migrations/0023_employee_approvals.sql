-- squawk-ignore-file constraint-missing-not-valid -- Approvals are a few a day.
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_kind";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_proposed_of_a_new_one";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_power_needs_two";--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_role_of_a_user" CHECK (kind <> 'employee_role' or user_id is not null);--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_role_named" CHECK (kind not in ('new_employee', 'employee_role') or coalesce(params ->> 'role', '') in ('support', 'support_lead', 'auditor'));--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_kind" CHECK (kind in ('reversal', 'reset', 'new_phone', 'first_enrolment', 'new_client', 'client_grant', 'new_employee', 'employee_role'));--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_proposed_of_a_new_one" CHECK ((kind in ('new_client', 'new_employee')) = (proposed is not null));--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_power_needs_two" CHECK (kind not in ('new_client', 'client_grant', 'new_employee', 'employee_role') or needs_second_employee);