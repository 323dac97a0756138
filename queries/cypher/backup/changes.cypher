// Some changes with all that is kept of them.
// $ids
// Plan: unique index seek on Change.id, index seek on ChangePart.change_id.
UNWIND $ids AS id
MATCH (c:Change {id: id})
RETURN c.id AS id, properties(c) AS properties,
  COLLECT {
    MATCH (p:ChangePart {change_id: c.id})
    WHERE p.number >= 0
    RETURN {id: p.id, properties: properties(p)}
  } AS parts
