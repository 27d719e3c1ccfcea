-- squawk-ignore-file require-concurrent-index-creation, constraint-missing-not-valid, adding-foreign-key-constraint, ban-drop-column, require-concurrent-index-deletion -- A row or two a user: a second at a million of them. A session has its column from its default. Only the column that tied recovery codes to one app goes; the former version is stopped for it.
CREATE TABLE "passkey_challenges" (
	"flow_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_epoch" integer NOT NULL,
	"challenge_hash" text NOT NULL,
	"about" text,
	"needs_verification" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"consumed_at" timestamp (3) with time zone,
	CONSTRAINT "passkey_challenges_flow_id_purpose_pk" PRIMARY KEY("flow_id","purpose"),
	CONSTRAINT "passkey_challenges_purpose" CHECK (purpose in ('enrolment', 'login', 'step_up'))
);
--> statement-breakpoint
ALTER TABLE "authenticators" DROP CONSTRAINT "authenticators_revoked_has_no_secret";--> statement-breakpoint
ALTER TABLE "authenticators" DROP CONSTRAINT "authenticators_active_was_verified";--> statement-breakpoint
ALTER TABLE "recovery_codes" DROP CONSTRAINT "recovery_codes_authenticator_id_authenticators_id_fk";
--> statement-breakpoint
DROP INDEX "authenticators_one_a_user";--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "kind" text DEFAULT 'app' NOT NULL;--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "credential_id" text;--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "public_key" text;--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "sign_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "transports" text[];--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "is_syncable" boolean;--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "is_backed_up" boolean;--> statement-breakpoint
ALTER TABLE "authenticators" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "is_person_verified" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_challenges_user" ON "passkey_challenges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_challenges_expires" ON "passkey_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "authenticators_used" ON "authenticators" USING btree ("user_id","state") WHERE state in ('active', 'disabled');--> statement-breakpoint
CREATE UNIQUE INDEX "authenticators_credential" ON "authenticators" USING btree ("credential_id") WHERE state <> 'revoked';--> statement-breakpoint
ALTER TABLE "recovery_codes" DROP COLUMN "authenticator_id";--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_kind" CHECK (kind in ('app', 'passkey'));--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_passkey_whole" CHECK (case kind when 'passkey' then sealed_secret is null and state <> 'pending' and credential_id is not null and public_key is not null
        and is_syncable is not null and is_backed_up is not null else credential_id is null and public_key is null end);--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_name_short" CHECK (char_length(name) between 1 and 60);--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_revoked_has_no_secret" CHECK (kind <> 'app' or (state = 'revoked') = (sealed_secret is null));--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_active_was_verified" CHECK (state = 'pending' or state = 'revoked' or (activated_at is not null and (kind = 'passkey' or last_accepted_step > 0)));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_second_factor" CHECK (second_factor in ('otp', 'recovery_code', 'hwk', 'swk'));