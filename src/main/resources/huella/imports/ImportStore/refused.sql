-- The first features of the import :id that cannot be used. Primary key.
SELECT number, layer, label, '{}'::text AS attributes, NULL::geometry AS geom, NULL::geometry AS before, notes, refusal
  FROM import_feature
 WHERE import = :id AND refusal IS NOT NULL ORDER BY number LIMIT :most
