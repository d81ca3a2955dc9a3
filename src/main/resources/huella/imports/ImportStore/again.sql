-- The import :id is read again with other :choices; only while its file is there and nobody reads it.
UPDATE import
   SET state = 'leyendo', choices = :choices::jsonb, report = '{}', modified_at = clock_timestamp()
 WHERE id = :id AND state IN ('pregunta', 'listo')
