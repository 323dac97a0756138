// The nodes of one label in order of id, a page at a time. AnyLabel is replaced from the vocabulary.
// $after: the last id of the page before, or empty text; $limit
// Plan: NodeUniqueIndexSeekByRange, in the index's order.
MATCH (n:AnyLabel)
USING INDEX SEEK n:AnyLabel(id)
WHERE n.id > $after
RETURN n.id AS id, properties(n) AS properties
ORDER BY id LIMIT $limit
