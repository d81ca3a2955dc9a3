-- One import that the acting account may see (row policies), by :id.
SELECT i.*, a.login, a.name FROM import i JOIN account a ON a.id = i.account WHERE i.id = :id
