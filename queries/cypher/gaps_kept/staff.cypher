// Everybody who works with the program, and the teams they are in: what a case's row is headed by.
// No parameters.
// Plan: NodeUniqueIndexSeekByRange(User.id), expands.
MATCH (u:User)
USING INDEX SEEK u:User(id)
WHERE u.id > ''
RETURN u.id AS id, u.name AS name,
  COLLECT { MATCH (u)-[:IN]->(t:Team) RETURN [t.id, t.name] ORDER BY t.id } AS teams
ORDER BY id
