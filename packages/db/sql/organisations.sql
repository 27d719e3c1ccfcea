-- Removes an organisation that nobody is of any more, with its activations and exemptions; the service removes the people first, each with its event. A foreign key refuses it where somebody is
-- of it. Who was invited by its activation and moved on keeps that mail.
CREATE OR REPLACE FUNCTION delete_organisation(organisation uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mails SET activation_id = NULL
    WHERE activation_id IN (SELECT id FROM activations WHERE organisation_id = organisation);
  DELETE FROM exemptions WHERE organisation_id = organisation;
  DELETE FROM activations WHERE organisation_id = organisation;
  DELETE FROM organisations WHERE id = organisation;
$$;
