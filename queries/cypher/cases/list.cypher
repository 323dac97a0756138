// The cases a handle opens, those changed last first, with their children and how many people of
// each connection (never one number) are on the map today.
// $limit    how many cases at most
// $on       ISO day of today
// $cases $sees $audience  from the handle
// Plan: NodeUniqueIndexSeek(Case.id), Change(case_id, seq) seeks, expands, no scans.
MATCH (c:Case WHERE c.id IN $cases)
CALL (c) {
  OPTIONAL MATCH (x:Change {case_id: c.id})
  WHERE x.seq > 0 AND any(t IN x.visible_to WHERE t IN $sees)
  RETURN x ORDER BY x.seq DESC LIMIT 1
}
WITH c, x ORDER BY coalesce(x.at, '') DESC, c.number, c.id LIMIT $limit
CALL (c) {
  OPTIONAL MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    AND size(coalesce(m.perspectives, [])) = 0
    AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
    AND (m.until_latest IS NULL OR m.until_latest >= $on)
    AND NOT EXISTS { (c)-[:ABOUT]->(p) }
    AND coalesce(p.deceased, false) = false AND p.death_earliest IS NULL
    AND coalesce(p.unborn, false) = false
  WITH p, m ORDER BY coalesce(m.since_earliest, ''), m.id
  WITH p, collect(m.connection)[-1] AS connection
  RETURN sum(CASE WHEN connection = 'natural' THEN 1 ELSE 0 END) AS natural,
    sum(CASE WHEN connection = 'professional' THEN 1 ELSE 0 END) AS professional
}
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
  } AS workers,
  natural, professional, x.at AS changed_at, x.who_name AS changed_by
ORDER BY coalesce(changed_at, '') DESC, case.number, case.id
