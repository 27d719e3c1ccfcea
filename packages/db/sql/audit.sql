-- An event says of itself in which transaction it was written, whatever its writer says: the sealer goes by it.
CREATE OR REPLACE FUNCTION name_own_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.transaction_id := pg_current_xact_id();
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER audit_events_name_own_transaction BEFORE INSERT ON audit_events
  FOR EACH ROW EXECUTE FUNCTION name_own_transaction();

-- That an organisation's events were exported is an event of it. The role can't write any other.
CREATE OR REPLACE FUNCTION record_audit_export(exported uuid, at_time timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_events (occurred_at, type, result, actor_kind, organisation_id)
  VALUES (at_time, 'audit_exported', 'success', 'system', exported)
$$;
