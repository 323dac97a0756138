// The last time that somebody opened a case, if it was lately.
// $case_id, $who (the user's id), $from (UTC ISO moment)
// Plan: NodeIndexSeek(Opening.case_id, at).
MATCH (o:Opening {case_id: $case_id})
WHERE o.at >= $from AND o.who = $who
RETURN o.id AS id, o.audience AS audience
ORDER BY o.at DESC, o.id DESC
LIMIT 1
