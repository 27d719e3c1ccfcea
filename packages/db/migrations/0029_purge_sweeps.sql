-- squawk-ignore-file require-concurrent-index-creation, require-concurrent-index-deletion -- Some seconds at ten million events; whoever can't wait makes them concurrently before the upgrade (decision 27).
CREATE TABLE "purge_sweeps" (
	"step" text PRIMARY KEY NOT NULL,
	"next_block" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "audit_events_occurred";--> statement-breakpoint
CREATE INDEX "audit_events_type" ON "audit_events" USING btree ("type","id");--> statement-breakpoint
CREATE INDEX "users_employees" ON "users" USING btree ("id") WHERE kind = 'employee';--> statement-breakpoint
CREATE INDEX "audit_events_occurred" ON "audit_events" USING brin ("occurred_at");