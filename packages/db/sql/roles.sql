-- The roles of the services, before the migrations. The role that migrates owns everything and is used for nothing else.
--   app     the API
--   worker  the mailworker: works the queue, mints the links of mails that others asked for; never reads a password, a secret or a session
--   sealer  chains audit events into seals
-- They can't log in until `migrate` or the operator gives them a password. Roles are the cluster's: another database may have made them, and
-- a dump doesn't hold them.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['app', 'worker', 'sealer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
  END LOOP;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
