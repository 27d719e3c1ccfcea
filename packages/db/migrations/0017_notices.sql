-- squawk-ignore-file constraint-missing-not-valid -- Sensitive changes are few. Budgets are those of people and networks that failed lately: a second at a million of them.
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"disputed_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	CONSTRAINT "notices_code_hash_key" UNIQUE("code_hash"),
	CONSTRAINT "notices_mail_key" UNIQUE("mail_id"),
	CONSTRAINT "notices_settled_whole" CHECK ((settled_at is null) = (settled_by is null)),
	CONSTRAINT "notices_settled_once_disputed" CHECK (settled_at is null or disputed_at is not null),
	CONSTRAINT "notices_not_settled_by_oneself" CHECK (settled_by is distinct from user_id)
);
--> statement-breakpoint
ALTER TABLE "attempt_budgets" DROP CONSTRAINT "attempt_budgets_scope";--> statement-breakpoint
ALTER TABLE "sensitive_changes" DROP CONSTRAINT "sensitive_changes_kind";--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_user" ON "notices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "notices_disputed" ON "notices" USING btree ("disputed_at") WHERE disputed_at is not null;--> statement-breakpoint
CREATE INDEX "notices_expires" ON "notices" USING btree ("expires_at") WHERE disputed_at is null;--> statement-breakpoint
CREATE INDEX "notices_key" ON "notices" USING btree (split_part(code_hash, '.', 1)) WHERE disputed_at is null;--> statement-breakpoint
ALTER TABLE "attempt_budgets" ADD CONSTRAINT "attempt_budgets_scope" CHECK (scope in ('code', 'enrolment', 'set_password', 'password_account', 'password_address', 'password_known_browser', 'password_reset_address', 'notice_address', 'verification'));--> statement-breakpoint
ALTER TABLE "sensitive_changes" ADD CONSTRAINT "sensitive_changes_kind" CHECK (kind in ('address', 'made_anew', 'moved', 'made_main_user', 'reset', 'new_phone', 'disputed', 'enrolment'));