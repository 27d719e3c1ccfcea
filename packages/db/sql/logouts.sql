-- That a login ended reaches every application that it was used for (OpenID Connect Back-Channel Logout 1.0): written here, in the transaction that ends it, whichever process or command that
-- is. What ends by the clock alone (an idle session, the mandatory date) is told to nobody: the application asks at userinfo.

-- Ends grants, and leaves one logout for each session, application and address. A grant is told of once.
CREATE OR REPLACE FUNCTION end_grants(ended text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH told AS (
    UPDATE oidc_grants SET ended_at = clock_timestamp() WHERE grant_id = ANY (ended) AND ended_at IS NULL
    RETURNING client_id, user_id, session_id
  )
  INSERT INTO backchannel_logouts (client_id, url, user_id, session_id)
  SELECT DISTINCT t.client_id, url, t.user_id, t.session_id
  FROM told t JOIN clients c ON c.id = t.client_id AND c.revoked_at IS NULL, unnest(c.backchannel_logout_uris) AS url
$$;

-- Logged out, or ended from another browser.
CREATE OR REPLACE FUNCTION session_was_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM end_grants(ARRAY(SELECT grant_id FROM oidc_grants WHERE session_id = NEW.id AND ended_at IS NULL));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER session_was_ended AFTER UPDATE OF ended_at ON sessions
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION session_was_ended();

-- Whatever raises the epoch (a password, an authenticator, a reset, a reversal) or disables. By its array, so that the index is used whatever the planner thinks of the changed rows.
CREATE OR REPLACE FUNCTION logins_were_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  people uuid[] := ARRAY(SELECT a.id FROM removed r JOIN added a USING (id)
    WHERE a.credential_epoch <> r.credential_epoch OR (a.disabled_at IS NOT NULL AND r.disabled_at IS NULL));
BEGIN
  IF cardinality(people) > 0 THEN
    PERFORM end_grants(ARRAY(SELECT grant_id FROM oidc_grants WHERE user_id = ANY (people) AND ended_at IS NULL));
    -- For the streams of signals: of whoever had a session of the epoch before.
    INSERT INTO session_ends (user_id, organisation_id)
    SELECT DISTINCT r.id, r.organisation_id FROM removed r JOIN sessions s ON s.user_id = r.id
    WHERE r.id = ANY (people) AND s.user_id = ANY (people) AND s.ended_at IS NULL AND s.credential_epoch = r.credential_epoch;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER logins_were_ended AFTER UPDATE ON users
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION logins_were_ended();

-- Before, because what the user was granted goes with the row.
CREATE OR REPLACE FUNCTION user_is_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM end_grants(ARRAY(SELECT grant_id FROM oidc_grants WHERE user_id = OLD.id AND ended_at IS NULL));
  INSERT INTO session_ends (user_id, organisation_id) SELECT OLD.id, OLD.organisation_id
  WHERE EXISTS (SELECT FROM sessions WHERE user_id = OLD.id AND ended_at IS NULL AND credential_epoch = OLD.credential_epoch);
  RETURN OLD;
END
$$;

CREATE OR REPLACE TRIGGER user_is_deleted BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION user_is_deleted();

-- An activation ends no session, but what a password alone had opened isn't enough any more. At the end of its transaction, so that hardly any login comes in between.
CREATE OR REPLACE FUNCTION passwords_are_not_enough() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM end_grants(ARRAY(
    SELECT g.grant_id FROM oidc_grants g JOIN sessions s ON s.id = g.session_id AND s.assurance = 'password'
    WHERE g.user_id = ANY (ARRAY(SELECT id FROM users WHERE organisation_id = NEW.organisation_id)) AND g.ended_at IS NULL));
  RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS passwords_are_not_enough ON activations;
CREATE CONSTRAINT TRIGGER passwords_are_not_enough AFTER INSERT ON activations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION passwords_are_not_enough();
