-- An account by its login (unique), with its rights as «ROLE layer», in no layer «ROLE ».
SELECT a.id, a.login, a.name, a.password, a.disabled_at,
       ARRAY(SELECT g.role || ' ' || coalesce(g.layer, '') FROM account_grant g WHERE g.account = a.id) AS grants
  FROM account a
 WHERE a.login = :login
