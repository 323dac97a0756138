// Relationships that go. ANY_TYPE is replaced from the vocabulary.
// $rows: maps of id.
// Plan: unique relationship index seek.
UNWIND $rows AS row
MATCH ()-[r:ANY_TYPE {id: row.id}]->()
USING INDEX SEEK r:ANY_TYPE(id)
DELETE r
RETURN count(*) AS made
