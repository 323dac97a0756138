// What was done on some cases after a change: a row for each number the case was counted up to,
// with the records that were touched. A further case of a change is known by its note.
// $seqs: maps of case_id and seq; $most: records of a change that has more are left out
// Plan: index seeks on Change.case_id and ChangePart.case_id, unique index seek on Change.id.
UNWIND $seqs AS row
CALL (row) {
  MATCH (c:Change {case_id: row.case_id})
  WHERE c.seq > row.seq
  RETURN c, c.seq AS seq
  UNION ALL
  MATCH (n:ChangePart {case_id: row.case_id})
  WHERE n.seq > row.seq
  MATCH (c:Change {id: n.change_id})
  RETURN c, n.seq AS seq
}
RETURN row.case_id AS case_id, seq, c.size AS size,
  CASE WHEN c.size <= $most THEN c.records END AS records
