-- The selected initiatives that touch :comuna (its code), in the order of their codes: those whose list of comunas names it,
-- and those whose footprint meets its outline. The selection is a table of its own, so that the names of its fields
-- do not meet those of comuna. The outline's box uses the index initiative_version_geom.
SELECT *
  FROM (SELECT p.*,
               p.comunas_codigos @> ARRAY[c.code] AS named,
               ST_Intersects(p.geom, c.geom) AS drawn
          FROM (SELECT * FROM /* view */ published WHERE /* filter */ true) p
          JOIN comuna c ON c.code = :comuna) touching
 WHERE named OR drawn
 ORDER BY codigo
