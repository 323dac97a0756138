// Whether there is a person in the graph.
// No parameters.
// Plan: the count of a label, kept by the engine.
MATCH (p:Person)
RETURN count(p) > 0 AS yes
