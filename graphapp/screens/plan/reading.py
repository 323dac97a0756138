"""What the safety plan's page is made from: one reading of the graph through one handle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from graphapp.canvas.labels import names
from graphapp.plan_words import only_people
from graphapp.words import listed
from queries import kinship
from queries.case_model import BottomLine, DangerStatement, Rule, SafetyGoal, SafetyPlan
from queries.frame import Frame, frame_of
from queries.model import Network
from queries.network import network_of, rings
from queries.partial_date import holds
from queries.plans import at_time_of_year, plan_on, plans_of
from queries.store.handle import Handle
from queries.vocabulary import Audience, Ring, TimeOfYear


@dataclass(frozen=True, slots=True)
class Reading:
    """A case's plan on a day, with who is who. Roles of people who left the map are left out.

    `called` is what each person of the map is called, `knows` what they know of the worries;
    `plans` are all plans ever made, the newest first.
    """

    case_id: str
    day: date
    network: Network
    relations: Mapping[str, kinship.Relation]
    called: Mapping[str, str]
    knows: Mapping[str, Ring]
    plan: SafetyPlan | None
    plans: tuple[SafetyPlan, ...]
    frame: Frame

    @property
    def professionals(self) -> bool:
        """Whether only professionals look: nothing is said of what others may not know."""
        return self.network.audience is Audience.PROFESSIONALS

    @property
    def children(self) -> str:
        """Return the children's names: "Jay, Demi and Rio"."""
        found = [self.called[one] for one in self.network.case.children if one in self.called]
        return listed(found) or "the child"

    @property
    def worries(self) -> tuple[DangerStatement, ...]:
        """The worries that stand."""
        found = self.frame.danger_statements
        return tuple(one for one in found if holds(one.on, one.until, self.day))

    @property
    def served(self) -> tuple[SafetyGoal | BottomLine, ...]:
        """The goals and bottom lines that a rule can serve."""
        goals = [one.goal for one in self.worries if one.goal]
        return (*{goal.id: goal for goal in goals}.values(), *self.frame.bottom_lines)

    @property
    def in_a_worry(self) -> frozenset[str]:
        """Whose acts somebody is worried about."""
        return frozenset(key for one in self.worries for key in one.about_acts_of)

    def rule(self, rule_id: str) -> Rule | None:
        """Return a rule of the plan, None when it is not there."""
        rules = self.plan.rules if self.plan else ()
        return next((one for one in rules if one.id == rule_id), None)


def in_the_year(reading: Reading, year: TimeOfYear | None) -> Reading:
    """Return a reading with the rules for a time of the year; None leaves all of them."""
    if reading.plan is None:
        return reading
    return replace(reading, plan=at_time_of_year(reading.plan, year))


def read(handle: Handle, case_id: str, day: date | None = None) -> Reading:
    """Read a case's plan and everything that the page says beside it.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    on = day or date.today()
    network = network_of(handle, case_id, as_of=on)
    related = kinship.relations(
        network.case.children,
        network.people,
        network.ties,
        network.as_of,
        memberships=network.memberships,
    )
    plans = plans_of(handle, case_id)
    now = next((plan_on(one, on) for one in plans if holds(one.since, one.until, on)), None)
    return Reading(
        case_id=case_id,
        day=on,
        network=network,
        relations=related,
        called=names(network.people, {key: one.short for key, one in related.items()}),
        knows=rings(network),
        plan=only_people(now, network.people),
        plans=plans,
        frame=frame_of(handle, case_id, as_of=on),
    )


def with_other_rules(plan: SafetyPlan, *rules: Rule) -> SafetyPlan:
    """Return the plan as if it had these rules only."""
    return replace(plan, rules=rules)
