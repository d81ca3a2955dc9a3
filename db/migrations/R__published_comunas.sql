-- The comunas as they are published. Their outline is generalised and says so.

DROP VIEW IF EXISTS published_comunas;
CREATE VIEW published_comunas AS
SELECT c.code        AS codigo,
       c.name        AS nombre,
       c.province    AS provincia,
       'referencial' AS ubicacion,
       'Contorno generalizado de la división comunal (SUBDERE/BCN); borde costero de GSHHG 2.3.7' AS sustento,
       'Generalised outline of the comuna (SUBDERE/BCN); coast from GSHHG 2.3.7' AS sustento_en,
       c.geom,
       c.geom_3857,
       ' ' || regexp_replace(fold(concat_ws(' ', c.code, c.name, c.province)), '[^a-z0-9]+', ' ', 'g') AS search_text
  FROM comuna c;
COMMENT ON VIEW published_comunas IS 'What the public sees of every comuna, with Spanish names';

GRANT SELECT ON published_comunas TO huella_app;
