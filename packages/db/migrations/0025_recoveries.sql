CREATE TABLE "recoveries" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"credential_epoch" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"stop_hash" text,
	CONSTRAINT "recoveries_stop_hash_key" UNIQUE("stop_hash"),
	CONSTRAINT "recoveries_stopped_later" CHECK (stopped_at >= started_at)
);
--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;