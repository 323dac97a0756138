// Rule 10. Cases in which no family network meeting was offered, or held, or reviewed in time; and,
// only where $legal, in which the legal offer was made to no parent or holder of parental
// responsibility.
// $case_ids     one case or all
// $on           ISO day
// $offered_by   a case that began before this day should have had an offer
// $held_by      an offer made before this day should have led to a meeting
// $reviewed_by  a meeting held before this day, with no review date, should have been reviewed
// $legal        whether the legal offer binds; $legal_statuses: under which legal statuses it is due
// $cases $sees  from the handle
// Facts held in one perspective only are not read. One row a case with what is missing: the day the
// work began, the latest meeting offered and the latest held.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
WITH [id IN $case_ids WHERE id IN $cases] AS ids
MATCH (c:Case WHERE c.id IN ids)
WHERE coalesce(c.opened_earliest <= $on, true)
  AND coalesce(c.closed_latest >= $on, true)
WITH c,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(m:Meeting)
    WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
      AND (m.offered_earliest <= $on OR m.held_earliest <= $on)
    RETURN m ORDER BY coalesce(m.offered_earliest, m.held_earliest), m.id
  } AS meetings,
  COLLECT {
    MATCH (c)-[:HAD]->(e:Episode)
    WHERE any(t IN e.visible_to WHERE t IN $sees) AND (e.case_id IN $cases OR e.shared)
      AND size(coalesce(e.perspectives, [])) = 0
      AND coalesce(e.opened_earliest <= $on, true)
    RETURN e ORDER BY coalesce(e.opened_earliest, ''), e.id
  } AS episodes
WITH c, meetings, episodes,
  reduce(last = null, m IN [m IN meetings WHERE m.held_earliest <= $on] | CASE
    WHEN last IS NULL OR m.held_earliest >= last.held_earliest THEN m ELSE last END) AS held,
  [m IN meetings WHERE m.offered_earliest <= $on][-1] AS offered,
  [e IN episodes WHERE coalesce(e.closed_latest >= $on, true)
    AND e.legal_status IN $legal_statuses] AS legal_episodes
WITH c, meetings, held, offered, legal_episodes,
  coalesce(
    c.opened_earliest,
    head([e IN episodes WHERE e.opened_earliest IS NOT NULL | e.opened_earliest]),
    head(COLLECT {
      MATCH (c)-[a:ALLOCATED_TO]->(:User) WHERE a.since_earliest IS NOT NULL
      RETURN a.since_earliest ORDER BY a.since_earliest LIMIT 1
    })
  ) AS began
WITH c, meetings, held, offered, legal_episodes, began,
  size(meetings) = 0 AND coalesce(began < $offered_by, true) AS no_offer,
  offered IS NOT NULL AND offered.offered_latest < $held_by
    AND coalesce(held.held_earliest < offered.offered_earliest, true) AS not_held,
  held IS NOT NULL
    AND coalesce(held.review_latest < $on, held.held_latest < $reviewed_by) AS not_reviewed,
  $legal AND size(legal_episodes) > 0 AS may_be_due
WHERE no_offer OR not_held OR not_reviewed OR may_be_due
WITH c, held, offered, legal_episodes, began, no_offer, not_held, not_reviewed,
  may_be_due AND NOT EXISTS {
    UNWIND meetings AS m
    WITH m WHERE m.offered_earliest <= $on
    MATCH (m)-[:OFFERED_TO]->(p:Person)-[r:PARENT_OF|HAS_PR_FOR]->(:Person)<-[:ABOUT]-(c)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND size(coalesce(r.perspectives, [])) = 0
      AND (type(r) = 'HAS_PR_FOR' AND coalesce(r.since_earliest <= $on, true)
          AND coalesce(r.until_latest >= $on, true)
        OR r.kind IN ['biological', 'adoptive', 'presumed'])
      AND EXISTS {
        MATCH (p)-[n:IN_NETWORK_OF|ABOUT]-(c)
        WHERE type(n) = 'ABOUT'
          OR any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
      }
  } AS no_legal_offer
WHERE no_offer OR not_held OR not_reviewed OR no_legal_offer
WITH {
  case_id: c.id,
  began: began,
  no_offer: no_offer,
  not_held: not_held,
  not_reviewed: not_reviewed,
  no_legal_offer: no_legal_offer,
  offered: offered {.id, .offered_latest, .on_earliest, .on_latest},
  held: held {.id, .held_latest, .review_latest},
  legal: head([e IN legal_episodes | e {.legal_status, .opened_latest}]),
  offered_to: CASE WHEN not_held THEN COLLECT {
    MATCH (offered)-[o:OFFERED_TO]->(p:Person)
    WHERE EXISTS {
        MATCH (p)-[n:IN_NETWORK_OF|ABOUT]-(c)
        WHERE type(n) = 'ABOUT'
          OR any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
      }
    RETURN p {.id, .name, .known_as, answer: o.answer} ORDER BY p.id, o.id
  } ELSE [] END
} AS row
RETURN collect(row) AS rows
