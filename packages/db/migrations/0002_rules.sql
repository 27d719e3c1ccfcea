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
-- Gives a browser its device cookie for a user, in one statement of whatever finishes the login. The cookie that the browser sent goes on when it is
-- alive, so that it stands for everybody who uses the browser and its budgets stay; one of the user's former credentials never does, so that a copy
-- of it dies with them. Answers the hash of the cookie that counts from now on.
CREATE FUNCTION remember_browser(
  sent_hash text, minted_hash text, remembered_user uuid, epoch integer, at_time timestamptz, until timestamptz
) RETURNS text LANGUAGE sql AS $$
  INSERT INTO device_cookies (token_hash, user_id, credential_epoch, created_at, expires_at)
  SELECT CASE
      WHEN bool_or(d.expires_at > at_time) AND NOT coalesce(bool_or(d.user_id = remembered_user AND d.credential_epoch <> epoch), false)
      THEN sent_hash ELSE minted_hash END,
    remembered_user, epoch, at_time, until
  FROM device_cookies d WHERE d.token_hash = sent_hash
  ON CONFLICT (token_hash, user_id) DO UPDATE SET credential_epoch = EXCLUDED.credential_epoch, expires_at = EXCLUDED.expires_at
  RETURNING token_hash
$$;
--> statement-breakpoint
-- Every state of a mail, as a row: written by whatever changes it, and by nothing else.
CREATE FUNCTION note_first_mail_states() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO mail_state_changes (mail_id, state, at) SELECT id, state, updated_at FROM added;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION note_mail_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO mail_state_changes (mail_id, state, reason, at)
  VALUES (NEW.id, NEW.state, CASE WHEN NEW.state <> 'sending' THEN NEW.last_error END, NEW.updated_at);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER mails_note_first_states AFTER INSERT ON mails
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_first_mail_states();
--> statement-breakpoint
CREATE TRIGGER mails_note_state AFTER UPDATE OF state ON mails
  FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION note_mail_state();
--> statement-breakpoint
-- A bounce marks an address, not a person: another address starts without the mark.
CREATE FUNCTION forget_bounce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.mail_bounced_at := NULL;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER users_new_address_has_not_bounced BEFORE UPDATE OF email_canonical ON users
  FOR EACH ROW WHEN (NEW.email_canonical <> OLD.email_canonical) EXECUTE FUNCTION forget_bounce();
--> statement-breakpoint
-- A user's progress, derived from facts. `locked` depends on the clock: `locked_until` is for the reader to compare. The mail is the latest registration
-- mail that counts: one that was replaced or withdrawn never left, so that it hides none that did, and alone is no invitation.
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
    WHEN m.state NOT IN ('replaced', 'withdrawn') THEN 'invited'
    ELSE 'not_invited'
  END AS progress,
  m.state AS mail_state,
  m.updated_at AS mail_at
FROM users u
LEFT JOIN authenticators a ON a.user_id = u.id AND a.state IN ('active', 'disabled')
LEFT JOIN attempt_budgets b ON b.scope = 'code' AND b.subject = u.id::text
LEFT JOIN LATERAL (
  SELECT bool_or(password_set_at IS NOT NULL) AS password_set, bool_or(opened_at IS NOT NULL) AS link_opened
  FROM registrations
  WHERE user_id = u.id AND purpose = 'registration' AND credential_epoch = u.credential_epoch
) r ON true
LEFT JOIN LATERAL (
  SELECT state, updated_at FROM mails WHERE user_id = u.id AND kind = 'registration'
  ORDER BY state IN ('replaced', 'withdrawn'), created_at DESC, id DESC LIMIT 1
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
-- The next attempt at a mail, in the transaction that says why: the job that is running has had its last (a new one takes over its key).
CREATE FUNCTION retry_mail_job(mail_id uuid, priority integer, run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('mail', json_build_object('mailId', mail_id), run_at => retry_mail_job.run_at,
    max_attempts => 25, job_key => mail_id::text, priority => retry_mail_job.priority);
END
$$;
--> statement-breakpoint
-- Mails that aren't finished and have no job any more that would finish them, for whatever reason: each gets one. Answers how many there were.
CREATE FUNCTION readd_lost_mail_jobs(before timestamptz, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  lost graphile_worker.job_spec[];
BEGIN
  lost := ARRAY(
    SELECT ('mail', json_build_object('mailId', m.id), NULL, NULL, 25, m.id::text,
      CASE WHEN m.requested_by = 'activation' OR m.params ? 'campaign' OR m.kind IN ('mandatory_reminder', 'mandatory_reminder_main_user') THEN 10 ELSE 0 END,
      NULL)::graphile_worker.job_spec
    FROM mails m
    WHERE m.state IN ('queued', 'sending') AND m.updated_at <= before AND coalesce(m.next_attempt_at <= before, true)
      AND NOT EXISTS (
        SELECT FROM graphile_worker._private_jobs j
        WHERE j.key = m.id::text AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))
    ORDER BY m.updated_at LIMIT batch);
  PERFORM count(*) FROM graphile_worker.add_jobs(lost);
  RETURN cardinality(lost);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION add_mail_jobs(uuid[], integer), add_password_reset_job(uuid, text, text), retry_mail_job(uuid, integer, timestamptz),
  readd_lost_mail_jobs(timestamptz, integer), note_first_mail_states(), note_mail_state() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION add_mail_jobs(uuid[], integer), add_password_reset_job(uuid, text, text) TO app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION add_mail_jobs(uuid[], integer), retry_mail_job(uuid, integer, timestamptz),
  readd_lost_mail_jobs(timestamptz, integer) TO worker;
--> statement-breakpoint
-- What the sealer may remove, and from when: docs/security/retention.md has the reasons. The periods stand here, so that whoever takes over the role can't
-- shorten them; nor by a clock that is ahead. One call is one batch in one transaction, passes over rows that somebody else has locked, and writes
-- its own event. Answers how many rows it took: 0 is the end.
CREATE FUNCTION purge(what text, at_time timestamptz, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  purged integer;
  gone uuid[];
BEGIN
  IF at_time > clock_timestamp() + interval '1 hour' THEN
    RAISE EXCEPTION 'the clock of the purge is ahead of the database''s' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  CASE what
    WHEN 'login_challenges' THEN
      DELETE FROM login_challenges WHERE id = ANY (ARRAY(
        SELECT id FROM login_challenges WHERE least(consumed_at, expires_at) <= at_time - interval '1 day'
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'sessions' THEN
      DELETE FROM sessions WHERE id = ANY (ARRAY(
        SELECT id FROM sessions WHERE least(ended_at, expires_at) <= at_time - interval '30 days'
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'device_cookies' THEN
      DELETE FROM device_cookies WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM device_cookies WHERE expires_at <= at_time LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'registrations' THEN
      -- The facts of a user who isn't enrolled yet stay: their progress is derived from them.
      DELETE FROM registrations WHERE id = ANY (ARRAY(
        SELECT id FROM registrations r WHERE expires_at <= at_time - interval '90 days' AND NOT (purpose = 'registration' AND EXISTS (
          SELECT FROM users u WHERE u.id = r.user_id AND u.credential_epoch = r.credential_epoch AND u.disabled_at IS NULL
            AND NOT EXISTS (SELECT FROM authenticators a WHERE a.user_id = u.id AND a.state IN ('active', 'disabled'))))
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'kept_passwords' THEN
      UPDATE registrations SET kept_password_hash = NULL, kept_pepper_key_id = NULL WHERE id = ANY (ARRAY(
        SELECT id FROM registrations WHERE kept_password_hash IS NOT NULL AND least(superseded_at, expires_at) <= at_time - interval '1 day'
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'pending_authenticators' THEN
      DELETE FROM authenticators WHERE id = ANY (ARRAY(
        SELECT id FROM authenticators a WHERE state = 'pending'
          AND NOT EXISTS (SELECT FROM registrations r WHERE r.id = a.registration_id
            AND least(r.completed_at, r.superseded_at, r.expires_at) > at_time - interval '1 day')
          AND NOT EXISTS (SELECT FROM sessions s WHERE s.id = a.session_id AND least(s.ended_at, s.expires_at) > at_time - interval '1 day')
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'revoked_authenticators' THEN
      DELETE FROM authenticators WHERE id = ANY (ARRAY(
        SELECT id FROM authenticators WHERE state = 'revoked' AND coalesce(ended_at, created_at) <= at_time - interval '90 days'
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'attempt_budgets' THEN
      -- A budget of somebody's codes counts until a success, for ever: it goes with its user only. A scope that isn't named here isn't touched.
      DELETE FROM attempt_budgets WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM attempt_budgets b WHERE (locked_until IS NULL OR locked_until <= at_time) AND (
          scope IN ('password_account', 'password_address', 'password_known_browser', 'password_reset_address')
            AND updated_at <= at_time - interval '1 day'
          OR scope IN ('code', 'enrolment', 'set_password') AND subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            AND NOT EXISTS (SELECT FROM users u WHERE u.id::text = b.subject))
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'mail_budgets' THEN
      DELETE FROM mail_budgets WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM mail_budgets WHERE updated_at <= at_time - interval '1 hour' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'mail_event_receipts' THEN
      DELETE FROM mail_event_receipts WHERE id = ANY (ARRAY(
        SELECT id FROM mail_event_receipts WHERE received_at <= at_time - interval '1 day' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'mail_contents' THEN
      UPDATE mails SET sealed_content = NULL WHERE id = ANY (ARRAY(
        SELECT id FROM mails m WHERE sealed_content IS NOT NULL AND EXISTS (
          SELECT FROM registrations r WHERE r.mail_id = m.id AND least(r.completed_at, r.superseded_at, r.expires_at) <= at_time)
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'mails' THEN
      -- The latest registration mail of somebody who isn't enrolled yet stays: their progress is derived from it.
      DELETE FROM mails WHERE id = ANY (ARRAY(
        SELECT id FROM mails m WHERE state NOT IN ('queued', 'sending') AND updated_at <= at_time - interval '1 year' AND NOT (
          kind = 'registration'
          AND NOT EXISTS (SELECT FROM mails later WHERE later.user_id = m.user_id AND later.kind = m.kind
            AND (later.state NOT IN ('replaced', 'withdrawn'), later.created_at, later.id)
              > (m.state NOT IN ('replaced', 'withdrawn'), m.created_at, m.id))
          AND NOT EXISTS (SELECT FROM authenticators a WHERE a.user_id = m.user_id AND a.state IN ('active', 'disabled')))
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'disabled_users' THEN
      -- Not their rows, but all that they could log in with. The user's row first, as everywhere.
      gone := ARRAY(
        SELECT id FROM users u WHERE disabled_at <= at_time - interval '30 days' AND (
          EXISTS (SELECT FROM passwords p WHERE p.user_id = u.id)
          OR EXISTS (SELECT FROM authenticators a WHERE a.user_id = u.id AND a.sealed_secret IS NOT NULL)
          OR EXISTS (SELECT FROM recovery_codes c WHERE c.user_id = u.id)
          OR EXISTS (SELECT FROM registrations r WHERE r.user_id = u.id AND r.kept_password_hash IS NOT NULL))
        LIMIT batch FOR NO KEY UPDATE SKIP LOCKED);
      DELETE FROM passwords WHERE user_id = ANY (gone);
      DELETE FROM recovery_codes WHERE user_id = ANY (gone);
      UPDATE authenticators SET state = 'revoked', sealed_secret = NULL, ended_at = coalesce(ended_at, at_time)
        WHERE user_id = ANY (gone) AND sealed_secret IS NOT NULL;
      UPDATE registrations SET kept_password_hash = NULL, kept_pepper_key_id = NULL
        WHERE user_id = ANY (gone) AND kept_password_hash IS NOT NULL;
    WHEN 'worker_heartbeats' THEN
      DELETE FROM worker_heartbeats WHERE worker_id = ANY (ARRAY(
        SELECT worker_id FROM worker_heartbeats WHERE seen_at <= at_time - interval '1 day' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'failed_jobs' THEN
      -- A job's payload may hold an address.
      DELETE FROM graphile_worker._private_jobs WHERE id = ANY (ARRAY(
        SELECT id FROM graphile_worker._private_jobs
        WHERE attempts >= max_attempts AND locked_at IS NULL AND run_at <= at_time - interval '30 days'
        LIMIT batch FOR UPDATE SKIP LOCKED));
  END CASE;
  GET DIAGNOSTICS purged = ROW_COUNT;
  IF what = 'disabled_users' THEN
    purged := cardinality(gone);
  END IF;
  IF purged > 0 THEN
    INSERT INTO audit_events (occurred_at, type, result, actor_kind, details)
    VALUES (at_time, 'retention_purged', 'success', 'system', jsonb_build_object('what', what, 'rows', purged));
  END IF;
  RETURN purged;
END
$$;
--> statement-breakpoint
-- Drops the events of the oldest sealed batch once it is seven years old, and keeps its seal. Answers whether there was one.
CREATE FUNCTION purge_sealed_batch(at_time timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  seal audit_seals;
  purged integer;
BEGIN
  IF at_time > clock_timestamp() + interval '1 hour' THEN
    RAISE EXCEPTION 'the clock of the purge is ahead of the database''s' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT * INTO seal FROM audit_seals WHERE purged_at IS NULL ORDER BY sequence LIMIT 1 FOR UPDATE;
  IF seal.sealed_at IS NULL OR seal.sealed_at > at_time - interval '7 years' THEN
    RETURN false;
  END IF;
  DELETE FROM audit_events WHERE transaction_id BETWEEN seal.from_transaction_id AND seal.to_transaction_id;
  GET DIAGNOSTICS purged = ROW_COUNT;
  UPDATE audit_seals SET purged_at = at_time WHERE sequence = seal.sequence;
  IF purged > 0 THEN
    INSERT INTO audit_events (occurred_at, type, result, actor_kind, details)
    VALUES (at_time, 'retention_purged', 'success', 'system',
      jsonb_build_object('what', 'audit_events', 'rows', purged, 'seal', seal.sequence));
  END IF;
  RETURN true;
END
$$;
--> statement-breakpoint
-- That an organisation's events were exported is an event of it. The role can't write any other.
CREATE FUNCTION record_audit_export(exported uuid, at_time timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_events (occurred_at, type, result, actor_kind, organisation_id)
  VALUES (at_time, 'audit_exported', 'success', 'system', exported)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION purge(text, timestamptz, integer), purge_sealed_batch(timestamptz), record_audit_export(uuid, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION purge(text, timestamptz, integer), purge_sealed_batch(timestamptz), record_audit_export(uuid, timestamptz) TO sealer;
--> statement-breakpoint
GRANT SELECT ON organisations, activations, reversals, exemptions, clients, client_secrets, audit_seals, user_progress TO app;
--> statement-breakpoint
GRANT UPDATE (user_list_version) ON organisations TO app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON users, passwords, authenticators, recovery_codes, attempt_budgets, mail_budgets,
  registrations, login_challenges, sessions, device_cookies, mails TO app;
--> statement-breakpoint
GRANT SELECT ON mail_state_changes TO app, worker;
--> statement-breakpoint
GRANT INSERT ON mail_event_receipts TO app;
--> statement-breakpoint
GRANT SELECT (id, reason) ON reversals TO worker;
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
-- For the export of an organisation's events, which shows people's names of today.
GRANT SELECT (id, name, relation_number) ON organisations TO sealer;
--> statement-breakpoint
GRANT SELECT (id, full_name, email) ON users TO sealer;
--> statement-breakpoint
GRANT SELECT (id, name) ON clients TO sealer;
--> statement-breakpoint
GRANT SELECT, INSERT ON key_checks TO app, worker, sealer;
