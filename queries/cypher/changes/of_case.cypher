// The changes of a case, the newest first; those made on another map by their note alone.
// $case_id, $limit
// $cases $sees  from the handle
// Plan: index seeks on Change and ChangePart by case_id and seq (both must be asked for).
CALL () {
  MATCH (c:Change {case_id: $case_id})
  WHERE c.seq > 0 AND any(t IN c.visible_to WHERE t IN $sees)
  RETURN c, c.seq AS seq, c.words AS words, false AS noted
  UNION ALL
  MATCH (n:ChangePart {case_id: $case_id})
  WHERE n.seq > 0 AND any(t IN n.visible_to WHERE t IN $sees)
  MATCH (c:Change {id: n.change_id})
  RETURN c, n.seq AS seq, n.words AS words, NOT $case_id IN c.case_ids AS noted
}
WITH c, seq, words, noted OR any(id IN c.case_ids WHERE NOT id IN $cases) AS elsewhere
ORDER BY seq DESC LIMIT $limit
RETURN c.id AS id, $case_id AS case_id, seq, c.who_name AS who, c.at AS at,
  CASE WHEN elsewhere AND $case_id IN c.case_ids THEN null ELSE words END AS words,
  c.undoes AS undoes, c.redoes AS redoes, c.undone_by AS undone_by, elsewhere, c.size AS size
