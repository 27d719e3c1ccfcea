-- A user's progress, derived from facts. `locked` depends on the clock: `locked_until` is for the reader to compare. The mail is the latest
-- registration mail that counts: one that was replaced or withdrawn never left, so that it hides none that did, and alone is no invitation;
-- nor is one whose link an end of credentials killed.
CREATE OR REPLACE VIEW user_progress AS
SELECT
  u.id AS user_id,
  u.organisation_id,
  b.locked_until,
  CASE
    WHEN a.state = 'disabled' THEN 'disabled'
    WHEN a.state = 'active' THEN 'enrolled'
    WHEN r.password_set THEN 'password_set'
    WHEN r.link_opened THEN 'link_opened'
    WHEN m.state IN ('bounced', 'complained', 'failed') THEN 'mail_undelivered'
    WHEN m.state NOT IN ('replaced', 'withdrawn') THEN 'invited'
    ELSE 'not_invited'
  END AS progress,
  m.state AS mail_state,
  m.updated_at AS mail_at
FROM users u
LEFT JOIN authenticators a ON a.user_id = u.id AND a.state IN ('active', 'disabled')
LEFT JOIN attempt_budgets b ON b.scope = 'code' AND b.subject = u.id::text
LEFT JOIN LATERAL (
  SELECT bool_or(password_set_at IS NOT NULL) AS password_set, bool_or(opened_at IS NOT NULL) AS link_opened
  FROM registrations
  WHERE user_id = u.id AND purpose = 'registration' AND credential_epoch = u.credential_epoch
) r ON true
LEFT JOIN LATERAL (
  SELECT state, updated_at FROM mails WHERE user_id = u.id AND kind = 'registration'
    AND NOT EXISTS (SELECT FROM registrations l WHERE l.mail_id = mails.id AND l.credential_epoch <> u.credential_epoch)
  ORDER BY state IN ('replaced', 'withdrawn'), created_at DESC, id DESC LIMIT 1
) m ON true
WHERE u.disabled_at IS NULL;
