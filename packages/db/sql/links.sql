-- What the link of a kind of mail is good for, and how long it lives. Counted from minting, not from the request: a mail may have waited.
DROP VIEW IF EXISTS link_terms;
CREATE VIEW link_terms (kind, purpose, life) AS VALUES
  ('registration', 'registration', interval '24 hours'),
  ('password_reset', 'reset', interval '1 hour'),
  -- As long as what it is for goes on: until 72 hours after the beginning, of which 24 are over.
  ('recovery_ready', 'reset', interval '48 hours');

-- SECURITY rule 27: the mailworker names a mail that it is sending and a hash, and the database decides whose link that is, what it is good for and until when; each mail has one, and
-- that it was made is told by the same statement. A stranger's request never replaces a link that the user has already. Answers when it ends. The caller holds the rows of the user and
-- the mail.
CREATE OR REPLACE FUNCTION mint_link(mail_id uuid, token_hash text, at_time timestamptz) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  mail mails;
  link registrations;
BEGIN
  IF at_time > clock_timestamp() + interval '1 hour' THEN
    RAISE EXCEPTION 'the clock of who mints a link is ahead of the database''s' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT * INTO mail FROM mails m WHERE m.id = mint_link.mail_id AND m.state = 'sending';
  INSERT INTO registrations (user_id, mail_id, purpose, lost, token_hash, credential_epoch, email_canonical, renewals, created_at, expires_at)
  SELECT u.id, mail.id, terms.purpose, CASE WHEN terms.purpose = 'reset' THEN coalesce(mail.params ->> 'lost', 'password') END, mint_link.token_hash,
    u.credential_epoch, u.email_canonical, coalesce((mail.params ->> 'renewals')::integer, 0), at_time, at_time + terms.life
  FROM users u JOIN link_terms terms ON terms.kind = mail.kind
  WHERE u.id = mail.user_id AND u.disabled_at IS NULL
  RETURNING * INTO link;
  IF link.id IS NULL THEN
    RAISE EXCEPTION 'no mail that a link is minted for' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF link.purpose = 'registration' AND mail.requested_by <> 'anonymous' THEN
    UPDATE registrations r SET superseded_at = at_time
    WHERE r.user_id = link.user_id AND r.purpose = 'registration' AND r.id <> link.id
      AND r.expires_at > at_time AND r.completed_at IS NULL AND r.superseded_at IS NULL;
  END IF;
  INSERT INTO audit_events (occurred_at, type, result, actor_kind, user_id, organisation_id, request_id, details)
  VALUES (at_time, 'mail_link_minted', 'success', 'system', link.user_id, (SELECT organisation_id FROM users WHERE id = link.user_id), mail.request_id,
    jsonb_build_object('mailId', mail.id, 'kind', mail.kind, 'requestedBy', mail.requested_by, 'attempts', mail.attempts));
  RETURN link.expires_at;
END
$$;
