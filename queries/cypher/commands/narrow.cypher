// A fact is now kept from some: so is every earlier change that tells of it.
// $case_ids; $id: the record or person; $words: what else the change must hold ([""] = nothing);
// $tokens: who may see the fact now; $audiences: the tokens that are not named users.
// Plan: index seeks on Change.case_id and ChangePart.case_id, ChangePart.change_id.
UNWIND $case_ids AS case_id
MATCH (c:Change {case_id: case_id})
OPTIONAL MATCH (p:ChangePart {change_id: c.id})
WITH c, collect(coalesce(p.records, '')) AS more
WHERE any(text IN [coalesce(c.records, '')] + more
          WHERE text CONTAINS $id AND any(word IN $words WHERE text CONTAINS word))
SET c.visible_to = [t IN c.visible_to + [n IN $tokens WHERE NOT n IN c.visible_to]
  WHERE (t IN c.visible_to OR ('professionals' IN c.visible_to AND NOT t IN $audiences))
    AND (t IN $tokens OR ('professionals' IN $tokens AND NOT t IN $audiences))]
