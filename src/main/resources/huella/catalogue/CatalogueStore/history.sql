-- The versions of an initiative, newest first: who, when, why. By :code (primary key of initiative_version).
SELECT v.version, p.published_at, p.author, p.reason
  FROM initiative_version v
  JOIN publication p ON p.id = v.publication
 WHERE v.code = :code
 ORDER BY v.version DESC
