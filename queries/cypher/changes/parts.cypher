// The detail of a large change, in order.
// $change_id: the change.
// Plan: index seek on ChangePart.change_id.
MATCH (p:ChangePart {change_id: $change_id})
WHERE p.number > 0
RETURN p.records AS records
ORDER BY p.number
