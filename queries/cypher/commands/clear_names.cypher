// Cut the name keys of people whose name changes or who go. The keys stay: others may share them.
// $rows: maps of id.
// Plan: unique index seek on Person.id.
UNWIND $rows AS row
MATCH (p:Person {id: row.id})-[r:NAMED]->()
USING INDEX SEEK p:Person(id)
DELETE r
