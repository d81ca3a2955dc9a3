-- The import :id became the draft :draft, unless it was read again since it was :seen.
UPDATE import
   SET state = 'aceptado', draft = :draft, report = :report::jsonb, modified_at = clock_timestamp()
 WHERE id = :id AND state = 'listo' AND modified_at = :seen
