-- Ends all sessions of an account. Index session_account.
DELETE FROM session WHERE account = :account
