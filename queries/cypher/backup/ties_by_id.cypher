// Some ties of one type. ANY_TYPE is replaced from the vocabulary.
// $ids
// Plan: unique index seek on the type's id.
UNWIND $ids AS tie
MATCH (a)-[r:ANY_TYPE {id: tie}]->(b)
USING INDEX SEEK r:ANY_TYPE(id)
RETURN r.id AS id, properties(r) AS properties, labels(a)[0] AS start_label, a.id AS start,
  labels(b)[0] AS end_label, b.id AS end
