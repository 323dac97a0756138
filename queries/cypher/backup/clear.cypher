// Take out some nodes of one label and their ties: only of a restore that was not finished.
// AnyLabel is replaced from the vocabulary.
// $limit
// Plan: NodeUniqueIndexSeekByRange.
MATCH (n:AnyLabel)
USING INDEX SEEK n:AnyLabel(id)
WHERE n.id > ''
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n) AS gone
