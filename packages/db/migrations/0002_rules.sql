-- The version of the user list rises with who is listed and how, and with nothing else.
CREATE FUNCTION raise_user_list_version(organisation_ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(organisation_ids) > 0 THEN
    UPDATE organisations SET user_list_version = user_list_version + 1 WHERE id = ANY (organisation_ids);
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION users_were_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_user_list_version(ARRAY(SELECT DISTINCT organisation_id FROM added));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION users_were_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_user_list_version(ARRAY(SELECT DISTINCT organisation_id FROM removed));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION users_were_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_user_list_version(ARRAY(
    SELECT DISTINCT unnest(ARRAY[removed.organisation_id, added.organisation_id])
    FROM removed JOIN added USING (id)
    WHERE (removed.organisation_id, removed.email, removed.full_name, removed.is_main_user, removed.disabled_at IS NULL)
      IS DISTINCT FROM (added.organisation_id, added.email, added.full_name, added.is_main_user, added.disabled_at IS NULL)));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_were_added AFTER INSERT ON users
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION users_were_added();
--> statement-breakpoint
CREATE TRIGGER users_were_removed AFTER DELETE ON users
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION users_were_removed();
--> statement-breakpoint
CREATE TRIGGER users_were_changed AFTER UPDATE ON users
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION users_were_changed();
--> statement-breakpoint
-- An epoch and an accepted time step only rise.
CREATE FUNCTION refuse_to_lower() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% can only rise', TG_ARGV[0] USING ERRCODE = 'check_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_epoch_only_rises BEFORE UPDATE OF credential_epoch ON users
  FOR EACH ROW WHEN (NEW.credential_epoch < OLD.credential_epoch) EXECUTE FUNCTION refuse_to_lower('credential_epoch');
--> statement-breakpoint
CREATE TRIGGER authenticators_step_only_rises BEFORE UPDATE OF last_accepted_step ON authenticators
  FOR EACH ROW WHEN (NEW.last_accepted_step < OLD.last_accepted_step) EXECUTE FUNCTION refuse_to_lower('last_accepted_step');
--> statement-breakpoint
-- An event says of itself in which transaction it was written, whatever its writer says: the sealer goes by it.
CREATE FUNCTION name_own_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.transaction_id := pg_current_xact_id();
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_events_name_own_transaction BEFORE INSERT ON audit_events
  FOR EACH ROW EXECUTE FUNCTION name_own_transaction();
--> statement-breakpoint
-- A user's progress, derived from facts. `locked` depends on the clock: `locked_until` is for the reader to compare.
CREATE VIEW user_progress AS
SELECT
  u.id AS user_id,
  u.organisation_id,
  b.locked_until,
  CASE
    WHEN a.state = 'disabled' THEN 'disabled'
    WHEN a.state = 'active' THEN 'enrolled'
    WHEN r.password_set THEN 'password_set'
    WHEN r.link_opened THEN 'link_opened'
    WHEN m.state IN ('bounced', 'complained', 'failed') THEN 'mail_undelivered'
    WHEN m.state IS NOT NULL THEN 'invited'
    ELSE 'not_invited'
  END AS progress
FROM users u
LEFT JOIN authenticators a ON a.user_id = u.id AND a.state IN ('active', 'disabled')
LEFT JOIN attempt_budgets b ON b.scope = 'code' AND b.subject = u.id::text
LEFT JOIN LATERAL (
  SELECT bool_or(password_set_at IS NOT NULL) AS password_set, bool_or(opened_at IS NOT NULL) AS link_opened
  FROM registrations
  WHERE user_id = u.id AND purpose = 'registration' AND credential_epoch = u.credential_epoch
) r ON true
LEFT JOIN LATERAL (
  SELECT state FROM mails WHERE user_id = u.id AND kind = 'registration' ORDER BY created_at DESC, id DESC LIMIT 1
) m ON true
WHERE u.disabled_at IS NULL;
--> statement-breakpoint
-- The narrow door to the queue: the role `app` may add these two jobs and nothing else. A job's key is its mail's id, so that
-- adding it twice is one job. Payloads: {"mailId"} for a row of `mails` written in the same transaction; {"mailId", "address", "lost"} for a
-- reset asked for by address, which the worker resolves, so that the API does the same work for every address.
-- Smaller priority numbers run first: 0 what a person waits for, 10 a campaign.
CREATE FUNCTION add_mail_jobs(mail_ids uuid[], priority integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT ('mail', json_build_object('mailId', mail_id), NULL, NULL, 25, mail_id::text, add_mail_jobs.priority, NULL)::graphile_worker.job_spec
    FROM unnest(mail_ids) AS mail_id));
END
$$;
--> statement-breakpoint
CREATE FUNCTION add_password_reset_job(mail_id uuid, address text, lost text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('mail', json_build_object('mailId', mail_id, 'address', address, 'lost', lost),
    max_attempts => 25, job_key => mail_id::text, priority => 0);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION add_mail_jobs(uuid[], integer), add_password_reset_job(uuid, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION add_mail_jobs(uuid[], integer), add_password_reset_job(uuid, text, text) TO app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION add_mail_jobs(uuid[], integer) TO worker;
--> statement-breakpoint
GRANT SELECT ON organisations, activations, reversals, exemptions, clients, client_secrets, audit_seals, user_progress TO app;
--> statement-breakpoint
GRANT UPDATE (user_list_version) ON organisations TO app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON users, passwords, authenticators, recovery_codes, attempt_budgets, mail_budgets,
  registrations, login_challenges, sessions, device_cookies, mails TO app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON activations, reversals, exemptions TO app;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_events TO app, worker;
--> statement-breakpoint
GRANT SELECT ON organisations, users, activations, exemptions TO worker;
--> statement-breakpoint
GRANT UPDATE (mail_bounced_at) ON users TO worker;
--> statement-breakpoint
GRANT SELECT (user_id, set_at) ON passwords TO worker;
--> statement-breakpoint
GRANT SELECT (id, user_id, state, activated_at, ended_at) ON authenticators TO worker;
--> statement-breakpoint
GRANT SELECT (user_id, mail_id, purpose, credential_epoch, expires_at, superseded_at, completed_at), INSERT ON registrations TO worker;
--> statement-breakpoint
GRANT UPDATE (superseded_at) ON registrations TO worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON mails, mail_pace TO worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeats TO worker;
--> statement-breakpoint
GRANT SELECT ON audit_events TO sealer;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_seals TO sealer;
--> statement-breakpoint
GRANT SELECT, INSERT ON key_checks TO app, worker, sealer;
