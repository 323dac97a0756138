// The ties of one type in order of id, a page at a time. ANY_TYPE is replaced from the vocabulary.
// In one row: the driver takes as long for a row as for its content.
// $after: the last id of the page before, or empty text; $limit
// Plan: DirectedRelationshipUniqueIndexSeekByRange, in the index's order.
MATCH (a)-[r:ANY_TYPE]->(b)
USING INDEX SEEK r:ANY_TYPE(id)
WHERE r.id > $after
WITH a, r, b ORDER BY r.id LIMIT $limit
RETURN collect({
  id: r.id, properties: properties(r), start_label: labels(a)[0], start: a.id,
  end_label: labels(b)[0], end: b.id
}) AS page
