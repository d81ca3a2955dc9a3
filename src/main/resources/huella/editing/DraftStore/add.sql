-- A new draft of the account that acts.
INSERT INTO draft (author, title, origin) VALUES (current_account(), :title, :origin) RETURNING id
