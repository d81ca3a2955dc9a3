-- So many initiatives more, like the real ones in turn: a third points, a third lines, a third areas, in rows and columns over
-- the region. The same number is always the same initiative: MIL-0000 and so on, from north-west to south-east.
WITH publication AS (
    INSERT INTO publication (author, reason) VALUES ('Equipo de prueba', 'Miles') RETURNING id
), model AS (
    SELECT v.*, row_number() OVER (ORDER BY v.code) - 1 AS number, count(*) OVER () AS total
      FROM initiative_version v
      JOIN initiative i ON i.code = v.code AND i.current_version = v.version
), one AS (
    SELECT n, 'MIL-' || lpad(n::text, 4, '0') AS code,
           ST_SetSRID(ST_MakePoint(-70.2 + (n % 50) * 0.05, -21.5 - (n / 50) * 0.07), 4326) AS place
      FROM generate_series(0, :number - 1) AS n
), identity AS (
    INSERT INTO initiative (code, current_version) SELECT code, 1 FROM one
)
INSERT INTO initiative_version (
    code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es, name_en, starred, tags,
    comunas, comunas_outside, source_list, source_number, source_name, source_map, source_map_number, source_map_name,
    corrections, location_precision, location_assumed, basis_es, basis_en, note_es, note_en, geom)
SELECT o.code, 1, p.id, m.layer, m.territory, m.theme, m.objectives, m.responsible, m.horizon, 'Obra ' || n, 'Work ' || n,
       m.starred, m.tags, m.comunas, m.comunas_outside, m.source_list, m.source_number, m.source_name, m.source_map,
       m.source_map_number, m.source_map_name, m.corrections, m.location_precision, m.location_assumed, m.basis_es,
       m.basis_en, m.note_es, m.note_en,
       CASE n % 3
       WHEN 0 THEN place
       WHEN 1 THEN ST_MakeLine(place, ST_Translate(place, 0.012, 0.009))
       ELSE ST_Buffer(place, 0.008, 'quad_segs=4')
       END
  FROM one o
 CROSS JOIN publication p
  JOIN model m ON m.number = o.n % m.total
