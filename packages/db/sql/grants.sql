-- All that the services' roles may do, applied last: what doesn't stand here is taken away. A new table, view or function is out of reach
-- until it is granted here: forgetting fails closed. Decision 6 has the reasons.
REVOKE ALL ON ALL TABLES IN SCHEMA public, graphile_worker FROM PUBLIC, app, worker, sealer;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public, graphile_worker FROM PUBLIC, app, worker, sealer;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, app, worker, sealer;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA graphile_worker FROM app, worker, sealer;
REVOKE ALL ON SCHEMA graphile_worker FROM PUBLIC, app, worker, sealer;
-- A temporary table would stand in front of ours, for whatever a role's triggers look at. Only where it isn't so yet: a change of the database's own row.
DO $$
BEGIN
  IF has_database_privilege('app', current_database(), 'TEMPORARY') OR has_database_privilege('worker', current_database(), 'TEMPORARY')
    OR has_database_privilege('sealer', current_database(), 'TEMPORARY')
  THEN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, app, worker, sealer', current_database());
  END IF;
END
$$;

-- app: people and what they log in with.
GRANT SELECT, INSERT, UPDATE, DELETE ON users, passwords, authenticators, passkey_challenges, recovery_codes, attempt_budgets, mail_budgets,
  login_challenges, sessions, device_cookies TO app;
-- What is to be mailed, and what a provider said became of it; not how often it was tried, nor whose it is.
GRANT SELECT, INSERT (id, user_id, kind, requested_by, activation_id, params, sealed_content, request_id, created_at, updated_at),
  UPDATE (state, sealed_content, next_attempt_at, provider_message_id, last_error, accepted_at, updated_at) ON mails TO app;
-- What becomes of a mailed link, not whose it is nor how long it lives: `mint_link` makes them.
GRANT SELECT, UPDATE (opened_at, cookie_hash, password_set_at, kept_password_hash, kept_pepper_key_id, credential_epoch, renewed_at, completed_at)
  ON registrations TO app;
GRANT EXECUTE ON FUNCTION remember_browser(text, text, uuid, integer, timestamptz, timestamptz), mark_first_login(uuid, timestamptz), last_login_of(uuid) TO app;
-- Provisioning makes and renames organisations; `delete_organisation` removes one that nobody is of.
GRANT SELECT, INSERT, UPDATE (external_id, source_version, relation_number, name, user_list_version) ON organisations TO app;
GRANT SELECT, INSERT, UPDATE ON activations, exemptions, deleted_users, deleted_organisations TO app;
GRANT EXECUTE ON FUNCTION delete_organisation(uuid) TO app;
-- What was done to a user stays done: it is confirmed, or goes over to whom the user was made anew as.
GRANT SELECT, INSERT, UPDATE (user_id, credential_epoch, confirmed_at) ON sensitive_changes TO app;
-- A recovery is stopped and completed; functions begin it, with its mails, and make the token that stops it.
GRANT SELECT, UPDATE (stopped_at, completed_at) ON recoveries TO app;
GRANT SELECT ON recovery_standing TO app, worker;
GRANT EXECUTE ON FUNCTION begin_recovery(uuid, timestamptz, timestamptz) TO app;
-- A notice is disputed and settled; the function makes it.
GRANT SELECT, UPDATE (disputed_at, settled_at, settled_by) ON notices TO app;
GRANT EXECUTE ON FUNCTION queue_notice(uuid, text, timestamptz, text, text), told_by(text, jsonb, timestamptz) TO app;
GRANT SELECT ON enrolment_holds TO app, worker;
GRANT EXECUTE ON FUNCTION change_window() TO app, worker;
GRANT SELECT ON progress_states, user_standing, organisation_standing, organisation_figures, rollout_days, mail_state_changes, audit_seals TO app;
GRANT SELECT, UPDATE (stopped_at, stopped_by) ON mandatory_campaign TO app;
-- What was asked for never changes; what became of it does, once.
GRANT SELECT, INSERT, UPDATE (version, decided_by, decided_at, decision, decision_reason, user_id, credential_epoch, client_id) ON approvals TO app;
-- Other systems.
GRANT SELECT, INSERT, UPDATE (scopes, jwks, redirect_uris, post_logout_redirect_uris, backchannel_logout_uris, tokens_valid_from, revoked_at) ON clients TO app;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON client_secrets TO app;
GRANT SELECT, INSERT, UPDATE, DELETE ON oidc_records, oidc_grants, stopped_verifiers, webhooks, idempotency_keys TO app;
GRANT SELECT ON webhook_deliveries, backchannel_logouts TO app;
GRANT SELECT, INSERT, UPDATE, DELETE ON signal_streams, signal_tokens TO app;
-- As they are published: never what seals or is sealed.
GRANT SELECT (kid, algorithm, public_key, created_at) ON signing_keys TO app;
-- Events are added and never changed, each role its own types (`audit.sql`); of which number, in which transaction and when they were written says the database. A provider's event counts once.
GRANT SELECT, INSERT (occurred_at, type, result, reason, actor_kind, actor_id, organisation_id, user_id, client_address, request_id, details) ON audit_events TO app, worker;
GRANT EXECUTE ON FUNCTION may_write_event(name, text, text), is_owner_of(oid) TO app, worker;
GRANT SELECT ON anonymous_events TO app;
GRANT EXECUTE ON FUNCTION count_anonymous(timestamptz, text, text, text, text, uuid, boolean) TO app;
GRANT INSERT ON mail_event_receipts TO app;
-- Its door to the queue.
GRANT EXECUTE ON FUNCTION add_mail_jobs(uuid[]), add_password_reset_job(uuid, text, text, uuid) TO app;

-- worker: mails and the campaign; never a secret or a session, of passwords only whose and since when.
GRANT SELECT ON organisations, users, activations, exemptions, user_standing, organisation_standing, mail_state_changes TO worker;
GRANT UPDATE (mail_bounced_at) ON users TO worker;
GRANT SELECT (user_id, set_at) ON passwords TO worker;
GRANT SELECT (id, user_id, state, activated_at, ended_at) ON authenticators TO worker;
GRANT SELECT (user_id, mail_id, purpose, credential_epoch, expires_at, superseded_at, completed_at) ON registrations TO worker;
GRANT SELECT (id, kind, user_id, client_id, credential_epoch, reason, requested_by, expires_at, decision, decided_by) ON approvals TO worker;
-- What is attempted and what came of it, not what was asked for; of its own the campaign's alone (`mails.sql`).
GRANT SELECT, INSERT (user_id, kind, requested_by, params, created_at, updated_at),
  UPDATE (state, sealed_content, attempts, first_attempt_at, next_attempt_at, provider_message_id, last_error, accepted_at, updated_at) ON mails TO worker;
GRANT EXECUTE ON FUNCTION mint_link(uuid, text, timestamptz), resolve_password_reset(uuid, timestamptz), send_mail_again(uuid, timestamptz) TO worker;
GRANT SELECT, INSERT, UPDATE ON mail_pace, organisation_figures, rollout_days TO worker;
GRANT SELECT, UPDATE (last_run_at) ON mandatory_campaign TO worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeats TO worker;
-- Events are delivered by the mailworker, which is the process that speaks to the outside.
GRANT SELECT ON webhooks, clients, deleted_users, deleted_organisations TO worker;
GRANT UPDATE (cursor, attempts, failing_since, next_attempt_at, claimed_until, is_disabled, disabled_reason, updated_at) ON webhooks TO worker;
GRANT INSERT ON webhook_deliveries TO worker;
-- What it signs with it makes itself; that somebody is to be logged out the database wrote.
GRANT SELECT, INSERT, DELETE ON signing_keys TO worker;
GRANT SELECT ON session_ends, signal_streams TO worker;
GRANT UPDATE (cursor, attempts, failing_since, next_attempt_at, claimed_until, status, status_reason, updated_at) ON signal_streams TO worker;
GRANT SELECT, INSERT, UPDATE (token, done_at, error) ON signal_tokens TO worker;
GRANT SELECT, UPDATE (attempts, first_attempt_at, next_attempt_at, claimed_until, delivered_at, given_up_at, status, error) ON backchannel_logouts TO worker;
GRANT SELECT (id, user_id, mail_id, disputed_at) ON notices TO worker;
GRANT EXECUTE ON FUNCTION mint_notice(uuid, text, timestamptz), mint_recovery_stop(uuid, text) TO worker;
GRANT EXECUTE ON FUNCTION add_mail_jobs(uuid[]), retry_mail_job(uuid, timestamptz),
  readd_lost_mail_jobs(timestamptz, integer) TO worker;
GRANT USAGE ON SCHEMA graphile_worker TO worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO worker;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO worker;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO worker;

-- sealer: chains events, and removes what the policy lets go.
GRANT SELECT ON audit_events TO sealer;
GRANT SELECT, INSERT ON audit_seals TO sealer;
GRANT EXECUTE ON FUNCTION purge(text, timestamptz, integer), purge_of_clients(text, timestamptz, integer), purge_sealed_batch(timestamptz),
  record_audit_export(uuid, timestamptz) TO sealer;
-- For the export of an organisation's events, which shows people's names of today.
GRANT SELECT (id, name, relation_number) ON organisations TO sealer;
GRANT SELECT (id, full_name, email) ON users TO sealer;
GRANT SELECT (id, name) ON clients TO sealer;

-- Whoever changes users raises the version of their list: a trigger that runs as its user.
GRANT EXECUTE ON FUNCTION raise_user_list_version(uuid[]) TO app, worker;
GRANT SELECT, INSERT ON key_checks TO app, worker, sealer;
