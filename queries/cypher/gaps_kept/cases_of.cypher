// The cases that some people are on, or were: as a child, or in the network at any time; those that
// some facts are of, and those of the people whom these facts are about.
// $ids: of people and of facts; others are passed over
// Plan: unique index seeks on Person.id and on the id of each kind of fact, expands.
CALL () {
  MATCH (p:Person WHERE p.id IN $ids)-[:IN_NETWORK_OF|ABOUT]-(c:Case)
  RETURN c
  UNION
  MATCH (f:Restriction|Disclosure|SideAsked|Episode|DangerStatement|SafetyGoal|SafetyPlan|Rule
    |Assignment|Meeting|Invitation WHERE f.id IN $ids)
  CALL (f) {
    MATCH (f)-[:OF_CASE|HAD]-(c:Case)
    RETURN c
    UNION
    MATCH (f)-->(:Person)-[:IN_NETWORK_OF|ABOUT]-(c:Case)
    RETURN c
  }
  RETURN c
}
RETURN collect(DISTINCT c.id) AS ids
