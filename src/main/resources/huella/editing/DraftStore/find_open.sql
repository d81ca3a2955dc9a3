-- The newest open draft of the acting account with an origin. Index draft_author.
SELECT id
  FROM draft
 WHERE author = current_account() AND origin = :origin AND state IN ('abierto', 'devuelto')
 ORDER BY modified_at DESC
 LIMIT 1
