-- Every initiative that is public now, with its footprint: some thousands at most, read whole.
SELECT codigo, nombre, capa, version, ubicacion = 'exacta' AS exact, geom FROM published ORDER BY codigo
