-- Seals carry an Ed25519 signature where they had an HMAC. Those of before can't be checked by it: the sealer seals all events that are there anew, from the first one.
DELETE FROM "audit_seals";--> statement-breakpoint
-- Only the sealer knows these columns, and its former version can't seal any more.
-- squawk-ignore renaming-column
ALTER TABLE "audit_seals" RENAME COLUMN "previous_hmac" TO "previous_signature";--> statement-breakpoint
-- squawk-ignore renaming-column
ALTER TABLE "audit_seals" RENAME COLUMN "hmac" TO "signature";
