-- The outlines of all comunas, referential, longitude/latitude. Nine rows: no index needed.
SELECT code, geom FROM comuna ORDER BY code
