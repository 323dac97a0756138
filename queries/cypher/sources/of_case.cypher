// What was imported to one case, the newest last.
// $case_id          the case
// $cases $sees $audience  from the handle; sources are for professionals
// Plan: NodeUniqueIndexSeek(Case.id), Expand(OF_CASE), no scans.
MATCH (c:Case {id: $case_id})<-[:OF_CASE]-(s:Source)
WHERE c.id IN $cases AND $audience = 'professionals'
  AND any(t IN s.visible_to WHERE t IN $sees) AND (s.case_id IN $cases OR s.shared)
RETURN properties(s) AS source
ORDER BY s.at, s.id
