CREATE TABLE "anonymous_events" (
	"minute" timestamp (3) with time zone NOT NULL,
	"network" text NOT NULL,
	"type" text NOT NULL,
	"result" text NOT NULL,
	"reason" text,
	"user_id" uuid,
	"count" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "anonymous_events_key" UNIQUE NULLS NOT DISTINCT("minute","network","type","result","reason","user_id"),
	CONSTRAINT "anonymous_events_result" CHECK (result in ('success', 'failure', 'refused')),
	CONSTRAINT "anonymous_events_by_minute" CHECK (extract(epoch from minute)::bigint % 60 = 0 and count > 0)
);
--> statement-breakpoint
CREATE INDEX "anonymous_events_user" ON "anonymous_events" USING btree ("user_id","minute") WHERE user_id is not null;