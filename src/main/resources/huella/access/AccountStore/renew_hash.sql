-- Another hash of the same password, unless it was changed since it was read as :old.
UPDATE account SET password = :password WHERE id = :id AND password = :old
