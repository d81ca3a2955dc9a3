-- Everything on the base map, from end to end: a few thousand rows.
SELECT geom_3857 AS place FROM base_feature
 UNION ALL
SELECT geom_3857 FROM comuna
