// Nodes that go; nothing may be tied to them any more. AnyLabel is replaced from the vocabulary.
// $rows: maps of id.
// Plan: unique index seek.
UNWIND $rows AS row
MATCH (n:AnyLabel {id: row.id})
USING INDEX SEEK n:AnyLabel(id)
DELETE n
RETURN count(*) AS made
