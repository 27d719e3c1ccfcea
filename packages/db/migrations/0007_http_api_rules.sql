GRANT INSERT, UPDATE (scopes, jwks, redirect_uris, post_logout_redirect_uris, tokens_valid_from, revoked_at) ON clients TO app;
--> statement-breakpoint
GRANT INSERT, UPDATE (revoked_at) ON client_secrets TO app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON oidc_records, oidc_grants, stopped_verifiers, webhooks TO app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO app;
--> statement-breakpoint
GRANT SELECT ON webhook_deliveries TO app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON deleted_users TO app;
--> statement-breakpoint
-- Events are delivered by the mailworker, which is the process that speaks to the outside.
GRANT SELECT ON webhooks, clients, deleted_users TO worker;
--> statement-breakpoint
GRANT UPDATE (cursor, attempts, failing_since, next_attempt_at, claimed_until, is_disabled, disabled_reason, updated_at) ON webhooks TO worker;
--> statement-breakpoint
GRANT INSERT ON webhook_deliveries TO worker;
--> statement-breakpoint
-- Provisioning makes and renames organisations; it never removes one.
GRANT INSERT, UPDATE (external_id, source_version, relation_number, name) ON organisations TO app;
--> statement-breakpoint
-- What other systems leave behind, and for how long: docs/security/retention.md. As `purge`: the periods stand here, one call is one batch.
CREATE FUNCTION purge_of_clients(what text, at_time timestamptz, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  purged integer;
BEGIN
  IF at_time > clock_timestamp() + interval '1 hour' THEN
    RAISE EXCEPTION 'the clock of the purge is ahead of the database''s' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  CASE what
    WHEN 'oidc_records' THEN
      DELETE FROM oidc_records WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM oidc_records WHERE expires_at <= at_time LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'oidc_grants' THEN
      DELETE FROM oidc_grants WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM oidc_grants WHERE expires_at <= at_time LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'idempotency_keys' THEN
      DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM idempotency_keys WHERE created_at <= at_time - interval '1 day' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'webhook_deliveries' THEN
      DELETE FROM webhook_deliveries WHERE id = ANY (ARRAY(
        SELECT id FROM webhook_deliveries WHERE at <= at_time - interval '30 days' LIMIT batch FOR UPDATE SKIP LOCKED));
    WHEN 'verification_budgets' THEN
      -- Counts until a success, for ever: it goes with its user or client only.
      DELETE FROM attempt_budgets WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM attempt_budgets b WHERE scope = 'verification' AND (locked_until IS NULL OR locked_until <= at_time)
          AND (NOT EXISTS (SELECT FROM users u WHERE u.id::text = split_part(b.subject, ':', 2))
            OR NOT EXISTS (SELECT FROM clients c WHERE c.id::text = split_part(b.subject, ':', 1) AND c.revoked_at IS NULL))
        LIMIT batch FOR UPDATE SKIP LOCKED));
  END CASE;
  GET DIAGNOSTICS purged = ROW_COUNT;
  IF purged > 0 THEN
    INSERT INTO audit_events (occurred_at, type, result, actor_kind, details)
    VALUES (at_time, 'retention_purged', 'success', 'system', jsonb_build_object('what', what, 'rows', purged));
  END IF;
  RETURN purged;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION purge_of_clients(text, timestamptz, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION purge_of_clients(text, timestamptz, integer) TO sealer;
--> statement-breakpoint
-- As before (0002), but a mail whose link an end of credentials killed is no invitation any more: after a reversal nobody waits for what can't be used.
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
