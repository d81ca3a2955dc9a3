-- The selected features as they leave in files, in the order of their codes, which is that of the index initiative_pkey: nothing
-- is sorted. The columns by name: to compute the view's search_text costs more than all the others together.
SELECT /* columns */ codigo, geom
  FROM /* view */ published
 WHERE /* filter */ true
 ORDER BY codigo
