-- Prepares the queue for our roles. graphile-worker protects its tables with row security and no policy, so that only their owner gets in: this
-- lets the role `worker` work the queue, and nobody else. The queue's own migrations may bring tables.
DO $$
DECLARE
  queue_table text;
BEGIN
  -- The first one to add a job of a task writes its name, and everybody else would wait for that transaction.
  INSERT INTO graphile_worker._private_tasks (identifier) VALUES ('mail') ON CONFLICT DO NOTHING;
  FOR queue_table IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity LOOP
    EXECUTE format('DROP POLICY IF EXISTS worker_works ON graphile_worker.%I', queue_table);
    EXECUTE format('CREATE POLICY worker_works ON graphile_worker.%I TO worker USING (true) WITH CHECK (true)', queue_table);
  END LOOP;
END
$$;
