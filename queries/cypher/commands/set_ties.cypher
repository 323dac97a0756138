// Changed properties of relationships of one type. ANY_TYPE is replaced from the vocabulary.
// $rows: maps of id and fields (null removes a property).
// Plan: unique relationship index seek.
UNWIND $rows AS row
MATCH ()-[r:ANY_TYPE {id: row.id}]->()
USING INDEX SEEK r:ANY_TYPE(id)
SET r += row.fields, r.version = coalesce(r.version, 0) + 1
RETURN count(r) AS made
