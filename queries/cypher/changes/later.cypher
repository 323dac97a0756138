// What was done on some cases after a change: acts only, not their undoing and redoing.
// $seqs: maps of case_id and seq.
// Plan: index seeks on Change.case_id and ChangePart.case_id.
UNWIND $seqs AS row
CALL (row) {
  MATCH (c:Change {case_id: row.case_id})
  WHERE c.seq > row.seq
  RETURN c
  UNION
  MATCH (n:ChangePart {case_id: row.case_id})
  WHERE n.seq > row.seq
  MATCH (c:Change {id: n.change_id})
  RETURN c
}
WITH DISTINCT c
WHERE c.undoes IS NULL AND c.redoes IS NULL
RETURN c {.*} AS change
ORDER BY c.at DESC
