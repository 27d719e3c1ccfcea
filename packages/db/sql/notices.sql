-- People hear of what is done with their login (SECURITY rule 30). At most five of these mails to somebody in any 24 hours; what happens beyond that is told together, in a
-- digest that leaves as soon as the limit allows it and is one of the five then. A digest that nobody has begun to send takes in what happens meanwhile. For nobody it does the same
-- work and adds a job that finds no mail (rule 15).
CREATE OR REPLACE FUNCTION queue_notice(told_user uuid, about text, at_time timestamptz, address text, agent text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  noticed jsonb := jsonb_strip_nulls(jsonb_build_object('at', at_time, 'count', 1, 'address', address, 'agent', agent));
  added uuid;
  due timestamptz;
BEGIN
  -- One after the other: two at once would both see four.
  PERFORM FROM users WHERE id = told_user FOR NO KEY UPDATE;
  UPDATE mails SET updated_at = at_time, params = jsonb_set(params, ARRAY['notices', about],
      noticed || jsonb_build_object('count', coalesce((params #>> ARRAY['notices', about, 'count'])::integer, 0) + 1))
    WHERE user_id = told_user AND kind = 'noticed' AND state = 'queued' AND attempts = 0 AND params ? 'dueAt';
  IF FOUND THEN
    RETURN;
  END IF;
  SELECT leaves_at + interval '24 hours' INTO due FROM (
    SELECT coalesce((params ->> 'dueAt')::timestamptz, created_at) AS leaves_at FROM mails
    WHERE user_id = told_user AND kind = 'noticed' AND created_at > at_time - interval '48 hours'
      AND state NOT IN ('failed', 'replaced', 'withdrawn')
  ) AS told WHERE leaves_at > at_time - interval '24 hours' ORDER BY leaves_at DESC OFFSET 4 LIMIT 1;
  -- Made now, so that the ids are in the order in which they were told.
  added := uuidv7();
  INSERT INTO mails (id, user_id, kind, requested_by, params, created_at, updated_at, next_attempt_at)
    SELECT added, id, 'noticed', 'system',
      jsonb_strip_nulls(jsonb_build_object('notices', jsonb_build_object(about, noticed), 'dueAt', due)), at_time, at_time, due
    FROM users WHERE id = told_user AND disabled_at IS NULL;
  IF due IS NULL THEN
    PERFORM add_mail_jobs(ARRAY[added]);
  ELSE
    PERFORM retry_mail_job(added, due);
  END IF;
END
$$;

-- The mails by whose code somebody says that it wasn't them; the same as `noticeKinds` and `changeNotices` of the schema.
DROP VIEW IF EXISTS disputable_mails;
CREATE VIEW disputable_mails (kind) AS VALUES
  ('noticed'), ('two_factor_activated'), ('password_changed'), ('authenticator_replaced'), ('email_changed'), ('two_factor_reset'), ('new_phone_approved');

-- What such a mail tells of, each happening once: of one about a change, that change. The one to a former address is told apart, because who reads it may not be its user any more.
CREATE OR REPLACE FUNCTION told_by(of_kind text, params jsonb, created_at timestamptz) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN of_kind = 'noticed' THEN params -> 'notices'
    ELSE jsonb_build_object(
      CASE WHEN params ? 'toFormer' THEN 'email_changed_from' ELSE of_kind END,
      jsonb_build_object('at', coalesce(params -> 'at', to_jsonb(created_at)), 'count', 1)) END
$$;

-- The code of a mail that is being sent: whose it is, and how long it is good for, is decided here. Answers until when; nothing for a mail that has none.
CREATE OR REPLACE FUNCTION mint_notice(of_mail uuid, hash text, at_time timestamptz) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO notices (user_id, mail_id, code_hash, created_at, expires_at)
  SELECT user_id, id, hash, at_time, at_time + interval '7 days' FROM mails
  WHERE id = of_mail AND user_id IS NOT NULL AND state = 'sending' AND kind IN (SELECT kind FROM disputable_mails)
  RETURNING expires_at
$$;
