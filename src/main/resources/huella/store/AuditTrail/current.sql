-- Initiatives whose public version is not their last one. Primary keys.
SELECT i.code, i.current_version, max(v.version) AS last
  FROM initiative i
  LEFT JOIN initiative_version v ON v.code = i.code
 GROUP BY i.code, i.current_version
HAVING i.current_version IS DISTINCT FROM max(v.version)
 ORDER BY i.code
