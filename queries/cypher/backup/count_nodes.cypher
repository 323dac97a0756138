// How many nodes of one label there are. AnyLabel is replaced from the vocabulary.
// No parameters.
// Plan: the count of a label, kept by the engine.
MATCH (n:AnyLabel)
RETURN count(n) AS n
