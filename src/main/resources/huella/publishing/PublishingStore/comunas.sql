-- The outlines of the comunas; nine rows.
SELECT geom_3857 AS place FROM published_comunas
