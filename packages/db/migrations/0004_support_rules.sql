INSERT INTO mandatory_campaign (id) VALUES (1);
--> statement-breakpoint
-- Support never makes a user, and never changes an address: that is the owner's (create-employee) and provisioning's.
GRANT SELECT, INSERT ON support_requests TO app;
--> statement-breakpoint
GRANT UPDATE (decided_by, decided_at, decision, decision_reason) ON support_requests TO app;
--> statement-breakpoint
GRANT SELECT, UPDATE ON mandatory_campaign TO app, worker;
--> statement-breakpoint
GRANT SELECT ON rollout_days TO app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON rollout_days TO worker;
--> statement-breakpoint
-- The mailworker invites and reminds whoever has to set up 2FA.
GRANT SELECT ON user_progress TO worker;
