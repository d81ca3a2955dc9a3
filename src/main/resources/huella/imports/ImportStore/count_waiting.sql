-- How many imports the acting account has that wait for it. Index import_account.
SELECT count(*) FROM import WHERE account = current_account() AND state IN ('leyendo', 'pregunta', 'listo')
