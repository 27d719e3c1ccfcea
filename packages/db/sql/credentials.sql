-- An epoch and an accepted time step only rise.
CREATE OR REPLACE FUNCTION refuse_to_lower() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% can only rise', TG_ARGV[0] USING ERRCODE = 'check_violation';
END
$$;

CREATE OR REPLACE TRIGGER users_epoch_only_rises BEFORE UPDATE OF credential_epoch ON users
  FOR EACH ROW WHEN (NEW.credential_epoch < OLD.credential_epoch) EXECUTE FUNCTION refuse_to_lower('credential_epoch');

CREATE OR REPLACE TRIGGER authenticators_step_only_rises BEFORE UPDATE OF last_accepted_step ON authenticators
  FOR EACH ROW WHEN (NEW.last_accepted_step < OLD.last_accepted_step) EXECUTE FUNCTION refuse_to_lower('last_accepted_step');

CREATE OR REPLACE TRIGGER authenticators_count_only_rises BEFORE UPDATE OF sign_count ON authenticators
  FOR EACH ROW WHEN (NEW.sign_count < OLD.sign_count) EXECUTE FUNCTION refuse_to_lower('sign_count');

-- That somebody has logged in is a fact of the user from the first time on; when they did last, their sessions tell, so that no login but the first writes to the users, with their
-- indexes for searches. What a purged session told goes over to the user (`purge.sql`).
CREATE OR REPLACE FUNCTION mark_first_login(who uuid, at_time timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE users SET last_login_at = at_time WHERE id = who AND last_login_at IS NULL
$$;
CREATE OR REPLACE FUNCTION last_login_of(who uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT greatest((SELECT max(created_at) FROM sessions WHERE user_id = who), (SELECT last_login_at FROM users WHERE id = who))
$$;

-- Gives a browser its device cookie for a user, in one statement of whatever finishes the login. The cookie that the browser sent goes on when it is
-- alive, so that it stands for everybody who uses the browser and its budgets stay; one of the user's former credentials never does, so that a copy
-- of it dies with them. Answers the hash of the cookie that counts from now on.
CREATE OR REPLACE FUNCTION remember_browser(
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
