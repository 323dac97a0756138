// Changed properties of nodes of one label. AnyLabel is replaced from the vocabulary.
// $rows: maps of id and fields (null removes a property).
// Plan: unique index seek.
UNWIND $rows AS row
MATCH (n:AnyLabel {id: row.id})
USING INDEX SEEK n:AnyLabel(id)
SET n += row.fields, n.version = coalesce(n.version, 0) + 1
RETURN count(n) AS made
