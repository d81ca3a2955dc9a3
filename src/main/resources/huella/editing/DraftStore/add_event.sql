-- Something happened to a draft.
INSERT INTO draft_event (draft, kind, account, comment) VALUES (:draft, :kind, current_account(), :comment)
