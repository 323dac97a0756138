// Who works with a case: its allocated workers and the supervisors of their teams, by name; and
// those users of $named who do not.
// $case_id  the case
// $today    ISO day: an allocation or a place in a team that ended before it does not count
// $named    ids of users
// $cases    from the handle
// Plan: NodeUniqueIndexSeek(Case.id), NodeUniqueIndexSeek(User.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[a:ALLOCATED_TO]->(u:User)
  WHERE (a.since_earliest IS NULL OR a.since_earliest <= $today)
    AND (a.until_latest IS NULL OR a.until_latest >= $today)
  RETURN u
  UNION
  MATCH (c)-[a:ALLOCATED_TO]->(:User)-[j:IN]->(:Team)<-[i:IN]-(u:User)
  WHERE u.role = 'supervisor'
    AND (i.until_latest IS NULL OR i.until_latest >= $today)
    AND (j.until_latest IS NULL OR j.until_latest >= $today)
    AND (a.since_earliest IS NULL OR a.since_earliest <= $today)
    AND (a.until_latest IS NULL OR a.until_latest >= $today)
  RETURN u
  UNION
  MATCH (u:User)
  WHERE u.id IN $named
  RETURN u
}
RETURN u.id AS id, coalesce(u.name, '') AS name
ORDER BY toLower(name), id
