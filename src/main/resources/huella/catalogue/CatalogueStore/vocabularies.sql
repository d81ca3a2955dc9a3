-- All vocabularies, each in display order. Seven tables of a few rows: no index needed.
SELECT 'LAYER' AS vocabulary, code, name_es, name_en, description_es, description_en, position FROM layer
UNION ALL
SELECT 'TERRITORY', code, name_es, name_en, description_es, description_en, position FROM territory
UNION ALL
SELECT 'OBJECTIVE', code, name_es, name_en, description_es, description_en, position FROM objective
UNION ALL
SELECT 'THEME', code, name_es, name_en, description_es, description_en, position FROM theme
UNION ALL
SELECT 'RESPONSIBLE', code, name_es, name_en, description_es, description_en, position FROM responsible
UNION ALL
SELECT 'HORIZON', code, name_es, name_en, description_es, description_en, position FROM horizon
UNION ALL
SELECT 'LOCATION_PRECISION', code, name_es, name_en, description_es, description_en, position FROM location_precision
ORDER BY vocabulary, position
