-- The versions of an initiative, newest first: who, when, why; of those published by :asOf when that is not null. By
-- :code (primary key of initiative_version).
SELECT v.version, v.retired, p.published_at, p.author, p.reviewer_name, p.reason
  FROM initiative_version v
  JOIN publication p ON p.id = v.publication
 WHERE v.code = :code
   AND p.published_at <= coalesce(CAST(:asOf AS timestamptz), 'infinity')
 ORDER BY v.version DESC
