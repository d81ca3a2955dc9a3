-- The comunas with their referential outline, by code. Nine rows: no index needed.
SELECT code, name, province, geom FROM comuna ORDER BY code
