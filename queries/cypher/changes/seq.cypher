// The number of a case that a browser polls, and how many of its changes this handle may read.
// $case_id
// $sees  from the handle
// Plan: unique index seek on Case.id, index seeks on Change.case_id and ChangePart.case_id.
MATCH (k:Case {id: $case_id})
RETURN k.seq AS seq,
  COUNT { MATCH (c:Change {case_id: $case_id})
            WHERE c.seq > 0 AND any(t IN c.visible_to WHERE t IN $sees) }
  + COUNT { MATCH (n:ChangePart {case_id: $case_id})
              WHERE n.seq > 0 AND any(t IN n.visible_to WHERE t IN $sees) }
  AS readable
