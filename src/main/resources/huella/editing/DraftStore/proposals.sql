-- What drafts say of each initiative, by :drafts (primary key of draft_edit).
SELECT draft, code, base, changes::text AS changes, geom, retire_reason FROM draft_edit WHERE draft = ANY (:drafts) ORDER BY draft, code
