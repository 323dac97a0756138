// The children of these people, for the search for loops.
// $rows: maps of id.
// Plan: unique index seek on Person.id.
UNWIND $rows AS row
MATCH (p:Person {id: row.id})-[:PARENT_OF]->(c:Person)
USING INDEX SEEK p:Person(id)
RETURN p.id AS parent, c.id AS child
