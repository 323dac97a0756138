// Somebody opened a case. Sent twice (two parts of one page at once), it is recorded once.
// $id, $case_id, $who, $who_name, $at (UTC ISO moment), $audience
// Plan: unique index seek on Opening.id.
MERGE (o:Opening {id: $id})
ON CREATE SET o.case_id = $case_id, o.who = $who, o.who_name = $who_name, o.at = $at,
  o.audience = $audience
