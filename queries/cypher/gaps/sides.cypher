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
WITH [id IN $case_ids WHERE id IN $cases] AS ids
MATCH (c:Case WHERE c.id IN ids)
WHERE coalesce(c.opened_earliest <= $on, true)
  AND coalesce(c.closed_latest >= $on, true)
WITH c, COLLECT { MATCH (c)-[:ABOUT]->(k:Person) RETURN k } AS children
UNWIND children AS k
CALL (c, children, k) {
  MATCH (k)-[r:PARENT_OF|STATED_KIN|SIBLING_OF]-(p:Person)
  WHERE p <> k AND (startNode(r) = p OR type(r) = 'SIBLING_OF')
    AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
    AND (coalesce(r.since_earliest <= $on, true)
      OR NOT (type(r) = 'PARENT_OF' AND r.kind IN ['adoptive', 'step', 'foster']))
    AND (type(r) <> 'PARENT_OF' OR p IN children OR EXISTS {
      MATCH (p)-[m:IN_NETWORK_OF]->(c)
      WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        AND size(coalesce(m.perspectives, [])) = 0
        AND coalesce(m.since_earliest <= $on, true)
        AND coalesce(m.until_latest >= $on, true)
    })
  WITH p, type(r) AS type, r.kind AS kind, r.side AS side
  RETURN
    collect(DISTINCT CASE WHEN type = 'PARENT_OF' AND kind = 'adoptive' THEN p END) AS adopters,
    collect(DISTINCT CASE WHEN type = 'PARENT_OF' AND kind = 'presumed' THEN p END) AS presumed,
    collect(DISTINCT CASE WHEN type = 'PARENT_OF' AND kind = 'biological' THEN p END) AS born,
    count(CASE WHEN type = 'PARENT_OF' AND kind = 'donor' THEN 1 END) > 0 AS donor,
    collect(DISTINCT CASE WHEN type = 'STATED_KIN' AND side = 'mum' THEN p END) AS of_mum,
    collect(DISTINCT CASE WHEN type = 'STATED_KIN' AND side = 'dad' THEN p END) AS of_dad,
    collect(DISTINCT CASE WHEN type = 'SIBLING_OF' AND kind IN ['full', 'twin', 'unknown']
      THEN p END) AS siblings
}
CALL (born, adopters) {
  UNWIND born AS p
  WITH p
  WHERE size(adopters) = 0 OR EXISTS {
    MATCH (p)-[r:PARTNER_OF]-(q:Person)
    WHERE q IN adopters
      AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND size(coalesce(r.perspectives, [])) = 0
      AND coalesce(r.since_earliest <= $on, true)
  }
  RETURN collect(p) AS still
}
WITH c, k, of_mum, of_dad, siblings, size(adopters) = 0 AND NOT donor AS plain,
  adopters + [p IN presumed WHERE NOT p IN adopters]
    + [p IN still WHERE NOT p IN adopters AND NOT p IN presumed] AS mine
WITH c, k, of_mum, of_dad, siblings, plain, mine,
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
// The parents of all children together make the keys.
WITH c, collect({k: k, mine: mine, words: words, plain: plain, mum: of_mum, dad: of_dad,
  siblings: siblings}) AS families
WITH c, families, [f IN families | f.k] AS children,
  reduce(found = [], f IN families | found + [i IN range(0, size(f.mine) - 1)
    WHERE NOT any(x IN found WHERE x.p = f.mine[i]) | {p: f.mine[i], word: f.words[i]}]) AS parents
WITH c, families, children, [x IN parents | x.p] AS blocked,
  [x IN parents | {p: x.p, word: x.word, key:
    CASE WHEN x.word <> '' AND size([y IN parents WHERE y.word = x.word]) = 1
      THEN x.word ELSE x.p.id END}] AS known,
  [w IN ['mum', 'dad'] WHERE NOT any(x IN parents WHERE x.word = w)
    AND any(f IN families WHERE f.plain AND size(f.mine) < 2 AND NOT '' IN f.words)
    | {p: null, word: w, key: w}] AS missing
UNWIND known + missing AS side
WITH c, families, children, blocked, side.p AS parent, side.key AS key, side.word AS word,
  reduce(found = [], f IN families | found + CASE WHEN side.key =
    CASE size([w IN f.words WHERE w = side.word])
      WHEN 1 THEN head([x IN known WHERE x.word = side.word AND x.p IN f.mine | x.key])
      ELSE side.word END
    THEN CASE side.word WHEN 'mum' THEN f.mum WHEN 'dad' THEN f.dad ELSE [] END
    ELSE [] END) AS stated,
  reduce(found = [], f IN families | found + f.siblings) AS siblings
// Somebody one tie away settles most sides; only then is the rest of the family walked.
WITH c, families, children, blocked, parent, key, word, stated, siblings
WHERE NOT EXISTS {
    MATCH (parent)-[r:PARENT_OF|SIBLING_OF|PARTNER_OF]-(q:Person)
    WHERE NOT q IN children AND NOT q IN blocked
      AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND size(coalesce(r.perspectives, [])) = 0
      AND (coalesce(r.since_earliest <= $on, true) OR type(r) = 'SIBLING_OF'
        OR type(r) = 'PARENT_OF' AND NOT r.kind IN ['adoptive', 'step', 'foster'])
    WITH c, q, head(COLLECT {
      MATCH (q)-[m:IN_NETWORK_OF]->(c)
      WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        AND size(coalesce(m.perspectives, [])) = 0
        AND coalesce(m.since_earliest <= $on, true)
        AND coalesce(m.until_latest >= $on, true)
      RETURN m ORDER BY coalesce(m.since_earliest, '') DESC, m.id DESC LIMIT 1
    }) AS m
    WHERE m.connection = 'natural' AND m.status <> 'ruled out'
      AND coalesce(q.death_earliest > $on, NOT coalesce(q.deceased, false))
      AND NOT coalesce(q.unborn, false)
      AND coalesce(q.birth_earliest <= $adult_born, true)
    RETURN q
  }
WITH c, families, children, blocked, parent, key, word, stated,
  COLLECT {
    UNWIND siblings AS q
    WITH q
    WHERE NOT q IN children AND NOT q IN blocked
      AND NOT EXISTS {
        MATCH (q)<-[r:PARENT_OF]-(o:Person)
        WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
          AND size(coalesce(r.perspectives, [])) = 0
          AND (o IN children OR EXISTS {
            MATCH (o)-[m:IN_NETWORK_OF]->(c)
            WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
              AND size(coalesce(m.perspectives, [])) = 0
              AND coalesce(m.since_earliest <= $on, true)
              AND coalesce(m.until_latest >= $on, true)
          })
      }
    RETURN q
  } AS siblings
WITH c, families, children, blocked, parent, key, word, stated,
  COLLECT {
    UNWIND stated + siblings + [parent] AS q
    WITH q WHERE NOT q IN children
    WITH c, q, head(COLLECT {
      MATCH (q)-[m:IN_NETWORK_OF]->(c)
      WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        AND size(coalesce(m.perspectives, [])) = 0
        AND coalesce(m.since_earliest <= $on, true)
        AND coalesce(m.until_latest >= $on, true)
      RETURN m ORDER BY coalesce(m.since_earliest, '') DESC, m.id DESC LIMIT 1
    }) AS m
    WHERE m.connection = 'natural' AND m.status <> 'ruled out'
      AND coalesce(q.death_earliest > $on, NOT coalesce(q.deceased, false))
      AND NOT coalesce(q.unborn, false)
      AND coalesce(q.birth_earliest <= $adult_born, true)
    RETURN DISTINCT q
  } AS adults
WHERE all(q IN adults WHERE q = parent)
WITH c, families, children, blocked, parent, key, word, coalesce(parent IN adults, false) AS there,
  CASE WHEN parent IS NULL THEN [] ELSE [parent] END + COLLECT {
    UNWIND stated AS q
    MATCH (q)-[m:IN_NETWORK_OF]->(c)
    WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
      AND coalesce(m.since_earliest <= $on, true)
      AND coalesce(m.until_latest >= $on, true)
    RETURN DISTINCT q
  } AS starts
WHERE size(starts) = 0 OR NOT EXISTS {
  UNWIND starts AS s
  MATCH (s) (()-[r:PARENT_OF|SIBLING_OF|PARTNER_OF]-(b:Person)
    WHERE NOT b IN children AND NOT b IN blocked
      AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND size(coalesce(r.perspectives, [])) = 0
      AND (coalesce(r.since_earliest <= $on, true) OR type(r) = 'SIBLING_OF'
        OR type(r) = 'PARENT_OF' AND NOT r.kind IN ['adoptive', 'step', 'foster'])
      AND EXISTS {
        MATCH (b)-[m:IN_NETWORK_OF]->(c)
        WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
          AND size(coalesce(m.perspectives, [])) = 0
          AND coalesce(m.since_earliest <= $on, true)
          AND coalesce(m.until_latest >= $on, true)
      }){1,4} (q:Person)
  WITH q
  WITH c, q, head(COLLECT {
    MATCH (q)-[m:IN_NETWORK_OF]->(c)
    WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
      AND coalesce(m.since_earliest <= $on, true)
      AND coalesce(m.until_latest >= $on, true)
    RETURN m ORDER BY coalesce(m.since_earliest, '') DESC, m.id DESC LIMIT 1
  }) AS m
  WHERE m.connection = 'natural' AND m.status <> 'ruled out'
    AND coalesce(q.death_earliest > $on, NOT coalesce(q.deceased, false))
    AND NOT coalesce(q.unborn, false)
    AND coalesce(q.birth_earliest <= $adult_born, true)
  RETURN q
}
WITH c, families, children, parent, key, word, there,
  head(COLLECT {
    MATCH (c)<-[:OF_CASE]-(s:SideAsked)
    WHERE s.side IN [key, parent.id]
      AND any(t IN s.visible_to WHERE t IN $sees) AND (s.case_id IN $cases OR s.shared)
      AND size(coalesce(s.perspectives, [])) = 0
      AND coalesce(s.on_earliest <= $on, true)
    RETURN {answer: s.answer, on_latest: s.on_latest}
    ORDER BY coalesce(s.on_earliest, '') DESC, s.recorded_at DESC, s.id DESC LIMIT 1
  }) AS asked
WHERE coalesce(asked.answer, '') <> 'none'
  AND (NOT there OR coalesce(asked.answer, 'unknown') = 'unknown')
WITH {
  case_id: c.id,
  side: key,
  word: word,
  parent: parent {.id, .name, .known_as},
  children: [k IN children WHERE any(f IN families WHERE f.k = k AND (parent IN f.mine
    OR parent IS NULL AND f.plain AND NOT word IN f.words)) | k {.id, .name, .known_as}],
  there: there,
  answer: asked.answer,
  asked_on: asked.on_latest,
  began: coalesce(
    c.opened_earliest,
    head(COLLECT {
      MATCH (c)-[:HAD]->(e:Episode)
      WHERE e.opened_earliest <= $on
        AND size(coalesce(e.perspectives, [])) = 0
        AND any(t IN e.visible_to WHERE t IN $sees) AND (e.case_id IN $cases OR e.shared)
      RETURN e.opened_earliest ORDER BY e.opened_earliest LIMIT 1
    }),
    head(COLLECT {
      MATCH (c)-[a:ALLOCATED_TO]->(:User) WHERE a.since_earliest IS NOT NULL
      RETURN a.since_earliest ORDER BY a.since_earliest LIMIT 1
    })
  )
} AS row
RETURN collect(row) AS rows
