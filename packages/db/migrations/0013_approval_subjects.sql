-- squawk-ignore-file require-concurrent-index-creation, constraint-missing-not-valid, adding-foreign-key-constraint -- Approvals are few: what two employees decide about.
-- A reset and a new phone of one user don't wait beside each other any more: the reset stays.
UPDATE approvals a SET decision = 'expired', decided_at = now() WHERE a.kind = 'new_phone' AND a.decision IS NULL
  AND EXISTS (SELECT FROM approvals b WHERE b.user_id = a.user_id AND b.kind = 'reset' AND b.decision IS NULL);--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_one_subject";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_decided_whole";--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "client_id" uuid;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "proposed" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_open_help" ON "approvals" USING btree ("user_id") WHERE decision is null and kind in ('reset', 'new_phone');--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_open_a_client" ON "approvals" USING btree ("kind","client_id") WHERE decision is null;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_open_a_proposal" ON "approvals" USING btree ("kind","proposed") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "approvals_client" ON "approvals" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "approvals_requested_by" ON "approvals" USING btree ("requested_by","requested_at");--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_one_subject" CHECK (num_nonnulls(organisation_id, user_id, client_id) = case when proposed is null or decision = 'approved' then 1 else 0 end);--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_whole" CHECK ((decision is null) = (decided_at is null)
        and case when decision is null or decision = 'expired' then decided_by is null else decision = 'cancelled' or decided_by is not null end);