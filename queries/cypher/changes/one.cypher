// One change, with the number it has on each of its cases, and those of its cases that are gone.
// $id: the change; $sees: this handle's tokens.
// Plan: unique index seeks on Change.id and Case.id, index seek on ChangePart.change_id.
MATCH (c:Change {id: $id})
WHERE any(t IN c.visible_to WHERE t IN $sees)
RETURN c {.*} AS change,
  [{case_id: c.case_id, seq: c.seq}] + COLLECT {
    MATCH (n:ChangePart {change_id: c.id})
    WHERE n.number = 0 AND n.case_id IN c.case_ids
    RETURN n {.case_id, .seq}
  } AS seqs,
  COLLECT {
    UNWIND c.case_ids AS id
    OPTIONAL MATCH (k:Case {id: id})
    WITH id, k WHERE k IS NULL
    RETURN id
  } AS gone
