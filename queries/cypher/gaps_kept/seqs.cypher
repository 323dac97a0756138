// The number of every case, which each command on it counts up: two lists in one order.
// No parameters. A fact marked as shared may come from a case that nobody here opens.
// Plan: NodeUniqueIndexSeekByRange(Case.id).
MATCH (c:Case)
USING INDEX SEEK c:Case(id)
WHERE c.id > ''
RETURN collect(c.id) AS ids, collect(c.seq) AS seqs
