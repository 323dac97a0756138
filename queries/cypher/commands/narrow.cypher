// A fact is now kept from some: so is every earlier change that tells of it.
// $case_ids; $id: the record or person; $words: what else the change must hold ([""] = nothing);
// $tokens: who may see the fact now; $audiences: the tokens that are not named users.
// Plan: index seeks on Change.case_id, ChangePart.case_id and ChangePart.change_id.
UNWIND $case_ids AS case_id
CALL (case_id) {
  MATCH (c:Change {case_id: case_id})
  WHERE c.seq > 0
  RETURN c
  UNION
  MATCH (n:ChangePart {case_id: case_id})
  WHERE n.seq > 0
  MATCH (c:Change {id: n.change_id})
  RETURN c
}
OPTIONAL MATCH (p:ChangePart {change_id: c.id})
WHERE p.number >= 0
WITH case_id, c, collect(p) AS parts
WHERE any(text IN [c.records] + [p IN parts | coalesce(p.records, '')]
          WHERE text CONTAINS $id AND any(word IN $words WHERE text CONTAINS word))
UNWIND [c] + parts AS n
WITH case_id, c, n
WHERE n.visible_to IS NOT NULL
  AND (n.case_id = case_id OR n = c AND case_id IN c.case_ids)
SET n.visible_to = [t IN n.visible_to + [x IN $tokens WHERE NOT x IN n.visible_to]
  WHERE (t IN n.visible_to OR ('professionals' IN n.visible_to AND NOT t IN $audiences))
    AND (t IN $tokens OR ('professionals' IN $tokens AND NOT t IN $audiences))]
