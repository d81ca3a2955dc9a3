-- Another hash for the password of an account; changed: whether it is another password, or the same one hashed anew.
UPDATE account
   SET password = :password,
       password_changed_at = CASE WHEN :changed THEN clock_timestamp() ELSE password_changed_at END
 WHERE id = :id
