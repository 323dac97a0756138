// Every change that tells of some cases: a later one may have narrowed who may read it, or undone it.
// $case_ids
// Plan: index seeks on Change.case_id and ChangePart.case_id.
UNWIND $case_ids AS case_id
CALL (case_id) {
  MATCH (c:Change {case_id: case_id})
  WHERE c.seq >= 0
  RETURN c.id AS id
  UNION
  MATCH (n:ChangePart {case_id: case_id})
  WHERE n.seq >= 0
  RETURN n.change_id AS id
}
RETURN collect(DISTINCT id) AS ids
