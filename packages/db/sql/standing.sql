-- Standing: what is true now of a user and of an organisation, derived from facts. Every page, figure, campaign and decision reads it here; nobody counts for themselves.
-- Whether 2FA is required, and why, depends on the clock and the mandatory date: that stays the pure rule of @tvm/policy, over these facts.
DROP VIEW IF EXISTS user_progress;

-- The states of a user's progress, one a line: from here the contract has them too (`Progress`, by `pnpm generate`). `need` is the place in a list: who needs
-- somebody's help first, then the way of a registration. `rollout` is the figure of the rollout (the contract's RolloutFigures) that counts it; a state without one
-- depends on the clock, and counts as what the facts say: a locked user is an enrolled one.
CREATE OR REPLACE VIEW progress_states (state, need, rollout) AS VALUES
  ('mail_undelivered', 1, 'undeliverable'),
  ('disabled', 2, 'disabled'),
  ('locked', 3, NULL),
  ('not_invited', 4, 'notInvited'),
  ('invited', 5, 'underWay'),
  ('link_opened', 6, 'underWay'),
  ('password_set', 7, 'underWay'),
  ('enrolled', 8, 'enrolled');

-- A user, disabled ones too (`is_disabled`: they count in no figure).
-- `state`: an authenticator that failures disabled is *disabled*, never *enrolled*. An invitation is the latest registration mail that counts: one that was replaced or withdrawn never left,
-- and one whose link an end of credentials killed (reversal, reset) can't be used, so that neither invites. The subqueries are asked only of whoever isn't enrolled.
-- `authenticators` and `has_passkey` are of the active ones. `last_mail` is the latest registration mail whatever the state; `locked_until` is for the reader to compare with the clock.
CREATE OR REPLACE VIEW user_standing AS
SELECT
  u.id AS user_id,
  u.organisation_id,
  u.is_main_user,
  u.disabled_at IS NOT NULL AS is_disabled,
  u.last_login_at IS NULL AS never_logged_in,
  CASE
    WHEN a.state = 'disabled' THEN 'disabled'
    WHEN a.state = 'active' THEN 'enrolled'
    WHEN EXISTS (SELECT FROM registrations r WHERE r.user_id = u.id AND r.purpose = 'registration'
      AND r.credential_epoch = u.credential_epoch AND r.password_set_at IS NOT NULL) THEN 'password_set'
    WHEN EXISTS (SELECT FROM registrations r WHERE r.user_id = u.id AND r.purpose = 'registration'
      AND r.credential_epoch = u.credential_epoch AND r.opened_at IS NOT NULL) THEN 'link_opened'
    ELSE coalesce((
      SELECT CASE WHEN m.state IN ('bounced', 'complained', 'failed') THEN 'mail_undelivered'
        WHEN m.state IN ('replaced', 'withdrawn') THEN 'not_invited' ELSE 'invited' END
      FROM mails m WHERE m.user_id = u.id AND m.kind = 'registration'
        AND NOT EXISTS (SELECT FROM registrations l WHERE l.mail_id = m.id AND l.credential_epoch <> u.credential_epoch)
      ORDER BY m.state IN ('replaced', 'withdrawn'), m.created_at DESC, m.id DESC LIMIT 1
    ), 'not_invited')
  END AS state,
  a.state AS authenticator_state,
  (SELECT b.locked_until FROM attempt_budgets b WHERE b.scope = 'code' AND b.subject = u.id::text) AS locked_until,
  (SELECT jsonb_build_object('state', m.state, 'at', m.updated_at) FROM mails m WHERE m.user_id = u.id AND m.kind = 'registration'
    ORDER BY m.state IN ('replaced', 'withdrawn'), m.created_at DESC, m.id DESC LIMIT 1) AS last_mail,
  a.active AS authenticators,
  a.has_passkey
FROM users u
-- Of several, apps and passkeys alike, an active one counts: 'active' sorts before 'disabled'.
-- Whoever asks for the state alone looks at the index alone: PostgreSQL leaves out what isn't asked for.
CROSS JOIN LATERAL (
  SELECT min(f.state) AS state, count(*) FILTER (WHERE f.state = 'active')::int AS active,
    coalesce(bool_or(f.kind = 'passkey' AND f.state = 'active'), false) AS has_passkey
  FROM authenticators f WHERE f.user_id = u.id AND f.state IN ('active', 'disabled')
) a;

-- An organisation: what decides about 2FA there, and its enabled users counted, each once, by state. `figures` and `rollout` have the names of the contract's UserFigures and RolloutFigures.
CREATE OR REPLACE VIEW organisation_standing AS
SELECT
  o.id AS organisation_id,
  t.activated_at,
  e.ends_at AS exempt_until,
  coalesce(c.main_users, 0) AS main_users,
  jsonb_build_object(
    'total', coalesce(c.total, 0),
    'progress', (SELECT jsonb_object_agg(state, 0) FROM progress_states WHERE rollout IS NOT NULL) || coalesce(c.progress, '{}'),
    'neverLoggedIn', coalesce(c.never_logged_in, 0),
    'withPasskey', coalesce(c.with_passkey, 0),
    'onlyOneAuthenticator', coalesce(c.only_one, 0)
  ) AS figures,
  jsonb_build_object(
    'users', coalesce(c.total, 0),
    'enrolled', coalesce(c.enrolled, 0),
    'notEnrolled', coalesce(c.total - c.enrolled, 0),
    'underWay', coalesce(c.under_way, 0),
    'undeliverable', coalesce(c.undeliverable, 0),
    'notInvited', coalesce(c.not_invited, 0),
    'disabled', coalesce(c.disabled, 0),
    'neverLoggedIn', coalesce(c.never_logged_in, 0),
    'withPasskey', coalesce(c.with_passkey, 0)
  ) AS rollout
FROM organisations o
LEFT JOIN activations t ON t.organisation_id = o.id AND t.ended_at IS NULL
LEFT JOIN exemptions e ON e.organisation_id = o.id AND e.ended_at IS NULL
LEFT JOIN (
  SELECT
    s.organisation_id,
    sum(s.users)::int AS total,
    jsonb_object_agg(s.state, s.users) AS progress,
    coalesce(sum(s.users) FILTER (WHERE p.rollout = 'enrolled'), 0)::int AS enrolled,
    (sum(s.users) FILTER (WHERE p.rollout = 'underWay'))::int AS under_way,
    (sum(s.users) FILTER (WHERE p.rollout = 'undeliverable'))::int AS undeliverable,
    (sum(s.users) FILTER (WHERE p.rollout = 'notInvited'))::int AS not_invited,
    (sum(s.users) FILTER (WHERE p.rollout = 'disabled'))::int AS disabled,
    sum(s.never_logged_in)::int AS never_logged_in,
    sum(s.with_passkey)::int AS with_passkey,
    sum(s.only_one)::int AS only_one,
    sum(s.main_users)::int AS main_users
  FROM (
    -- By state first, so that each user's is derived once.
    SELECT organisation_id, state, count(*) AS users, count(*) FILTER (WHERE never_logged_in) AS never_logged_in,
      count(*) FILTER (WHERE has_passkey) AS with_passkey, count(*) FILTER (WHERE authenticators = 1) AS only_one,
      count(*) FILTER (WHERE is_main_user) AS main_users
    FROM user_standing WHERE organisation_id IS NOT NULL AND NOT is_disabled
    GROUP BY organisation_id, state
  ) s
  LEFT JOIN progress_states p ON p.state = s.state
  GROUP BY s.organisation_id
) c ON c.organisation_id = o.id;
