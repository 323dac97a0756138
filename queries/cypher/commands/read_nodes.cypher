// The nodes of one label as they are now. AnyLabel is replaced from the vocabulary.
// $ids: the nodes' ids.
// Plan: unique index seek.
UNWIND $ids AS id
MATCH (n:AnyLabel {id: id})
USING INDEX SEEK n:AnyLabel(id)
RETURN n.id AS id, properties(n) AS now
