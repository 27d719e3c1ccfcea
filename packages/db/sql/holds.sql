-- SECURITY rule 17: no single person, employee or client decides both where a link goes and that there is one. So long two sensitive changes count together.
CREATE OR REPLACE FUNCTION change_window() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '72 hours' $$;

-- Whose enrolment is held, and by what: two different changes within the window of each other, in whichever order, at least one of which nobody has confirmed. It has
-- no end by time: whoever can wait could do both. `actors`: who did them, and so can't confirm.
DROP VIEW IF EXISTS enrolment_holds;
CREATE VIEW enrolment_holds AS
SELECT
  c.user_id,
  array_agg(DISTINCT pair.kind ORDER BY pair.kind) AS because,
  max(pair.at) AS since,
  array_agg(DISTINCT pair.actor_id) FILTER (WHERE pair.actor_id IS NOT NULL) AS actors
FROM sensitive_changes c
JOIN sensitive_changes other ON other.user_id = c.user_id AND other.kind <> c.kind
  AND other.at > c.at - change_window() AND other.at < c.at + change_window()
CROSS JOIN LATERAL (VALUES (c.kind, c.at, c.actor_id), (other.kind, other.at, other.actor_id)) AS pair (kind, at, actor_id)
WHERE c.confirmed_at IS NULL
GROUP BY c.user_id;
