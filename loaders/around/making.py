"""What the sheets around a case say -> operations of the one command that loads them.

What the case has already is not written twice. A file loaded again adds what is new in it; nothing
is changed or ended by it: that is done on the map, where it is seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.around.rows import DraftFact
from loaders.cells import plain
from loaders.headers import Form
from loaders.problems import Problem
from queries.case_model import SafetyPlan
from queries.commands import (
    Command,
    Operation,
    add_rule,
    ask_side,
    give_role,
    make_plan,
    open_episode,
    restrict,
    state_worry,
    tell,
)
from queries.frame import Frame
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.vocabulary import (
    Covers,
    LegalStatus,
    Part,
    PlanKind,
    RestrictionKind,
    Ring,
    RoleAnswer,
    SideAnswer,
    TimeOfYear,
)

Named = Callable[[str], Sequence[str]]
"""The ids of everybody that a name, or "child", means."""

_NOUNS = {
    Form.EPISODES: ("episode", "episodes"),
    Form.SIDES: ("answer about a side of the family", "answers about sides of the family"),
    Form.RESTRICTIONS: ("restriction", "restrictions"),
    Form.WORRIES: ("worry", "worries"),
    Form.DISCLOSURES: ("record of who was told", "records of who was told"),
    Form.RULES: ("rule", "rules"),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What would be written: `words` say how much, empty when there is nothing new."""

    operations: tuple[Operation, ...]
    problems: tuple[Problem, ...]
    words: str


def make_around(
    drafts: Sequence[DraftFact],
    case_id: str,
    named: Named,
    children: Sequence[str],
    *,
    frame: Frame | None,
    plan: SafetyPlan | None,
    visible_to: Sequence[str],
    source: str,
    today: date,
) -> Around:
    """Turn rows into operations.

    Parameters
    ----------
    frame, plan : what the case has already; None for a new map, or one without a plan.
    visible_to : who may see what the file does not say it for.
    source : the file's name, for facts whose row names none.
    """
    return _Making(case_id, named, children, frame, plan, visible_to, source, today).run(drafts)


class _Making:
    def __init__(
        self,
        case_id: str,
        named: Named,
        children: Sequence[str],
        frame: Frame | None,
        plan: SafetyPlan | None,
        visible_to: Sequence[str],
        source: str,
        today: date,
    ) -> None:
        self.case_id, self.named, self.children = case_id, named, list(children)
        self.visible_to, self.source, self.today = list(visible_to), source, today
        self.there = _there(frame)
        self.plan = plan.id if plan else ""
        self.rules = {plain(rule.name): rule.id for rule in (plan.rules if plan else ())}
        self.number = max((rule.number for rule in (plan.rules if plan else ())), default=0)
        self.roles = {
            (rule.id, role.person_id, role.part)
            for rule in (plan.rules if plan else ())
            for role in rule.assignments
        }
        self.operations: list[Operation] = []
        self.problems: list[Problem] = []
        self.counts: Counter[str] = Counter()

    def run(self, drafts: Sequence[DraftFact]) -> Around:
        makes: Mapping[Form, Callable[[DraftFact], None]] = {
            Form.EPISODES: self._episode,
            Form.SIDES: self._side,
            Form.RESTRICTIONS: self._restriction,
            Form.WORRIES: self._worry,
            Form.DISCLOSURES: self._told,
            Form.RULES: self._rule,
        }
        for draft in drafts:
            makes[draft.form](draft)
        said = [_counted(self.counts[form], *nouns) for form, nouns in _NOUNS.items()]
        said += [_counted(self.counts["role"], "role", "roles")]
        words = ", ".join(part for part in said if part)
        return Around(tuple(self.operations), tuple(self.problems), words)

    def _seen(self, draft: DraftFact) -> list[str]:
        return list(draft.visible_to or self.visible_to)

    def _fields(self, draft: DraftFact, **more: object) -> dict[str, object]:
        return {"source": draft.words.get("source") or self.source, **more}

    def _add(self, draft: DraftFact, made: Command, key: tuple[object, ...]) -> None:
        """Take a command's operations, unless the case, or an earlier row, says the same."""
        if key in self.there:
            return
        self.there.add(key)
        self.operations += made.operations
        self.counts[draft.form] += 1

    def _episode(self, draft: DraftFact) -> None:
        status, opened = LegalStatus(draft.words["legal status"]), draft.dates["opened"]
        if opened is None:
            return
        fields = self._fields(draft, closed=draft.dates["closed"])
        seen = self._seen(draft)
        made = open_episode(self.case_id, status, opened, fields, visible_to=seen)
        self._add(draft, made, ("episode", status, opened.earliest))

    def _side(self, draft: DraftFact) -> None:
        side = plain(draft.words["side of the family"]).removesuffix(" side")
        side = {"mother": "mum", "mums": "mum", "maternal": "mum", "father": "dad",
                "dads": "dad", "paternal": "dad"}.get(side, side)  # fmt: skip
        if side not in ("mum", "dad"):
            found = self._people(draft, "side of the family", one=True)
            if not found:
                return
            side = found[0]
        answer, on = SideAnswer(draft.words["answer"]), draft.dates["asked on"]
        made = ask_side(self.case_id, side, answer, on=on, fields=self._fields(draft),
                        visible_to=self._seen(draft))  # fmt: skip
        self._add(draft, made, ("side", side, answer, _first(on)))

    def _restriction(self, draft: DraftFact) -> None:
        who = self._people(draft, "who must keep away", one=True)
        kind = RestrictionKind(draft.words["kind"])
        covers = Covers(draft.words["covers"] or Covers.ANY_CONTACT)
        fields = self._fields(draft, exception=draft.words["exception"],
                              since=draft.dates["since"], until=draft.dates["until"])  # fmt: skip
        for away_from in self._people(draft, "from whom") if who else ():
            if who[0] != away_from:
                made = restrict(self.case_id, who[0], away_from, kind, covers, fields=fields,
                                visible_to=self._seen(draft))  # fmt: skip
                since = _first(draft.dates["since"])
                self._add(draft, made, ("restriction", who[0], away_from, kind, covers, since))

    def _worry(self, draft: DraftFact) -> None:
        for_whom = self._people(draft, "for which child")
        made = state_worry(
            self.case_id,
            draft.words["worry"],
            draft.words["safety goal"],
            worried=self._people(draft, "who is worried"),
            about=self._people(draft, "whose behaviour must change"),
            children=for_whom or self.children,
            fields=self._fields(
                draft, on=draft.dates["said on"], also_worried=draft.words["who else is worried"]
            ),
            visible_to=self._seen(draft),
        )
        self._add(draft, made, ("worry", plain(draft.words["worry"])))

    def _told(self, draft: DraftFact) -> None:
        ring, on = Ring(draft.words["what do they know"]), draft.dates["told on"]
        if on is None:
            return
        fields = self._fields(draft, by=draft.words["told by"], why=draft.words["why"],
                              agreed_by=draft.words["agreed by"])  # fmt: skip
        for who in self._people(draft, "who was told"):
            made = tell(self.case_id, [who], ring, on=on, fields=fields,
                        visible_to=self._seen(draft))  # fmt: skip
            self._add(draft, made, ("told", who, ring, on.earliest))

    def _rule(self, draft: DraftFact) -> None:
        seen, name = self._seen(draft), draft.words["rule"]
        rule = self.rules.get(plain(name))
        if rule is None:
            if not self.plan:
                since = PartialDate.of_day(self.today)
                made = make_plan(self.case_id, PlanKind.FULL, {"since": since}, visible_to=seen)
                self.operations += made.operations
                self.plan = made.made[0]
            self.number += 1
            rule = self.rules[plain(name)] = new_id()
            year = draft.words["time of year"]
            fields = {"id": rule, "name": name, "number": self.number,
                      "words": draft.words["what happens"], "when": draft.words["when"],
                      "slots": draft.times["times"],
                      "time_of_year": year if year in list(TimeOfYear) else None,
                      "source": self.source}  # fmt: skip
            made = add_rule(self.case_id, self.plan, fields, visible_to=seen)
            self._add(draft, made, ("rule", rule))
        for who in self._people(draft, "person", one=True):
            part = Part(draft.words["part"] or Part.PRIMARY)
            if (rule, who, part) in self.roles:
                continue
            self.roles.add((rule, who, part))
            answer = RoleAnswer(draft.words["answer"] or RoleAnswer.SUGGESTED)
            more = {"on": draft.dates["agreed on"], "there": draft.words["who was there"],
                    "slots": draft.times["their times"], "source": self.source}  # fmt: skip
            given = give_role(self.case_id, rule, who, part, answer, more, visible_to=seen)
            self.operations += given.operations
            self.counts["role"] += 1

    def _people(self, draft: DraftFact, header: str, *, one: bool = False) -> list[str]:
        """Whom a cell names; a name that means nobody, or several people, is a problem."""
        found: list[str] = []
        for name in [draft.words[header]] if one else _names(draft.words[header]):
            people = list(self.named(name)) if name else []
            if len(people) == 1 or (people and not one and {*people} <= {*self.children}):
                found += people
            elif name:
                many = f"More than one person here is called “{name[:60]}”."
                none = f"Nobody on this map, or in this file, is called “{name[:60]}”."
                self.problems.append(
                    Problem(draft.file, draft.row, header, many if people else none,
                            "Write the whole name, or add them to the map first.", stops=True)
                )  # fmt: skip
        return list(dict.fromkeys(found))


def _names(text: str) -> list[str]:
    for between in (" and ", ";", "&", "\n"):
        text = text.replace(between, ",")
    return [name.strip() for name in text.split(",") if name.strip()]


def _there(frame: Frame | None) -> set[tuple[object, ...]]:
    """What the case has already, by what makes two rows the same."""
    if frame is None:
        return set()
    return {
        *(("episode", one.legal_status, _first(one.opened)) for one in frame.episodes),
        *(("side", one.side, one.answer, _first(one.on)) for one in frame.sides_asked),
        *(
            ("restriction", x.person_id, x.away_from_id, x.kind, x.covers, _first(x.since))
            for x in frame.restrictions
        ),
        *(("worry", plain(one.words)) for one in frame.danger_statements),
        *(("told", one.person_id, one.ring, _first(one.on)) for one in frame.disclosures),
    }


def _first(day: PartialDate | None) -> date | None:
    return day.earliest if day else None


def _counted(number: int, one: str, many: str) -> str:
    return "" if not number else f"1 {one}" if number == 1 else f"{number:,} {many}"
