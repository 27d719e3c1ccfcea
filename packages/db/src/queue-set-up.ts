/**
 * Prepares the queue for our roles. graphile-worker protects its tables with row security and no policy, so that only their owner
 * gets in: this lets the role `worker` work the queue, and nobody else. Repeatable: run after each migration of the queue's own
 * schema, which may bring tables.
 */
export const queueSetUp = `
DO $$
DECLARE
  queue_table text;
BEGIN
  -- The first one to add a job of a task writes its name, and everybody else would wait for that transaction.
  INSERT INTO graphile_worker._private_tasks (identifier) VALUES ('mail') ON CONFLICT DO NOTHING;
  GRANT USAGE ON SCHEMA graphile_worker TO worker;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO worker;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO worker;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO worker;
  FOR queue_table IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity LOOP
    EXECUTE format('DROP POLICY IF EXISTS worker_works ON graphile_worker.%I', queue_table);
    EXECUTE format('CREATE POLICY worker_works ON graphile_worker.%I TO worker USING (true) WITH CHECK (true)', queue_table);
  END LOOP;
END
$$`;
