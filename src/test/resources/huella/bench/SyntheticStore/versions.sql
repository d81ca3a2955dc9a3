-- Features of every :step-th number from :first to :last: words and lists of the real initiatives in turn, a place of their own in the region. A
-- third each are points, routes of 10 to 60 positions and areas of 8 to 57; every fifth area has a hole, every seventh two
-- parts. All chance comes from hashes of the number: the same numbers are the same features, always.
INSERT INTO initiative_version (
    code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es, name_en, starred, tags,
    comunas, comunas_outside, source_list, source_number, source_name, source_map, source_map_number, source_map_name,
    corrections, location_precision, location_assumed, basis_es, basis_en, note_es, note_en, geom)
SELECT 'S' || chr(65 + n / 260000) || chr(65 + n / 10000 % 26) || '-' || lpad((n % 10000)::text, 4, '0'), 1,
       m.publication, m.layer, m.territory, m.theme, m.objectives, m.responsible, m.horizon, m.name_es || ' ' || n,
       m.name_en || ' ' || n, m.starred, m.tags, m.comunas, m.comunas_outside, m.source_list, m.source_number, m.source_name,
       m.source_map, m.source_map_number, m.source_map_name, m.corrections, m.location_precision, m.location_assumed,
       m.basis_es, m.basis_en, m.note_es, m.note_en, shape.geom
  FROM generate_series(:first, :last, :step) AS n
  JOIN (SELECT v.*, row_number() OVER (ORDER BY v.code) - 1 AS number, count(*) OVER () AS total
          FROM initiative_version v
          JOIN initiative i ON i.code = v.code AND i.current_version = v.version
         WHERE v.code !~ '^S') m ON m.number = n % m.total
 CROSS JOIN LATERAL (
       SELECT -70.5 + 3 * (hashint8extended(n, 1) & 1048575) / 1048576.0 AS x,
              -25.5 + 4 * (hashint8extended(n, 2) & 1048575) / 1048576.0 AS y) place
 CROSS JOIN LATERAL (
       SELECT CASE n % 3
              WHEN 0 THEN ST_MakePoint(place.x, place.y)
              WHEN 1 THEN (
                   SELECT ST_MakeLine(ST_MakePoint(
                              place.x + i * 0.0017,
                              place.y + i * 0.0011 + 0.003 * (hashint8extended(n, i) & 1023) / 1024.0) ORDER BY i)
                     FROM generate_series(3, 12 + n / 3 % 51) AS i)
              ELSE (
                   SELECT CASE WHEN n % 7 = 0 THEN ST_Collect(area.geom, ST_Translate(area.geom, 0.1, 0.05)) ELSE area.geom END
                     FROM (SELECT CASE WHEN n % 5 = 0
                                       THEN ST_MakePolygon(ring.line, ARRAY[ST_Scale(ring.line, ST_MakePoint(0.3, 0.3), ST_MakePoint(place.x, place.y))])
                                       ELSE ST_MakePolygon(ring.line) END AS geom
                             FROM (SELECT ST_AddPoint(open.line, ST_StartPoint(open.line)) AS line
                                     FROM (SELECT ST_MakeLine(ST_MakePoint(
                                                      place.x + cos(6.283 * i / (7 + n / 3 % 50)) * reach.r,
                                                      place.y + sin(6.283 * i / (7 + n / 3 % 50)) * reach.r) ORDER BY i) AS line
                                             FROM generate_series(1, 7 + n / 3 % 50) AS i
                                            CROSS JOIN LATERAL (
                                                  SELECT 0.01 + 0.01 * (hashint8extended(n, i + 2) & 1023) / 1024.0 AS r) reach) open) ring) area)
              END AS bare) drawn
 CROSS JOIN LATERAL (SELECT ST_SetSRID(drawn.bare, 4326) AS geom) shape
