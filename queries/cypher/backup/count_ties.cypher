// How many ties of one type there are. ANY_TYPE is replaced from the vocabulary.
// No parameters.
// Plan: the count of a type, kept by the engine.
MATCH ()-[r:ANY_TYPE]->()
RETURN count(r) AS n
