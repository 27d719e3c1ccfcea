CREATE TABLE "password_reset_requests" (
	"mail_id" uuid PRIMARY KEY NOT NULL,
	"email_canonical" text NOT NULL,
	"lost" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "password_reset_requests_lost" CHECK (lost in ('password', 'authenticator'))
);
--> statement-breakpoint
CREATE INDEX "password_reset_requests_requested" ON "password_reset_requests" USING btree ("requested_at");
--> statement-breakpoint
-- Requests that wait in the queue: from now on a job names a mail's id and nothing else. One whose mail is there already is a mail like any other.
INSERT INTO "password_reset_requests" ("mail_id", "email_canonical", "lost", "requested_at")
SELECT (j.payload ->> 'mailId')::uuid, j.payload ->> 'address', j.payload ->> 'lost', j.created_at
FROM graphile_worker._private_jobs j
WHERE j.payload ->> 'address' IS NOT NULL AND NOT EXISTS (SELECT FROM "mails" m WHERE m.id = (j.payload ->> 'mailId')::uuid)
ON CONFLICT DO NOTHING;
--> statement-breakpoint
UPDATE graphile_worker._private_jobs SET payload = json_build_object('mailId', payload ->> 'mailId') WHERE payload ->> 'address' IS NOT NULL;
