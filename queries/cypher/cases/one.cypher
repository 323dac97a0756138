// One case: its properties, its children, and who is allocated now.
// $case_id, $on (ISO day of today), $cases $sees $audience from the handle
// The summary is a worker's note: professionals only. `seq` counts every change, so only
// professionals get it as it is.
// Plan: NodeUniqueIndexSeek(Case.id), expands.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
RETURN
  CASE WHEN $audience = 'professionals' THEN properties(c) ELSE c {.*, summary: null, seq: null} END
    AS case,
  COLLECT {
    MATCH (c)-[:ABOUT]->(p:Person)
    RETURN CASE WHEN any(t IN p.whereabouts_visible_to WHERE t IN $sees)
           THEN properties(p) ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END
    ORDER BY coalesce(p.birth_earliest, '9999'), p.id
  } AS children,
  COLLECT {
    MATCH (c)-[a:ALLOCATED_TO]->(u:User)
    WHERE (a.since_earliest IS NULL OR a.since_earliest <= $on)
      AND (a.until_latest IS NULL OR a.until_latest >= $on)
    RETURN {name: u.name, team: head(COLLECT { MATCH (u)-[:IN]->(t:Team) RETURN t.name ORDER BY t.id })}
    ORDER BY coalesce(a.since_earliest, ''), a.id
  } AS workers
