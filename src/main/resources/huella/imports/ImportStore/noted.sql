-- The first features of the import :id that can be used and in which something was set right. Primary key.
SELECT number, layer, label, '{}'::text AS attributes, NULL::geometry AS geom, NULL::geometry AS before, notes, refusal
  FROM import_feature

 WHERE import = :id AND refusal IS NULL AND cardinality(notes) > 0
 ORDER BY number
 LIMIT :most
