// People of this viewer's cases whose name keys some named rows share.
// $rows             maps of at (the row's number), keys, need (how many keys must be shared)
// $cases $sees      from the handle
// Plan: NodeIndexSeek(NameKey.key), Expand(NAMED), no scans.
UNWIND $rows AS row
MATCH (k:NameKey)<-[:NAMED]-(p:Person)
WHERE k.key IN row.keys
WITH row, p, count(DISTINCT k) AS shared
WHERE shared >= row.need
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Case) WHERE c.id IN $cases
  RETURN c, null AS m
  UNION
  MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
  WHERE c.id IN $cases AND any(t IN m.visible_to WHERE t IN $sees)
    AND (m.case_id IN $cases OR m.shared)
  RETURN c, m
}
WITH row, p, shared, c ORDER BY c.id
WITH row, p, shared, collect(DISTINCT c.id)[..3] AS on_maps
ORDER BY shared DESC, p.id
WITH row, collect({
  id: p.id, name: p.name, known_as: p.known_as, birth_earliest: p.birth_earliest,
  birth_latest: p.birth_latest, birth_words: p.birth_words, on_maps: on_maps
})[..8] AS found
RETURN row.at AS at, found
