-- What happened to drafts, oldest first, by :drafts (index draft_event_draft).
SELECT e.draft, e.kind, e.at, e.account, a.login, a.name, e.comment
  FROM draft_event e
  JOIN account a ON a.id = e.account
 WHERE e.draft = ANY (:drafts)
 ORDER BY e.draft, e.id
