-- squawk-ignore-file require-concurrent-index-creation -- A second or two at a million users; whoever can't wait makes it concurrently before the upgrade (decision 27).
CREATE INDEX IF NOT EXISTS "users_organisation_external_id" ON "users" USING btree ("organisation_id","external_id");
