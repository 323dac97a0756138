// The nodes of one label in order of id, a page at a time. AnyLabel is replaced from the vocabulary.
// In one row: the driver takes as long for a row as for its content.
// $after: the last id of the page before, or empty text; $limit
// Plan: NodeUniqueIndexSeekByRange, in the index's order.
MATCH (n:AnyLabel)
USING INDEX SEEK n:AnyLabel(id)
WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN collect({id: n.id, properties: properties(n)}) AS page
