// The latest changes of some cases that mention one record: who changed it, and when.
// $case_ids, $id: the record; $sees: this handle's tokens.
// Plan: index seek on Change.case_id.
UNWIND $case_ids AS case_id
MATCH (c:Change {case_id: case_id})
WHERE c.records CONTAINS $id AND any(t IN c.visible_to WHERE t IN $sees)
RETURN c.who_name AS who, c.at AS at, c.records AS records
ORDER BY c.at DESC
LIMIT 20
