-- The import :id became the draft :draft.
UPDATE import
   SET state = 'aceptado', draft = :draft, report = :report::jsonb, modified_at = clock_timestamp()
 WHERE id = :id AND state = 'listo'
