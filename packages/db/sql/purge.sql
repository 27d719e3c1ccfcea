-- Where a table has rows of every user, a call looks at a slice of it and the next call goes on behind: the work of one doesn't grow with all users, and no index has to be
-- kept up by every login for the purge's sake. 8 MiB, 1,024 blocks; a table that is smaller is looked at as a whole.
CREATE OR REPLACE FUNCTION purge_slice(step text, swept regclass, OUT first tid, OUT behind tid)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  from_block bigint;
BEGIN
  INSERT INTO purge_sweeps AS kept (step, next_block) VALUES (purge_slice.step, 0)
    ON CONFLICT ON CONSTRAINT purge_sweeps_pkey DO UPDATE SET next_block = CASE
      WHEN kept.next_block < pg_relation_size(swept) / current_setting('block_size')::int THEN kept.next_block ELSE 0 END
    RETURNING next_block INTO from_block;
  first := format('(%s,0)', from_block)::tid;
  behind := format('(%s,0)', from_block + 1024)::tid;
END
$$;

-- To be called when a slice has nothing left.
CREATE OR REPLACE FUNCTION purge_next_slice(step text) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  UPDATE purge_sweeps s SET next_block = next_block + 1024 WHERE s.step = purge_next_slice.step;
$$;

-- What the sealer may remove, and from when: docs/security/retention.md has the reasons. The periods stand here, so that whoever takes over the role can't
-- shorten them; nor by a clock that is ahead. One call is one batch in one transaction, passes over rows that somebody else has locked, and writes
-- its own event. Answers how many rows it took: 0 is the end.
CREATE OR REPLACE FUNCTION purge(what text, at_time timestamptz, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  purged integer;
  gone uuid[];
  locked uuid[];
  swept regclass := CASE
    WHEN what IN ('login_challenges', 'sessions', 'device_cookies', 'registrations', 'attempt_budgets', 'mails') THEN what
    WHEN what = 'revoked_authenticators' THEN 'authenticators'
    WHEN what = 'disabled_users' THEN 'users' END;
  first tid;
  behind tid;
BEGIN
  IF at_time > clock_timestamp() + interval '1 hour' THEN
    RAISE EXCEPTION 'the clock of the purge is ahead of the database''s' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF swept IS NOT NULL THEN
    SELECT * INTO first, behind FROM purge_slice(what, swept);
  END IF;
  CASE what
    WHEN 'login_challenges' THEN
      DELETE FROM login_challenges WHERE id = ANY (ARRAY(
        SELECT id FROM login_challenges WHERE ctid >= first AND ctid < behind AND least(consumed_at, expires_at) <= at_time - interval '1 day'
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'passkey_challenges' THEN
      DELETE FROM passkey_challenges WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM passkey_challenges WHERE expires_at <= at_time - interval '1 day' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'sessions' THEN
      -- The users' rows first, as everywhere: the last login that the sessions tell of goes over to them.
      gone := ARRAY(SELECT id FROM sessions WHERE ctid >= first AND ctid < behind AND least(ended_at, expires_at) <= at_time - interval '30 days'
        LIMIT batch);
      locked := ARRAY(SELECT u.id FROM users u WHERE u.id IN (SELECT s.user_id FROM sessions s WHERE s.id = ANY (gone))
        FOR NO KEY UPDATE SKIP LOCKED);
      gone := ARRAY(SELECT id FROM sessions WHERE id = ANY (gone) AND user_id = ANY (locked) FOR UPDATE SKIP LOCKED);
      UPDATE users u SET last_login_at = told.at FROM (
          SELECT user_id, max(created_at) AS at FROM sessions WHERE id = ANY (gone) GROUP BY user_id
        ) AS told
        WHERE u.id = told.user_id AND u.last_login_at < told.at;
      DELETE FROM sessions WHERE id = ANY (gone);
    WHEN 'device_cookies' THEN
      DELETE FROM device_cookies WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM device_cookies WHERE ctid >= first AND ctid < behind AND expires_at <= at_time LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'anonymous_events' THEN
      DELETE FROM anonymous_events WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM anonymous_events WHERE minute <= at_time - interval '90 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'registrations' THEN
      -- The facts of a user who isn't enrolled yet stay: their progress is derived from them.
      DELETE FROM registrations WHERE id = ANY (ARRAY(
        SELECT id FROM registrations r WHERE ctid >= first AND ctid < behind AND expires_at <= at_time - interval '90 days' AND NOT (purpose = 'registration' AND EXISTS (
          SELECT FROM users u WHERE u.id = r.user_id AND u.credential_epoch = r.credential_epoch AND u.disabled_at IS NULL
            AND NOT EXISTS (SELECT FROM authenticators a WHERE a.user_id = u.id AND a.state IN ('active', 'disabled'))))
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'kept_passwords' THEN
      UPDATE registrations SET kept_password_hash = NULL, kept_pepper_key_id = NULL WHERE id = ANY (ARRAY(
        SELECT id FROM registrations WHERE kept_pepper_key_id IS NOT NULL AND least(superseded_at, expires_at) <= at_time - interval '1 day'
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
        SELECT id FROM authenticators WHERE ctid >= first AND ctid < behind AND state = 'revoked' AND coalesce(ended_at, created_at) <= at_time - interval '90 days'
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'attempt_budgets' THEN
      -- A budget of somebody's codes counts until a success, for ever: it goes with its user only. A scope that isn't named here isn't touched.
      DELETE FROM attempt_budgets WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM attempt_budgets b WHERE ctid >= first AND ctid < behind AND (locked_until IS NULL OR locked_until <= at_time) AND (
          scope IN ('password_address', 'password_reset_address', 'notice_address') AND updated_at <= at_time - interval '1 day'
          -- They count failures in a row. As long for addresses that nobody has, or the hundredth failure would tell them apart.
          OR scope IN ('password_account', 'password_known_browser') AND updated_at <= at_time - interval '90 days'
          OR scope IN ('code', 'enrolment', 'set_password') AND CASE WHEN subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            -- The subject is cast and not the id: by the index, or all users would be read for each budget.
            THEN NOT EXISTS (SELECT FROM users u WHERE u.id = b.subject::uuid) END)
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
    WHEN 'notices' THEN
      -- A disputed one goes with its mail.
      DELETE FROM notices WHERE id = ANY (ARRAY(
        SELECT id FROM notices WHERE disputed_at IS NULL AND expires_at <= at_time - interval '30 days'
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'mails' THEN
      -- The latest registration mail of somebody who isn't enrolled yet stays: their progress is derived from it.
      DELETE FROM mails WHERE id = ANY (ARRAY(
        SELECT id FROM mails m WHERE ctid >= first AND ctid < behind AND state NOT IN ('queued', 'sending') AND updated_at <= at_time - interval '1 year' AND NOT (
          kind = 'registration'
          AND NOT EXISTS (SELECT FROM mails later WHERE later.user_id = m.user_id AND later.kind = m.kind
            AND (later.state NOT IN ('replaced', 'withdrawn'), later.created_at, later.id)
              > (m.state NOT IN ('replaced', 'withdrawn'), m.created_at, m.id))
          AND NOT EXISTS (SELECT FROM authenticators a WHERE a.user_id = m.user_id AND a.state IN ('active', 'disabled')))
          -- What support hasn't looked at yet stays.
          AND NOT EXISTS (SELECT FROM notices n WHERE n.mail_id = m.id AND n.disputed_at IS NOT NULL AND n.settled_at IS NULL)
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'disabled_users' THEN
      -- Not their rows, but all that they could log in with. The user's row first, as everywhere.
      gone := ARRAY(
        SELECT id FROM users u WHERE ctid >= first AND ctid < behind AND disabled_at <= at_time - interval '30 days' AND (
          EXISTS (SELECT FROM passwords p WHERE p.user_id = u.id)
          OR EXISTS (SELECT FROM authenticators a WHERE a.user_id = u.id AND a.state <> 'revoked')
          OR EXISTS (SELECT FROM recovery_codes c WHERE c.user_id = u.id)
          OR EXISTS (SELECT FROM registrations r WHERE r.user_id = u.id AND r.kept_password_hash IS NOT NULL))
        LIMIT batch FOR NO KEY UPDATE SKIP LOCKED);
      DELETE FROM passwords WHERE user_id = ANY (gone);
      DELETE FROM recovery_codes WHERE user_id = ANY (gone);
      UPDATE authenticators SET state = 'revoked', sealed_secret = NULL, ended_at = coalesce(ended_at, at_time)
        WHERE user_id = ANY (gone) AND state <> 'revoked';
      UPDATE registrations SET kept_password_hash = NULL, kept_pepper_key_id = NULL
        WHERE user_id = ANY (gone) AND kept_password_hash IS NOT NULL;
    WHEN 'sensitive_changes' THEN
      -- What holds an enrolment does so until somebody confirms.
      DELETE FROM sensitive_changes WHERE id = ANY (ARRAY(
        SELECT id FROM sensitive_changes c WHERE at <= at_time - interval '30 days'
          AND NOT EXISTS (SELECT FROM enrolment_holds h WHERE h.user_id = c.user_id)
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'addresses_of_deleted_users' THEN
      UPDATE deleted_users SET address_hash = NULL WHERE external_id = ANY (ARRAY(
        SELECT external_id FROM deleted_users WHERE address_hash IS NOT NULL AND deleted_at <= at_time - change_window()
        LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'worker_heartbeats' THEN
      DELETE FROM worker_heartbeats WHERE worker_id = ANY (ARRAY(
        SELECT worker_id FROM worker_heartbeats WHERE seen_at <= at_time - interval '1 day' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'password_reset_requests' THEN
      DELETE FROM password_reset_requests WHERE mail_id = ANY (ARRAY(
        SELECT mail_id FROM password_reset_requests WHERE requested_at <= at_time - interval '30 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'failed_jobs' THEN
      DELETE FROM graphile_worker._private_jobs WHERE id = ANY (ARRAY(
        SELECT id FROM graphile_worker._private_jobs
        WHERE attempts >= max_attempts AND locked_at IS NULL AND run_at <= at_time - interval '30 days'
        LIMIT batch FOR UPDATE SKIP LOCKED));
  END CASE;
  GET DIAGNOSTICS purged = ROW_COUNT;
  IF what = 'disabled_users' THEN
    purged := cardinality(gone);
  END IF;
  IF swept IS NOT NULL AND purged < batch THEN
    PERFORM purge_next_slice(what);
  END IF;
  IF purged > 0 THEN
    INSERT INTO audit_events (occurred_at, type, result, actor_kind, details)
    VALUES (at_time, 'retention_purged', 'success', 'system', jsonb_build_object('what', what, 'rows', purged));
  END IF;
  RETURN purged;
END
$$;

-- Drops the events of the oldest sealed batch once it is seven years old, and keeps its seal. Answers whether there was one.
CREATE OR REPLACE FUNCTION purge_sealed_batch(at_time timestamptz) RETURNS boolean
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

-- What other systems leave behind, and for how long: docs/security/retention.md. As `purge`: the periods stand here, one call is one batch.
CREATE OR REPLACE FUNCTION purge_of_clients(what text, at_time timestamptz, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  purged integer;
  first tid;
  behind tid;
BEGIN
  IF at_time > clock_timestamp() + interval '1 hour' THEN
    RAISE EXCEPTION 'the clock of the purge is ahead of the database''s' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  CASE what
    WHEN 'oidc_records' THEN
      DELETE FROM oidc_records WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM oidc_records WHERE expires_at <= at_time LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'oidc_grants' THEN
      DELETE FROM oidc_grants WHERE ctid = ANY (ARRAY(
        -- An application's own session may outlive ours: it hears of an end for as long.
        SELECT ctid FROM oidc_grants WHERE expires_at <= at_time - interval '30 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'backchannel_logouts' THEN
      DELETE FROM backchannel_logouts WHERE id = ANY (ARRAY(
        SELECT id FROM backchannel_logouts WHERE created_at <= at_time - interval '30 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'session_ends' THEN
      DELETE FROM session_ends WHERE id = ANY (ARRAY(
        SELECT id FROM session_ends WHERE at <= at_time - interval '90 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'signal_tokens' THEN
      DELETE FROM signal_tokens WHERE id = ANY (ARRAY(
        SELECT id FROM signal_tokens WHERE created_at <= at_time - interval '30 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'idempotency_keys' THEN
      DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM idempotency_keys WHERE created_at <= at_time - interval '1 day' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'webhook_deliveries' THEN
      DELETE FROM webhook_deliveries WHERE id = ANY (ARRAY(
        SELECT id FROM webhook_deliveries WHERE at <= at_time - interval '30 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'verification_budgets' THEN
      SELECT * INTO first, behind FROM purge_slice(what, 'attempt_budgets');
      -- Counts until a success, for ever: it goes with its user or client only.
      DELETE FROM attempt_budgets WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM attempt_budgets b WHERE ctid >= first AND ctid < behind AND scope = 'verification' AND (locked_until IS NULL OR locked_until <= at_time)
          AND CASE WHEN subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            THEN NOT EXISTS (SELECT FROM users u WHERE u.id = split_part(b.subject, ':', 2)::uuid)
              OR NOT EXISTS (SELECT FROM clients c WHERE c.id = split_part(b.subject, ':', 1)::uuid AND c.revoked_at IS NULL)
            ELSE true END
        LIMIT batch FOR UPDATE SKIP LOCKED));
  END CASE;
  GET DIAGNOSTICS purged = ROW_COUNT;
  IF what = 'verification_budgets' AND purged < batch THEN
    PERFORM purge_next_slice(what);
  END IF;
  IF purged > 0 THEN
    INSERT INTO audit_events (occurred_at, type, result, actor_kind, details)
    VALUES (at_time, 'retention_purged', 'success', 'system', jsonb_build_object('what', what, 'rows', purged));
  END IF;
  RETURN purged;
END
$$;
