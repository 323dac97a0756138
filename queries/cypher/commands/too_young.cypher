// Parents born after their child, among the ties of these people.
// $rows: maps of id; $kinds: the kinds of parent that must be older.
// Plan: unique index seek on Person.id.
UNWIND $rows AS row
MATCH (q:Person {id: row.id})-[r:PARENT_OF]-(:Person)
USING INDEX SEEK q:Person(id)
WHERE r.kind IN $kinds
WITH DISTINCT r, startNode(r) AS p, endNode(r) AS c
WHERE p.birth_earliest > c.birth_latest
RETURN p.id AS parent, c.id AS child, r.id AS tie
LIMIT 20
