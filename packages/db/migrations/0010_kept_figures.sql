CREATE TABLE "organisation_figures" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"main_users" integer NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
-- squawk-ignore renaming-column -- The contract isn't released; the services of one version are all that read it.
ALTER TABLE "rollout_days" RENAME COLUMN "invited" TO "under_way";--> statement-breakpoint
ALTER TABLE "rollout_days" ADD COLUMN "to_invite" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_figures" ADD CONSTRAINT "organisation_figures_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;
