-- How many selected initiatives have each code, per vocabulary. An initiative with two objectives counts under both.
-- One pass over the selection; the box of the filter uses the index initiative_version_geom.
WITH selected AS (
    SELECT capa, territorio, tema, responsable, horizonte, precision, objetivos
      FROM /* view */ published
     WHERE /* filter */ true
)
SELECT 'LAYER' AS vocabulary, capa AS code, count(*) AS count FROM selected GROUP BY capa
UNION ALL
SELECT 'TERRITORY', territorio, count(*) FROM selected GROUP BY territorio
UNION ALL
SELECT 'OBJECTIVE', objetivo, count(*) FROM selected, unnest(objetivos) AS objetivo GROUP BY objetivo
UNION ALL
SELECT 'THEME', tema, count(*) FROM selected GROUP BY tema
UNION ALL
SELECT 'RESPONSIBLE', responsable, count(*) FROM selected GROUP BY responsable
UNION ALL
SELECT 'HORIZON', horizonte, count(*) FROM selected GROUP BY horizonte
UNION ALL
SELECT 'LOCATION_PRECISION', precision, count(*) FROM selected GROUP BY precision
