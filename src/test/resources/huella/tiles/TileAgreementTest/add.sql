-- A published initiative :code with the words of a real one, chosen by :number, and a footprint :wkb in EPSG:3857; none when that is not
-- valid in degrees.
WITH shape AS (
    SELECT ST_Transform(ST_GeomFromWKB(:wkb, 3857), 4326) AS geom
), identity AS (
    INSERT INTO initiative (code, current_version)
    SELECT :code, 1 FROM shape WHERE ST_IsValid(geom) AND geom @ ST_MakeEnvelope(-76, -30, -62, -15, 4326)
    RETURNING code
)
INSERT INTO initiative_version (
    code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es, name_en, starred, tags,
    comunas, comunas_outside, source_list, source_number, source_name, source_map, source_map_number, source_map_name,
    corrections, location_precision, location_assumed, basis_es, basis_en, note_es, note_en, geom)
SELECT identity.code, 1, m.publication, m.layer, m.territory, m.theme, m.objectives, m.responsible, m.horizon, m.name_es, m.name_en,
       m.starred, m.tags, m.comunas, m.comunas_outside, m.source_list, m.source_number, m.source_name, m.source_map,
       m.source_map_number, m.source_map_name, m.corrections, m.location_precision, m.location_assumed, m.basis_es, m.basis_en,
       m.note_es, m.note_en, shape.geom
  FROM identity, shape,
       (SELECT v.*, row_number() OVER (ORDER BY v.code) - 1 AS number, count(*) OVER () AS total
          FROM initiative_version v
          JOIN initiative i ON i.code = v.code AND i.current_version = v.version
         WHERE v.code !~ '^S') m
 WHERE m.number = :number % m.total
