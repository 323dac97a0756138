// A change is undone by another.
// $id: the change that is undone; $by: the change that undid it.
// Plan: unique index seek on Change.id.
MATCH (c:Change {id: $id})
SET c.undone_by = $by
