-- A right, in a layer or (ADMIN) in all; giving it twice is giving it once.
INSERT INTO account_grant (account, role, layer) VALUES (:id, :role, CAST(:layer AS text)) ON CONFLICT DO NOTHING
