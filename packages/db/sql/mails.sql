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

-- The narrow door to the queue: the role `app` may add these two jobs and nothing else. A job's key is its mail's id, so that
-- adding it twice is one job. Payloads: {"mailId"} for a row of `mails` written in the same transaction; {"mailId", "address", "lost"} for a
-- reset asked for by address, which the worker resolves, so that the API does the same work for every address.
DROP FUNCTION IF EXISTS add_mail_jobs(uuid[], integer), retry_mail_job(uuid, integer, timestamptz);

-- What a person waits for goes before one of many, at every attempt. The queue takes the smaller number first.
CREATE OR REPLACE FUNCTION priority_of(mail mails) RETURNS integer
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN mail.requested_by = 'activation' OR mail.params ? 'campaign' THEN 10 ELSE 0 END
$$;

CREATE OR REPLACE FUNCTION add_mail_jobs(mail_ids uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT ('mail', json_build_object('mailId', mail_id), NULL, NULL, 25, mail_id::text, public.priority_of(m), NULL)::graphile_worker.job_spec
    FROM unnest(mail_ids) AS mail_id LEFT JOIN public.mails m ON m.id = mail_id));
END
$$;

CREATE OR REPLACE FUNCTION add_password_reset_job(mail_id uuid, address text, lost text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('mail', json_build_object('mailId', mail_id, 'address', address, 'lost', lost),
    max_attempts => 25, job_key => mail_id::text, priority => 0);
END
$$;

-- The next attempt at a mail, in the transaction that says why: the job that is running has had its last (a new one takes over its key).
CREATE OR REPLACE FUNCTION retry_mail_job(mail_id uuid, run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job('mail', json_build_object('mailId', mail_id), run_at => retry_mail_job.run_at,
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
    SELECT ('mail', json_build_object('mailId', m.id), NULL, NULL, 25, m.id::text,
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
