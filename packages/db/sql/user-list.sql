-- The version of the user list rises with who is listed and how, and with nothing else.
CREATE OR REPLACE FUNCTION raise_user_list_version(organisation_ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(organisation_ids) > 0 THEN
    UPDATE organisations SET user_list_version = user_list_version + 1 WHERE id = ANY (organisation_ids);
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION users_were_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_user_list_version(ARRAY(SELECT DISTINCT organisation_id FROM added));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER users_were_added AFTER INSERT ON users
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION users_were_added();

CREATE OR REPLACE FUNCTION users_were_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_user_list_version(ARRAY(SELECT DISTINCT organisation_id FROM removed));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER users_were_removed AFTER DELETE ON users
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION users_were_removed();

CREATE OR REPLACE FUNCTION users_were_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM raise_user_list_version(ARRAY(
    SELECT DISTINCT unnest(ARRAY[removed.organisation_id, added.organisation_id])
    FROM removed JOIN added USING (id)
    WHERE (removed.organisation_id, removed.email, removed.full_name, removed.is_main_user, removed.disabled_at IS NULL)
      IS DISTINCT FROM (added.organisation_id, added.email, added.full_name, added.is_main_user, added.disabled_at IS NULL)));
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER users_were_changed AFTER UPDATE ON users
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION users_were_changed();
