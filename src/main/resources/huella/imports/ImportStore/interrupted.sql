-- Imports :ids that were being read when the service ended.
WITH gone AS (UPDATE import SET state = 'rechazado', report = :report::jsonb, modified_at = clock_timestamp()
               WHERE id = ANY (:ids) AND state = 'leyendo' RETURNING id)
DELETE FROM import_feature WHERE import IN (SELECT id FROM gone)
