-- squawk-ignore-file constraint-missing-not-valid -- Clients are a few.
ALTER TABLE "clients" DROP CONSTRAINT "clients_scopes";--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_scopes" CHECK (scopes <@ array['provisioning', 'credentials', 'decisions', 'verifications', 'registrations', 'events']);