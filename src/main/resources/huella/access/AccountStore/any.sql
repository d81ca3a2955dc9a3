-- Whether anybody can sign in.
SELECT EXISTS (SELECT FROM account WHERE disabled_at IS NULL)
