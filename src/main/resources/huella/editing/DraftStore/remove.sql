-- Takes one initiative out of a draft, by its primary key.
DELETE FROM draft_edit WHERE draft = :draft AND code = :code
