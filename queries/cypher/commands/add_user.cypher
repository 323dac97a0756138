// A user in a team, made or changed; a second team is added, none is left.
// $id, $name, $role, $team_id, $tie_id: the id of a new place in the team.
// Plan: unique index seeks.
MERGE (u:User {id: $id})
SET u.name = $name, u.role = $role
WITH u
MATCH (t:Team {id: $team_id})
MERGE (u)-[r:IN]->(t)
ON CREATE SET r.id = $tie_id
