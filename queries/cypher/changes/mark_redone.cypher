// A change is done again: it stands, and the change that undid it does not any more.
// $id: the change that is redone; $by: the change that did it again.
// Plan: unique index seek on Change.id.
MATCH (c:Change {id: $id})
OPTIONAL MATCH (u:Change {id: c.undone_by})
SET u.undone_by = $by
REMOVE c.undone_by
