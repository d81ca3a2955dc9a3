-- One draft that the acting account may see (row policies), by :id.
SELECT d.*, a.login, a.name FROM draft d JOIN account a ON a.id = d.author WHERE d.id = :id
