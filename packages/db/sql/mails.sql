-- Every state of a mail, as a row: written by whatever changes it, and by nothing else.
CREATE OR REPLACE FUNCTION note_first_mail_states() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO mail_state_changes (mail_id, state, at) SELECT id, state, updated_at FROM added;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION note_mail_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO mail_state_changes (mail_id, state, reason, at)
  VALUES (NEW.id, NEW.state, CASE WHEN NEW.state <> 'sending' THEN NEW.last_error END, NEW.updated_at);
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER mails_note_first_states AFTER INSERT ON mails
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_first_mail_states();

CREATE OR REPLACE TRIGGER mails_note_state AFTER UPDATE OF state ON mails
  FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION note_mail_state();

-- A bounce marks an address, not a person, and a mailed link proves one: another address starts without either.
CREATE OR REPLACE FUNCTION forget_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.mail_bounced_at := NULL;
  NEW.email_proven_at := NULL;
  RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS users_new_address_has_not_bounced ON users;
DROP FUNCTION IF EXISTS forget_bounce();
CREATE OR REPLACE TRIGGER users_new_address_is_unknown BEFORE UPDATE OF email_canonical ON users
  FOR EACH ROW WHEN (NEW.email_canonical <> OLD.email_canonical) EXECUTE FUNCTION forget_address();

-- A mail ends once. The mailworker changes none that has ended, and queues itself what the campaign sends and nothing else: a link into an account of its choice isn't its to ask for
-- (SECURITY rule 27). The API and the owner's functions queue the rest.
CREATE OR REPLACE FUNCTION refuse_to_change_ended_mail() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_owner_of(TG_RELID) THEN
    RAISE EXCEPTION 'the mail has ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER mails_end_once BEFORE UPDATE ON mails
  FOR EACH ROW WHEN (OLD.state NOT IN ('queued', 'sending') AND (current_user <> 'app' OR NEW.state IN ('queued', 'sending')))
  EXECUTE FUNCTION refuse_to_change_ended_mail();

CREATE OR REPLACE FUNCTION refuse_mail_of_no_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF is_owner_of(TG_RELID) THEN
    RETURN NEW;
  END IF;
  IF NEW.requested_by = 'system' AND NEW.params ? 'campaign'
    AND NEW.params - '{campaign, requiredFrom, days, milestone, notEnrolled, organisations}'::text[] = '{}'
    AND NOT EXISTS (SELECT FROM mandatory_campaign WHERE stopped_at IS NOT NULL)
    AND (NEW.kind IN ('mandatory_reminder', 'mandatory_reminder_main_user', 'mandatory_reminder_support')
      OR NEW.kind = 'registration' AND EXISTS (
        SELECT FROM user_standing s JOIN users u ON u.id = s.user_id
        WHERE s.user_id = NEW.user_id AND u.kind = 'portal' AND NOT s.is_disabled AND s.authenticator_state IS NULL))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% queues no such mail', current_user USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE OR REPLACE TRIGGER mails_of_the_campaign BEFORE INSERT ON mails
  FOR EACH ROW WHEN (current_user <> 'app') EXECUTE FUNCTION refuse_mail_of_no_campaign();

-- A mail that was given up is sent again as a new one, in its place and once, with a link of its own; a notice still speaks of the moment at which the thing happened. A reset
-- isn't: whoever wants one asks again. Answers the new mail's id, or null.
CREATE OR REPLACE FUNCTION send_mail_again(failed_id uuid, at_time timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  former mails;
  again uuid;
BEGIN
  UPDATE mails m SET state = 'replaced', last_error = 'sent_again', updated_at = at_time
  WHERE m.id = failed_id AND m.state = 'failed' AND NOT EXISTS (SELECT FROM link_terms t WHERE t.kind = m.kind AND t.purpose = 'reset')
  RETURNING * INTO former;
  IF former.id IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO mails (user_id, kind, requested_by, activation_id, params, created_at, updated_at)
  VALUES (former.user_id, former.kind, former.requested_by, former.activation_id,
    CASE WHEN EXISTS (SELECT FROM link_terms t WHERE t.kind = former.kind) THEN former.params
      ELSE jsonb_build_object('at', to_char(former.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || former.params END,
    at_time, at_time)
  RETURNING id INTO again;
  PERFORM add_mail_jobs(ARRAY[again]);
  RETURN again;
END
$$;

-- The narrow door to the queue: the role `app` may add these two jobs and nothing else. A job's key is its mail's id, so that
-- adding it twice is one job. Its payload is {"mailId"}, with the "requestId" of the request that asked if one did: a row of `mails` written in the same transaction, or one that a request for a reset, known by that id, becomes when the
-- mailworker has looked whose the address is, so that the API does the same work for every address.
DROP FUNCTION IF EXISTS add_mail_jobs(uuid[], integer), retry_mail_job(uuid, integer, timestamptz), add_password_reset_job(uuid, text, text);

-- What a person waits for goes before one of many, at every attempt. The queue takes the smaller number first.
CREATE OR REPLACE FUNCTION priority_of(mail mails) RETURNS integer
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN mail.requested_by = 'activation' OR mail.params ? 'campaign' THEN 10 ELSE 0 END
$$;

CREATE OR REPLACE FUNCTION mail_job(mail_id uuid, request_id uuid) RETURNS json
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT json_strip_nulls(json_build_object('mailId', mail_id, 'requestId', request_id))
$$;

CREATE OR REPLACE FUNCTION add_mail_jobs(mail_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT ('mail', public.mail_job(mail_id, m.request_id), NULL, NULL, 25, mail_id::text, public.priority_of(m), NULL)::graphile_worker.job_spec
    FROM unnest(mail_ids) AS mail_id LEFT JOIN public.mails m ON m.id = mail_id));
END
$$;

CREATE OR REPLACE FUNCTION add_password_reset_job(mail_id uuid, address text, lost text, request_id uuid DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.password_reset_requests (mail_id, email_canonical, lost, request_id, requested_at) VALUES (mail_id, address, lost, request_id, clock_timestamp());
  PERFORM graphile_worker.add_job('mail', public.mail_job(mail_id, request_id), max_attempts => 25, job_key => mail_id::text, priority => 0);
END
$$;

-- Looks up whom a reset was asked for and writes the mail's row, once. An address of nobody, or of a disabled user, leaves nothing. A user who never set a password gets a
-- registration mail instead: nobody gets stuck.
CREATE OR REPLACE FUNCTION resolve_password_reset(requested_mail_id uuid, at_time timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH request AS (DELETE FROM password_reset_requests WHERE mail_id = requested_mail_id RETURNING mail_id, email_canonical, lost, request_id)
  INSERT INTO mails (id, user_id, kind, requested_by, params, request_id, created_at, updated_at)
  SELECT r.mail_id, u.id, CASE WHEN p.user_id IS NULL THEN 'registration' ELSE 'password_reset' END, 'anonymous',
    CASE WHEN p.user_id IS NULL THEN '{}' ELSE jsonb_build_object('lost', r.lost) END, r.request_id, at_time, at_time
  FROM request r
  JOIN users u ON u.email_canonical = r.email_canonical AND u.disabled_at IS NULL
  LEFT JOIN passwords p ON p.user_id = u.id
$$;

-- The next attempt at a mail, in the transaction that says why: the job that is running has had its last (a new one takes over its key).
CREATE OR REPLACE FUNCTION retry_mail_job(mail_id uuid, run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('mail', public.mail_job(mail_id, m.request_id), run_at => retry_mail_job.run_at,
    max_attempts => 25, job_key => mail_id::text, priority => public.priority_of(m))
  FROM public.mails m WHERE m.id = mail_id;
END
$$;

-- Mails that aren't finished and have no job any more that would finish them, for whatever reason: each gets one. Answers how many there were.
CREATE OR REPLACE FUNCTION readd_lost_mail_jobs(before timestamptz, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  lost graphile_worker.job_spec[];
BEGIN
  lost := ARRAY(
    SELECT ('mail', mail_job(m.id, m.request_id), NULL, NULL, 25, m.id::text,
      priority_of(m), NULL)::graphile_worker.job_spec
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
