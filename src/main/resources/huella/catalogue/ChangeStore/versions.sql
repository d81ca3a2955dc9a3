-- The last change of every layer: one look into the index tile_change_layer for each.
SELECT known.layer, found.number
  FROM (SELECT code AS layer FROM layer UNION ALL SELECT 'base') known
 CROSS JOIN LATERAL (SELECT max(c.number) AS number FROM tile_change c WHERE c.layer = known.layer) found
 WHERE found.number IS NOT NULL
