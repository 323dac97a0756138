// What was last imported under one source: its parts, in order, each JSON packed by zlib, as base64 text.
// $source_id        the source
// $cases $sees $audience  from the handle; sources are for professionals
// Plan: NodeUniqueIndexSeek(Source.id), Expand(OF_CASE), NodeUniqueIndexSeek(SourcePart.id).
MATCH (s:Source {id: $source_id})-[:OF_CASE]->(c:Case)
WHERE c.id IN $cases AND $audience = 'professionals'
  AND any(t IN s.visible_to WHERE t IN $sees)
UNWIND range(0, s.parts - 1) AS number
MATCH (p:SourcePart {id: s.id + ':' + toString(number)})
RETURN p.rows AS rows
ORDER BY number
