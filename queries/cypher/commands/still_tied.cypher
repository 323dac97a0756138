// What is still tied to nodes that are to go. AnyLabel is replaced from the vocabulary.
// $rows: maps of id.
// Plan: unique index seek.
UNWIND $rows AS row
MATCH (n:AnyLabel {id: row.id})-[r]-()
USING INDEX SEEK n:AnyLabel(id)
WHERE type(r) <> 'NAMED'
RETURN n.id AS id, type(r) AS type, r.id AS tie_id
LIMIT 20
