// Every team by name.
// No parameters.
// Plan: index scan of Team.id.
MATCH (t:Team)
WHERE t.id IS NOT NULL
RETURN t.id AS id, coalesce(t.name, '') AS name
ORDER BY toLower(name), id
