// The relationships of one type as they are now. ANY_TYPE is replaced from the vocabulary.
// $ids: the relationships' ids.
// Plan: unique relationship index seek.
UNWIND $ids AS id
MATCH (a)-[r:ANY_TYPE {id: id}]->(b)
USING INDEX SEEK r:ANY_TYPE(id)
RETURN r.id AS id, a.id AS start, b.id AS end, properties(r) AS now
