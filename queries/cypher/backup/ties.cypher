// The ties of one type in order of id, a page at a time. ANY_TYPE is replaced from the vocabulary.
// $after: the last id of the page before, or empty text; $limit
// Plan: DirectedRelationshipUniqueIndexSeekByRange, in the index's order.
MATCH (a)-[r:ANY_TYPE]->(b)
USING INDEX SEEK r:ANY_TYPE(id)
WHERE r.id > $after
RETURN r.id AS id, properties(r) AS properties, labels(a)[0] AS start_label, a.id AS start,
  labels(b)[0] AS end_label, b.id AS end
ORDER BY id LIMIT $limit
