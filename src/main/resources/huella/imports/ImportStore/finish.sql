-- What became of reading the import :id, unless it was left meanwhile.
UPDATE import
   SET state = :state, report = :report::jsonb, modified_at = clock_timestamp()
 WHERE id = :id AND state = 'leyendo'
