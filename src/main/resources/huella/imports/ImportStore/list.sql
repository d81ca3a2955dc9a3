-- The acting account's imports, newest first, at most :most. Index import_account.
SELECT i.*, a.login, a.name
  FROM import i JOIN account a ON a.id = i.account
 WHERE i.account = current_account()
 ORDER BY i.created_at DESC, i.id
 LIMIT :most
