// The latest changes of some cases that mention one record: who changed it, and when.
// $case_ids: cases that this handle opens; $id: the record; $sees: this handle's tokens.
// A change made on another map is known by its note alone.
// Plan: index seeks on Change.case_id, ChangePart.case_id and ChangePart.change_id.
UNWIND $case_ids AS case_id
CALL (case_id) {
  MATCH (c:Change {case_id: case_id})
  WHERE c.seq > 0 AND any(t IN c.visible_to WHERE t IN $sees)
  OPTIONAL MATCH (p:ChangePart {change_id: c.id})
  WHERE p.number > 0 AND p.records CONTAINS $id
  RETURN c, [c.records] + collect(p.records) AS texts
  UNION
  MATCH (n:ChangePart {case_id: case_id})
  WHERE n.seq > 0 AND any(t IN n.visible_to WHERE t IN $sees)
  MATCH (c:Change {id: n.change_id})
  RETURN c, [n.records] AS texts
}
WITH c, [text IN texts WHERE text CONTAINS $id] AS texts
WHERE size(texts) > 0
RETURN c.who_name AS who, c.at AS at, texts
ORDER BY c.at DESC
LIMIT 20
