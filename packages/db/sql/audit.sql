-- Whether who speaks owns a table, itself or through one of the owner's functions. By a search path of its own, as whatever refuses something and reads a table: who speaks chooses theirs, and PostgreSQL
-- looks for tables in the speaker's temporary ones first, before its own catalog.
CREATE OR REPLACE FUNCTION is_owner_of(relation oid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = relation
$$;

-- An event says of itself in which transaction it was written and when, whatever its writer says: the sealer goes by the one, and whoever reads by the other (SECURITY rule 27).
-- A role writes its own types, as the kind of actor that it is, and as the service itself names nobody; the owner and its functions write theirs.
DROP TRIGGER IF EXISTS audit_events_name_own_transaction ON audit_events;
DROP FUNCTION IF EXISTS name_own_transaction();
CREATE OR REPLACE FUNCTION stamp_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.transaction_id := pg_current_xact_id();
  NEW.recorded_at := clock_timestamp();
  -- By itself, so that it costs next to nothing: an expression without a query.
  IF NOT may_write_event(current_user, NEW.type, NEW.actor_kind) OR NEW.actor_id IS NOT NULL AND NEW.actor_kind IN ('system', 'anonymous') THEN
    IF NOT is_owner_of(TG_RELID) THEN
      RAISE EXCEPTION '% writes no event % as %', current_user, NEW.type, NEW.actor_kind USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER audit_events_stamp BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION stamp_event();

-- That an organisation's events were exported is an event of it. The role can't write any other.
CREATE OR REPLACE FUNCTION record_audit_export(exported uuid, at_time timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_events (occurred_at, type, result, actor_kind, organisation_id)
  VALUES (at_time, 'audit_exported', 'success', 'system', exported)
$$;
