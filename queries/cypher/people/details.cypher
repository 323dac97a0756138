// One person on one case's map, over all time: memberships, ties, homes, what they were told,
// restrictions, and the other maps they are on.
// $person_id
// $case_id   the map that is open: whose disclosures, whose memberships
// $within    ids of the cases whose people may stand at the other end of a tie
// $cases $sees $audience  from the handle
// No row when the handle does not see the person on a map of $within.
// Plan: NodeUniqueIndexSeek(Person.id), expands, no scans.
MATCH (p:Person {id: $person_id})
WHERE EXISTS {
    MATCH (p)<-[:ABOUT]-(c:Case) WHERE c.id IN $within AND c.id IN $cases
  } OR EXISTS {
    MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
    WHERE c.id IN $within AND c.id IN $cases
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  }
WITH p, any(t IN p.whereabouts_visible_to WHERE t IN $sees) AS whereabouts
RETURN
  CASE WHEN whereabouts THEN properties(p) ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person,
  COLLECT {
    MATCH (p)-[m:IN_NETWORK_OF]->(c:Case {id: $case_id})
    WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    RETURN m {
      .*,
      safe_contact: CASE WHEN whereabouts THEN m.safe_contact END,
      distance: CASE WHEN whereabouts THEN m.distance END,
      status_reason: CASE WHEN $audience = 'professionals' THEN m.status_reason END,
      notes: CASE WHEN $audience = 'professionals' THEN m.notes END
    }
    ORDER BY coalesce(m.since_earliest, ''), m.id
  } AS memberships,
  COLLECT {
    MATCH (p)-[r:PARENT_OF|PARTNER_OF|SIBLING_OF|STATED_KIN|HAS_PR_FOR|CARES_FOR|KNOWS
      |EMOTIONAL_TIE|SUPPORTS|WORKS_WITH]-(q:Person)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND (EXISTS {
          MATCH (q)<-[:ABOUT]-(c:Case) WHERE c.id IN $within AND c.id IN $cases
        } OR EXISTS {
          MATCH (q)-[m:IN_NETWORK_OF]->(c:Case)
          WHERE c.id IN $within AND c.id IN $cases
            AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        })
    RETURN {
      tie: r {.*, type: type(r), start: startNode(r).id, end: endNode(r).id},
      other: CASE WHEN any(t IN q.whereabouts_visible_to WHERE t IN $sees)
        THEN properties(q) ELSE q {.*, phone: null, email: null, whereabouts_visible_to: null} END
    }
    ORDER BY r.id LIMIT 2000
  } AS ties,
  COLLECT {
    MATCH (p)-[r:LIVES_IN]->(h:Household)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND any(t IN h.visible_to WHERE t IN $sees) AND (h.case_id IN $cases OR h.shared)
    RETURN r {.*, person: p.id, household: properties(h)}
    ORDER BY coalesce(r.since_earliest, ''), r.id
  } AS residences,
  COLLECT {
    MATCH (p)<-[:TOLD]-(d:Disclosure)-[:OF_CASE]->(:Case {id: $case_id})
    WHERE any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
    RETURN d {.*, person: p.id}
    ORDER BY coalesce(d.on_earliest, ''), d.recorded_at, d.id
  } AS disclosures,
  COLLECT {
    MATCH (p)-[side:KEEPS|AWAY_FROM]-(x:Restriction)-[:KEEPS|AWAY_FROM]-(q:Person)
    WHERE any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
      AND (EXISTS {
          MATCH (q)<-[:ABOUT]-(c:Case) WHERE c.id IN $within AND c.id IN $cases
        } OR EXISTS {
          MATCH (q)-[m:IN_NETWORK_OF]->(c:Case)
          WHERE c.id IN $within AND c.id IN $cases
            AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        })
    RETURN {
      restriction: x {
        .*,
        person: CASE type(side) WHEN 'KEEPS' THEN p.id ELSE q.id END,
        away_from: CASE type(side) WHEN 'KEEPS' THEN q.id ELSE p.id END
      },
      other: CASE WHEN any(t IN q.whereabouts_visible_to WHERE t IN $sees)
        THEN properties(q) ELSE q {.*, phone: null, email: null, whereabouts_visible_to: null} END
    }
    ORDER BY x.id
  } AS restrictions,
  COLLECT {
    MATCH (p)<-[:ABOUT]-(c:Case) WHERE c.id IN $cases RETURN c.id
    UNION
    MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
    WHERE c.id IN $cases
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    RETURN c.id
  } AS maps
