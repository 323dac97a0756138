// The ties of some people to their name keys.
// $ids: the people's
// Plan: unique index seek on Person.id.
UNWIND $ids AS person
MATCH (a:Person {id: person})-[r:NAMED]->(b)
USING INDEX SEEK a:Person(id)
RETURN r.id AS id, properties(r) AS properties, labels(a)[0] AS start_label, a.id AS start,
  labels(b)[0] AS end_label, b.id AS end
