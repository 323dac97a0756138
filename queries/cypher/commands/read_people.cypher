// People as they are now, with the cases they are a child of and their places in networks: what
// decides who may see them.
// $ids: the people's ids.
// Plan: unique index seek on Person.id.
UNWIND $ids AS id
MATCH (p:Person {id: id})
USING INDEX SEEK p:Person(id)
RETURN p.id AS id, properties(p) AS now,
  COLLECT { MATCH (p)<-[:ABOUT]-(c:Case) RETURN c.id } AS child_of,
  COLLECT { MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
            RETURN {case_id: c.id, visible_to: m.visible_to} } AS networks
