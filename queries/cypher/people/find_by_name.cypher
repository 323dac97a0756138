// People by name, through the index of name keys: for a handle that opens many cases. Somebody is
// found when every word typed is the beginning of one of their plain keys, or has the sound of one
// of their sound keys. No sorting: it stops as soon as it has enough, the very word first.
// $begins $sounds  the longest word typed, and its sound keys
// $others     the other words, a map each: {begins, sounds}
// $born_from  $born_to   ISO days: somebody who may be born between them (null: no matter)
// $household  small letters in a home's name or address today (null: no matter)
// $on         ISO day of today
// $limit      how many at most
// $cases $sees  from the handle
// Plan: NodeIndexSeekByRange and NodeIndexSeek (NameKey.key), expands, no scans, no sort.
CALL () {
  MATCH (k:NameKey)<-[:NAMED]-(p:Person)
  WHERE k.key STARTS WITH $begins
  RETURN p
  UNION
  MATCH (k:NameKey)<-[:NAMED]-(p:Person)
  WHERE k.key IN $sounds
  RETURN p
}
WITH p
WHERE all(word IN $others WHERE EXISTS {
      MATCH (p)-[:NAMED]->(k:NameKey)
      WHERE k.key STARTS WITH word.begins OR k.key IN word.sounds
    })
  AND ($born_from IS NULL OR p.birth_latest >= $born_from AND p.birth_earliest <= $born_to
       AND p.deceased IS NULL AND p.death_earliest IS NULL AND p.unborn IS NULL)
  AND (EXISTS {
      MATCH (p)<-[:ABOUT]-(c:Case) WHERE c.id IN $cases
    } OR EXISTS {
      MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
      WHERE c.id IN $cases
        AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    })
  AND ($household IS NULL OR EXISTS {
      MATCH (p)-[r:LIVES_IN]->(h:Household)
      WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
        AND any(t IN h.visible_to WHERE t IN $sees) AND (h.case_id IN $cases OR h.shared)
        AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
        AND (r.until_latest IS NULL OR r.until_latest >= $on)
        AND (toLower(h.name) CONTAINS $household OR toLower(h.address) CONTAINS $household)
    })
WITH p LIMIT $limit
RETURN
  CASE WHEN any(t IN p.whereabouts_visible_to WHERE t IN $sees)
    THEN properties(p) ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person,
  COLLECT {
    MATCH (p)<-[:ABOUT]-(c:Case) WHERE c.id IN $cases RETURN c.id
    UNION
    MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
    WHERE c.id IN $cases
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    RETURN c.id
  } AS maps
