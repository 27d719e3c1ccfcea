-- Counts what nobody is behind (SECURITY rule 28): the only way to write of it, so that a count rises by one and nothing else of it changes. Whoever is behind one network waits for
-- itself alone, and as long whether the address is somebody's, nobody's, or told as a fact of the trail instead (`is_fact`, which leaves no count): what waits tells nothing (rule 15).
-- A minute has a thousand rows at most; what comes from still other networks is counted as `elsewhere`, by user for as many rows again, then without.
CREATE OR REPLACE FUNCTION count_anonymous(
  at_time timestamptz, from_network text, event_type text, event_result text, event_reason text, event_user uuid, is_fact boolean
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  at_minute timestamptz := date_trunc('minute', at_time);
  most CONSTANT integer := 1000;
  made integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('anonymous ' || from_network, 0));
  IF is_fact THEN
    RETURN;
  END IF;
  UPDATE anonymous_events e SET count = e.count + 1
  WHERE e.minute = at_minute AND e.network = from_network AND e.type = event_type AND e.result = event_result
    AND e.reason IS NOT DISTINCT FROM event_reason AND e.user_id IS NOT DISTINCT FROM event_user;
  IF FOUND THEN
    RETURN;
  END IF;
  SELECT count(*) INTO made FROM (SELECT FROM anonymous_events e WHERE e.minute = at_minute LIMIT 2 * most) AS rows_of_the_minute;
  IF made >= most THEN
    from_network := 'elsewhere';
    event_user := CASE WHEN made < 2 * most THEN event_user END;
    PERFORM pg_advisory_xact_lock(hashtextextended('anonymous ' || from_network, 0));
  END IF;
  INSERT INTO anonymous_events (minute, network, type, result, reason, user_id)
  VALUES (at_minute, from_network, event_type, event_result, event_reason, event_user)
  ON CONFLICT ON CONSTRAINT anonymous_events_key DO UPDATE SET count = anonymous_events.count + 1;
END
$$;
