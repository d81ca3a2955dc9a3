-- A new account; its number. login, name, password: the Argon2id hash.
INSERT INTO account (login, name, password) VALUES (:login, :name, :password) RETURNING id
