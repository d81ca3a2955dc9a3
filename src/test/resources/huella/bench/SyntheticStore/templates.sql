-- Each real initiative as the parts of a row in COPY's text format, between which the synthetic one puts its own code, names
-- and shape, and the kind of its footprint. Order and columns are those of versions.sql.
SELECT CASE
           WHEN ST_Dimension(v.geom) = 0 THEN 'POINT'
           WHEN ST_Dimension(v.geom) = 1 THEN CASE WHEN ST_NumGeometries(v.geom) > 1 THEN 'ROUTE_IN_PARTS' ELSE 'ROUTE' END
           ELSE CASE WHEN ST_NumGeometries(v.geom) > 1 THEN 'AREA_IN_PARTS' ELSE 'AREA' END
       END AS kind,
       E'\t1\t' || concat_ws(E'\t', (SELECT max(id) FROM publication), v.layer, v.territory, v.theme, v.objectives, v.responsible,
                             v.horizon) || E'\t' AS before,
       bench_text(v.name_es) AS name_es,
       E'\t' AS between,
       bench_text(v.name_en) AS name_en,
       E'\t' || concat_ws(E'\t', v.starred, bench_text(v.tags::text), v.comunas, bench_text(v.comunas_outside::text),
                          bench_text(v.source_list), v.source_number, bench_text(v.source_name),
                          coalesce(bench_text(v.source_map), '\N'), coalesce(v.source_map_number::text, '\N'),
                          coalesce(bench_text(v.source_map_name), '\N'), bench_text(v.corrections::text), v.location_precision,
                          v.location_assumed, bench_text(v.basis_es), bench_text(v.basis_en), bench_text(v.note_es),
                          bench_text(v.note_en)) || E'\t' AS after
  FROM initiative_version v
  JOIN initiative i ON i.code = v.code AND i.current_version = v.version
 WHERE v.code !~ '^S[A-Z]{2}-[0-9]{4}$'
 ORDER BY v.code
