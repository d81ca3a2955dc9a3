-- Every publication as it stands now, in the words of its entry (V7__audit.sql, publication_detail), said here in full.
SELECT p.id::text AS id,
       jsonb_build_object(
           'published_at', to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'author', p.author, 'account', p.account, 'reviewer', p.reviewer, 'reviewer_name', p.reviewer_name,
           'reason', p.reason,
           'versions', coalesce((SELECT jsonb_object_agg(v.code, jsonb_build_array(v.version, encode(sha256(convert_to(
                  jsonb_build_array(v.code, v.version, v.publication, v.retired, v.restored_from, v.layer, v.territory,
                      v.theme, v.objectives, v.responsible, v.horizon, v.name_es, v.name_en, v.starred, v.tags,
                      v.comunas, v.comunas_outside, v.source_list, v.source_number, v.source_name, v.source_map,
                      v.source_map_number, v.source_map_name, v.corrections, v.location_precision,
                      v.location_assumed, v.basis_es, v.basis_en, v.note_es, v.note_en,
                      encode(ST_AsEWKB(v.geom, 'NDR'), 'hex'))::text, 'UTF8')), 'hex')))
              FROM initiative_version v WHERE v.publication = p.id), '{}'))::text AS detail
  FROM publication p
 ORDER BY p.id
