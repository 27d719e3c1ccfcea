-- A recovery that waits (RECOVERY_POLICY=mail_and_time) is stopped by the owner's word, or because the owner proves to have what is said to be lost: an authenticator that was used, or a
-- session, since it began. No login writes anything for that.
DROP VIEW IF EXISTS recovery_standing;
CREATE VIEW recovery_standing AS
SELECT r.user_id, r.credential_epoch, r.started_at, r.stopped_at, r.completed_at, proved.at AS proved_at,
  coalesce(r.stopped_at, CASE WHEN proved.at > r.started_at THEN proved.at END) AS ended_by_owner_at
FROM recoveries r
CROSS JOIN LATERAL (
  SELECT greatest(
    (SELECT max(a.last_used_at) FROM authenticators a WHERE a.user_id = r.user_id),
    -- As `last_login_of`, which who asks may not call.
    (SELECT max(s.created_at) FROM sessions s WHERE s.user_id = r.user_id),
    (SELECT u.last_login_at FROM users u WHERE u.id = r.user_id)) AS at
) AS proved;

-- Begins to wait: the row, the mail that tells its owner at once, and the one that is due when it is over. What was stopped is never begun anew.
CREATE OR REPLACE FUNCTION begin_recovery(of_user uuid, at_time timestamptz, until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told uuid := uuidv7();
  ready uuid := uuidv7();
BEGIN
  PERFORM FROM users WHERE id = of_user FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM recovery_standing WHERE user_id = of_user AND completed_at IS NULL AND ended_by_owner_at IS NOT NULL) THEN
    RETURN false;
  END IF;
  INSERT INTO recoveries AS r (user_id, credential_epoch, started_at)
    SELECT id, credential_epoch, at_time FROM users WHERE id = of_user AND disabled_at IS NULL
    ON CONFLICT (user_id) DO UPDATE SET credential_epoch = EXCLUDED.credential_epoch, started_at = at_time, stopped_at = NULL,
      completed_at = NULL, stop_hash = NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO mails (id, user_id, kind, requested_by, params, created_at, updated_at, next_attempt_at) VALUES
    (told, of_user, 'recovery_started', 'system', jsonb_build_object('at', at_time, 'until', until), at_time, at_time, NULL),
    (ready, of_user, 'recovery_ready', 'system', jsonb_build_object('at', at_time, 'lost', 'authenticator'), at_time, at_time, until);
  PERFORM add_mail_jobs(ARRAY[told]);
  PERFORM retry_mail_job(ready, until);
  RETURN true;
END
$$;

-- SECURITY rule 27: the mailworker names the mail that it is sending and a hash; which recovery its token stops is decided here. False: that one is no more.
CREATE OR REPLACE FUNCTION mint_recovery_stop(of_mail uuid, hash text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH minted AS (
    UPDATE recoveries r SET stop_hash = hash FROM mails m
    WHERE m.id = of_mail AND m.state = 'sending' AND m.kind = 'recovery_started' AND r.user_id = m.user_id
      AND r.started_at = (m.params ->> 'at')::timestamptz
    RETURNING r.user_id
  )
  SELECT EXISTS (SELECT FROM minted)
$$;
