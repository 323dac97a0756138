// Lets the engine plan every question anew: after a bulk load, what was planned for an empty graph
// is no guide.
// No parameters.
// Plan: one call of a procedure.
CALL db.clearQueryCaches() YIELD value
RETURN value
