// How many cases there are; nothing of them is told.
// Plan: NodeCountFromCountStore(Case).
MATCH (c:Case)
RETURN count(c) AS cases
