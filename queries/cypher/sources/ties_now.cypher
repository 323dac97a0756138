// The ties, homes and disclosures that were recorded on one case, as they are now.
// $people           ids of people the caller has seen on the map
// $case_id          the case
// $sees             from the handle; $cases too
// Plan: NodeUniqueIndexSeek(Person.id) and (Case.id), expands, no scans.
UNWIND $people AS id
MATCH (p:Person {id: id})
CALL (p) {
  MATCH (p)-[r:PARENT_OF|PARTNER_OF|SIBLING_OF|STATED_KIN|HAS_PR_FOR|CARES_FOR|KNOWS
            |EMOTIONAL_TIE|SUPPORTS|WORKS_WITH]->(q:Person)
  WHERE any(t IN r.visible_to WHERE t IN $sees) AND r.case_id IN $cases
    AND (r.case_id = $case_id OR type(r) = 'PARENT_OF')
  RETURN type(r) AS kind, properties(r) AS now, q.id AS end
  UNION ALL
  MATCH (p)-[r:LIVES_IN]->(h:Household)
  WHERE any(t IN r.visible_to WHERE t IN $sees) AND r.case_id = $case_id AND r.case_id IN $cases
  RETURN 'LIVES_IN' AS kind, properties(r) AS now, h.id AS end
  UNION ALL
  MATCH (p)-[r:LIVES_IN]->(h:Household)
  WHERE any(t IN r.visible_to WHERE t IN $sees) AND r.case_id = $case_id AND r.case_id IN $cases
    AND any(t IN h.visible_to WHERE t IN $sees)
  RETURN 'Household' AS kind, properties(h) AS now, '' AS end
  UNION ALL
  MATCH (p)<-[:TOLD]-(d:Disclosure)-[:OF_CASE]->(c:Case {id: $case_id})
  WHERE any(t IN d.visible_to WHERE t IN $sees) AND c.id IN $cases
  RETURN 'Disclosure' AS kind, properties(d) AS now, '' AS end
}
RETURN kind, now, p.id AS start, end
