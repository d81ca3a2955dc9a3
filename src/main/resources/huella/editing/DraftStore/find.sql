-- One draft that the acting account may see (row policies), by :id, with the file that it was made of, if it was.
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
 WHERE d.id = :id
