-- An approval is decided once. What was made at a decision, where it is about what wasn't there, is named by that decision.
CREATE OR REPLACE FUNCTION refuse_to_decide_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an approval is decided once, and names what was made when it is' USING ERRCODE = 'check_violation';
END
$$;

CREATE OR REPLACE TRIGGER approvals_are_decided_once BEFORE UPDATE ON approvals
  FOR EACH ROW WHEN (OLD.decision IS NOT NULL
    OR (OLD.user_id, OLD.client_id) IS DISTINCT FROM (NEW.user_id, NEW.client_id) AND (OLD.proposed IS NULL OR NEW.decision IS DISTINCT FROM 'approved'))
  EXECUTE FUNCTION refuse_to_decide_again();

-- An employee's authenticator takes two, whatever the service says.
CREATE OR REPLACE FUNCTION refuse_one_for_an_employee() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM users WHERE id = NEW.user_id AND kind = 'employee') THEN
    RAISE EXCEPTION 'the reset of an employee takes two' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER approvals_of_employees_need_two BEFORE INSERT ON approvals
  FOR EACH ROW WHEN (NEW.kind = 'reset' AND NOT NEW.needs_second_employee) EXECUTE FUNCTION refuse_one_for_an_employee();
