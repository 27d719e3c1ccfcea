ALTER TABLE "audit_events" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "password_reset_requests" ADD COLUMN "request_id" uuid;