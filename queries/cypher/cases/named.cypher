// What some cases are called: their children, and who works on them today.
// $case_ids  the cases
// $on        ISO day of today
// $cases     from the handle
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case WHERE c.id IN $case_ids)
WHERE c.id IN $cases
RETURN c.id AS id, c.number AS number,
  COLLECT {
    MATCH (c)-[:ABOUT]->(p:Person)
    RETURN p {.id, .name, .known_as, .birth_earliest, .birth_latest, .birth_words, .unborn}
    ORDER BY coalesce(p.birth_earliest, '9999'), p.id
  } AS children,
  head(COLLECT {
    MATCH (c)-[a:ALLOCATED_TO]->(u:User)
    WHERE (a.since_earliest IS NULL OR a.since_earliest <= $on)
      AND (a.until_latest IS NULL OR a.until_latest >= $on)
    OPTIONAL MATCH (u)-[:IN]->(t:Team)
    RETURN {id: u.id, name: u.name, team_id: t.id, team: t.name}
    ORDER BY coalesce(a.since_earliest, '') DESC, a.id DESC, t.id
  }) AS worker
ORDER BY coalesce(number, '') = '', number, id
