-- The drafts that the acting account may see on its duty (row policies), newest first; :own: only those it has written.
-- Index draft_author, or draft_state.
SELECT d.*, a.login, a.name
  FROM draft d
  JOIN account a ON a.id = d.author
 WHERE (NOT :own OR d.author = current_account())
   AND (:state::text IS NULL OR d.state = :state)
 ORDER BY d.modified_at DESC
 LIMIT :most
