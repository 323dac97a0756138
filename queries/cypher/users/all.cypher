// Everybody who works with the program, by name, with their first team.
// No parameters. Users are few (a service's staff), and all of them are the answer.
// Plan: index scan of User.id, then expands.
MATCH (u:User)
WHERE u.id IS NOT NULL
OPTIONAL MATCH (u)-[:IN]->(t:Team)
WITH u, t ORDER BY t.name
WITH u, head(collect(t.name)) AS team
RETURN u.id AS id, u.name AS name, coalesce(u.role, 'worker') AS role, team,
       u.pin_hash IS NOT NULL AS has_pin
ORDER BY toLower(u.name), id
