// Who a case was and is allocated to, the latest first: for professionals only.
// $case_id, $limit; $cases $audience from the handle
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})-[a:ALLOCATED_TO]->(u:User)
WHERE c.id IN $cases AND $audience = 'professionals'
RETURN properties(a) AS tie, u.id AS user_id, coalesce(u.name, '') AS name,
  coalesce(head(COLLECT { MATCH (u)-[:IN]->(t:Team) RETURN t.name ORDER BY t.id }), '') AS team
ORDER BY coalesce(a.since_earliest, '') DESC, a.id DESC
LIMIT $limit
