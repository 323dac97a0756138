// Who opened a case, the latest first: for a supervisor who may open it, working with nobody else
// in front of the screen.
// $case_id, $viewer (the user's id), $limit
// $cases $audience  from the handle
// Plan: NodeUniqueIndexSeek(User.id), NodeIndexSeek(Opening.case_id, at).
MATCH (u:User {id: $viewer})
WHERE u.role = 'supervisor' AND $audience = 'professionals' AND $case_id IN $cases
MATCH (o:Opening {case_id: $case_id})
WHERE o.at >= ''
RETURN o.id AS id, o.case_id AS case_id, o.who AS who, o.who_name AS who_name, o.at AS at,
  o.audience AS audience
ORDER BY o.at DESC, o.id DESC
LIMIT $limit
