// Rule 1. The parents' sides on which nobody is, or about which nobody ever asked, on a day.
// Sides are those of queries/kinship/sides.py: one for each parent by birth, by adoption or
// presumed; its key is "mum" or "dad", or the parent's id where one word would stand for two. A
// child with fewer than two such parents, no donor and no adopter has the side of the missing
// word too ("dad"), unless a brother's or sister's parent has that word.
// On a side: the parent; whoever is stated as kin on it; whoever is reached from those over at most
// four ties of parent, sibling and partner between people on the map, past no child of the case and
// no other parent; a full brother or sister as said, with no parent recorded, on both.
// Natural adults count: living, born, not surely under 18, not ruled out, not a child of the case.
// A gap: nobody there, unless the answer is "none"; or the parent alone there, and the answer is
// "unknown" or nobody asked.
// $case_ids  one case or all
// $on        ISO day; $adult_born: who was born by this day is 18
// $cases $sees  from the handle
// Facts held in one perspective only are not read.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case WHERE c.id IN $case_ids)
WHERE c.id IN $cases
  AND (c.opened_earliest IS NULL OR c.opened_earliest <= $on)
  AND (c.closed_latest IS NULL OR c.closed_latest >= $on)
CALL (c) {
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    AND size(coalesce(m.perspectives, [])) = 0
    AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
    AND (m.until_latest IS NULL OR m.until_latest >= $on)
  WITH p, m ORDER BY coalesce(m.since_earliest, ''), m.id
  WITH p, collect(m)[-1] AS m
  RETURN collect(p) AS members,
    collect(CASE
      WHEN m.connection = 'natural' AND m.status <> 'ruled out'
        AND coalesce(p.death_earliest > $on, NOT coalesce(p.deceased, false))
        AND NOT coalesce(p.unborn, false)
        AND coalesce(p.birth_earliest <= $adult_born, true)
      THEN p END) AS adults
}
WITH c, members, adults, COLLECT { MATCH (c)-[:ABOUT]->(k:Person) RETURN k } AS children
WITH c, children, members + children AS people, [p IN adults WHERE NOT p IN children] AS adults
// Each child with its usual parents.
UNWIND children AS k
CALL (k, people) {
  OPTIONAL MATCH (k)<-[r:PARENT_OF]-(p:Person)
  WHERE p IN people AND p <> k
    AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
    AND (r.since_earliest IS NULL OR r.since_earliest <= $on
      OR NOT r.kind IN ['adoptive', 'step', 'foster'])
  RETURN
    collect(DISTINCT CASE WHEN r.kind = 'adoptive' THEN p END) AS adopters,
    collect(DISTINCT CASE WHEN r.kind = 'presumed' THEN p END) AS presumed,
    collect(DISTINCT CASE WHEN r.kind = 'biological' THEN p END) AS born,
    count(CASE WHEN r.kind = 'donor' THEN 1 END) > 0 AS donor
}
CALL (born, adopters, people) {
  UNWIND born AS p
  WITH p
  WHERE size(adopters) = 0 OR EXISTS {
    MATCH (p)-[r:PARTNER_OF]-(q:Person)
    WHERE q IN adopters
      AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND size(coalesce(r.perspectives, [])) = 0
      AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
  }
  RETURN collect(p) AS still
}
WITH c, children, people, adults, k, donor, adopters,
  adopters + [p IN presumed WHERE NOT p IN adopters]
    + [p IN still WHERE NOT p IN adopters AND NOT p IN presumed] AS mine
WITH c, children, people, adults, k, mine, size(adopters) = 0 AND NOT donor AS plain,
  [p IN mine |
    CASE WHEN trim(coalesce(p.gender, '')) = '' THEN
      CASE p.sex WHEN 'female' THEN 'mum' WHEN 'male' THEN 'dad' ELSE '' END
    ELSE
      CASE [w IN ['mum', 'dad'] WHERE any(
        said IN split(replace(replace(toLower(p.gender), '/', ' '), '-', ' '), ' ')
        WHERE said IN CASE w
          WHEN 'mum' THEN ['woman', 'girl', 'female', 'she', 'her', 'transwoman']
          ELSE ['man', 'boy', 'male', 'he', 'him', 'transman'] END)]
      WHEN ['mum'] THEN 'mum' WHEN ['dad'] THEN 'dad' ELSE '' END
    END] AS words
// All parents of the case, for the keys.
WITH c, children, people, adults, collect({k: k, mine: mine, words: words, plain: plain}) AS families
WITH c, children, people, adults, families,
  reduce(found = [], f IN families | found + [i IN range(0, size(f.mine) - 1)
    WHERE NOT any(x IN found WHERE x.p = f.mine[i]) | {p: f.mine[i], word: f.words[i]}]) AS parents
WITH c, children, people, adults, families, parents, [x IN parents | x.p] AS blocked,
  [x IN parents | {p: x.p, word: x.word, key:
    CASE WHEN x.word <> '' AND size([y IN parents WHERE y.word = x.word]) = 1
      THEN x.word ELSE x.p.id END}] AS known,
  [w IN ['mum', 'dad'] WHERE NOT any(x IN parents WHERE x.word = w)
    AND any(f IN families WHERE f.plain AND size(f.mine) < 2 AND NOT '' IN f.words)
    | {p: null, word: w, key: w}] AS missing,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(s:SideAsked)
    WHERE any(t IN s.visible_to WHERE t IN $sees) AND (s.case_id IN $cases OR s.shared)
      AND size(coalesce(s.perspectives, [])) = 0
      AND (s.on_earliest IS NULL OR s.on_earliest <= $on)
    RETURN s {.side, .answer, .on_latest}
    ORDER BY coalesce(s.on_earliest, ''), s.recorded_at, s.id
  } AS asked
UNWIND known + missing AS side
WITH c, children, people, adults, families, known, blocked, side, side.p AS parent, side.key AS key,
  side.word AS word, [s IN asked WHERE s.side IN [side.key, side.p.id]][-1] AS answer
WHERE answer IS NULL OR answer.answer <> 'none'
CALL (children, people, families, known, key, word) {
  UNWIND families AS f
  WITH f.k AS k, CASE size([w IN f.words WHERE w = word])
    WHEN 1 THEN head([x IN known WHERE x.word = word AND x.p IN f.mine | x.key])
    ELSE word END AS through
  WHERE through = key
  MATCH (k)<-[r:STATED_KIN {side: word}]-(q:Person)
  WHERE q IN people AND NOT q IN children
    AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
  RETURN collect(DISTINCT q) AS stated
}
CALL (children, people, families) {
  UNWIND [f IN families | f.k] AS k
  MATCH (k)-[r:SIBLING_OF]-(q:Person)
  WHERE q IN people AND NOT q IN children
    AND r.kind IN ['full', 'twin', 'unknown']
    AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
    AND NOT EXISTS {
      MATCH (q)<-[x:PARENT_OF]-(o:Person)
      WHERE o IN people
        AND any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
        AND size(coalesce(x.perspectives, [])) = 0
    }
  RETURN collect(DISTINCT q) AS siblings
}
WITH c, children, people, adults, families, blocked, parent, key, word, answer,
  CASE WHEN parent IS NULL THEN stated ELSE [parent] + stated END AS starts, siblings
WITH c, children, adults, families, parent, key, word, answer,
  EXISTS {
    UNWIND starts AS s
    MATCH (s) (()-[r:PARENT_OF|SIBLING_OF|PARTNER_OF]-(b:Person
      WHERE b IN people AND NOT b IN children AND NOT b IN blocked)
      WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
        AND size(coalesce(r.perspectives, [])) = 0
        AND (r.since_earliest IS NULL OR r.since_earliest <= $on OR type(r) = 'SIBLING_OF'
          OR type(r) = 'PARENT_OF' AND NOT r.kind IN ['adoptive', 'step', 'foster'])){0,4} (q:Person)
    WHERE q IN adults AND (parent IS NULL OR q <> parent)
  } OR any(q IN siblings WHERE q IN adults) AS others
WHERE NOT others
  AND (NOT coalesce(parent IN adults, false) OR coalesce(answer.answer, 'unknown') = 'unknown')
RETURN
  c.id AS case_id, key AS side, word,
  parent {.id, .name, .known_as} AS parent,
  [k IN children WHERE any(f IN families WHERE f.k = k AND (parent IN f.mine
    OR parent IS NULL AND f.plain AND NOT word IN f.words)) | k {.id, .name, .known_as}] AS children,
  coalesce(parent IN adults, false) AS there,
  answer.answer AS answer, answer.on_latest AS asked_on,
  coalesce(
    c.opened_earliest,
    head(COLLECT {
      MATCH (c)-[:HAD]->(e:Episode)
      WHERE e.opened_earliest IS NOT NULL
        AND any(t IN e.visible_to WHERE t IN $sees) AND (e.case_id IN $cases OR e.shared)
      RETURN e.opened_earliest ORDER BY e.opened_earliest LIMIT 1
    }),
    head(COLLECT {
      MATCH (c)-[a:ALLOCATED_TO]->(:User) WHERE a.since_earliest IS NOT NULL
      RETURN a.since_earliest ORDER BY a.since_earliest LIMIT 1
    })
  ) AS began
