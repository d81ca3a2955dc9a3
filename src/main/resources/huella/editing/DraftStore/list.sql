-- The drafts that the acting account may see on its duty (row policies), newest first, with the files they were made of;
-- :own: only those it has written. Index draft_author, or draft_state.
SELECT d.*, a.login, a.name, i.id AS import_id, i.file_name, i.file_bytes, i.file_digest, i.created_at AS import_at,
       i.report -> 'formato' ->> 'titulo' AS import_format, s.*
  FROM draft d
  JOIN account a ON a.id = d.author
  LEFT JOIN import i ON i.draft = d.id
  LEFT JOIN LATERAL (
       SELECT string_agg(DISTINCT crs ->> 'codigo', ', ') AS import_crs,
              string_agg(DISTINCT crs ->> 'titulo', ', ') AS import_crs_title,
              string_agg(DISTINCT crs ->> 'operacion', ', ') AS import_operations,
              max((crs ->> 'exactitud_m')::float8) AS import_accuracy
         FROM jsonb_path_query(i.report, '$.capas[*].crs ? (@.codigo != null)') crs) s ON true
 WHERE (NOT :own OR d.author = current_account())
   AND (:state::text IS NULL OR d.state = :state)
 ORDER BY d.modified_at DESC
 LIMIT :most
