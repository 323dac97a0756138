// Imports of the very same file to any of this viewer's cases.
// $digest           the file's digest
// $cases $sees $audience  from the handle; sources are for professionals
// Plan: NodeUniqueIndexSeek(Case.id), Expand(OF_CASE), no scans.
UNWIND $cases AS id
MATCH (c:Case {id: id})<-[:OF_CASE]-(s:Source)
WHERE s.digest = $digest AND $audience = 'professionals'
  AND any(t IN s.visible_to WHERE t IN $sees)
RETURN properties(s) AS source
ORDER BY s.at, s.id
LIMIT 20
