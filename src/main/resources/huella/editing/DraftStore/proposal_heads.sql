-- What drafts say of each initiative, by :drafts (primary key of draft_edit), for a list: a shape that was redrawn is told
-- by an empty one, so that a list of large drafts stays small.
SELECT draft, code, base, changes::text AS changes, retire_reason,
       CASE WHEN geom IS NOT NULL THEN ST_GeomFromText('POINT EMPTY', 4326) END AS geom
  FROM draft_edit
 WHERE draft = ANY (:drafts)
 ORDER BY draft, code
