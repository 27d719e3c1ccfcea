-- squawk-ignore-file constraint-missing-not-valid -- Clients are few: they are read in no time (decision 27).
CREATE TABLE "session_ends" (
	"id" bigint PRIMARY KEY DEFAULT nextval('audit_events_id_seq') NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signal_streams" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"method" text NOT NULL,
	"url" text,
	"sealed_authorization" text,
	"events_requested" text[],
	"description" text,
	"status" text DEFAULT 'enabled' NOT NULL,
	"status_reason" text,
	"cursor" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"claimed_until" timestamp (3) with time zone,
	"verification_asked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signal_streams_method" CHECK (method in ('push', 'poll')),
	CONSTRAINT "signal_streams_status" CHECK (status in ('enabled', 'paused', 'disabled')),
	CONSTRAINT "signal_streams_push" CHECK ((method = 'push') = (url is not null)),
	CONSTRAINT "signal_streams_cursor" CHECK (cursor ~ '^[0-9]+:[0-9]+$')
);
--> statement-breakpoint
CREATE TABLE "signal_tokens" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"stream_id" uuid NOT NULL,
	"claims" jsonb NOT NULL,
	"token" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "clients" DROP CONSTRAINT "clients_scopes";--> statement-breakpoint
ALTER TABLE "signal_streams" ADD CONSTRAINT "signal_streams_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signal_tokens" ADD CONSTRAINT "signal_tokens_stream_id_signal_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."signal_streams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_ends_transaction" ON "session_ends" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "session_ends_at" ON "session_ends" USING btree ("at");--> statement-breakpoint
CREATE INDEX "signal_streams_client" ON "signal_streams" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "signal_tokens_waiting" ON "signal_tokens" USING btree ("stream_id","id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "signal_tokens_created" ON "signal_tokens" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_scopes" CHECK (scopes <@ array['provisioning', 'credentials', 'decisions', 'verifications', 'registrations', 'events', 'ssf.manage', 'ssf.read']);