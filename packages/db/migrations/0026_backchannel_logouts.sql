-- squawk-ignore-file require-concurrent-index-creation -- Grants live for hours: there are few (decision 27).
CREATE TABLE "backchannel_logouts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"url" text NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"claimed_until" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"given_up_at" timestamp (3) with time zone,
	"status" integer,
	"error" text,
	CONSTRAINT "backchannel_logouts_end" CHECK (delivered_at is null or given_up_at is null)
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"algorithm" text NOT NULL,
	"ring_key_id" text NOT NULL,
	"public_key" jsonb NOT NULL,
	"sealed_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signing_keys_algorithm" CHECK (algorithm in ('ES256', 'RS256'))
);
--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "backchannel_logout_uris" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "oidc_grants" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "backchannel_logouts" ADD CONSTRAINT "backchannel_logouts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "backchannel_logouts_due" ON "backchannel_logouts" USING btree ("client_id","next_attempt_at") WHERE delivered_at is null and given_up_at is null;--> statement-breakpoint
CREATE INDEX "backchannel_logouts_transaction" ON "backchannel_logouts" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "backchannel_logouts_created" ON "backchannel_logouts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "oidc_grants_user" ON "oidc_grants" USING btree ("user_id");