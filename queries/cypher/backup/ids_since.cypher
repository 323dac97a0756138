// The ids of one label's nodes from a moment on: ids are ordered by the time they were made.
// AnyLabel is replaced from the vocabulary.
// $after: an id that was made before
// Plan: NodeUniqueIndexSeekByRange.
MATCH (n:AnyLabel)
USING INDEX SEEK n:AnyLabel(id)
WHERE n.id > $after
RETURN collect(n.id) AS ids
