-- Takes a right away.
DELETE FROM account_grant WHERE account = :id AND role = :role AND layer IS NOT DISTINCT FROM CAST(:layer AS text)
