"""What a sheet of people and ties does not hold, from a family's `story.toml`, by commands:
episodes, worries and goals, who was told and asked, who must keep apart, the plan, the meetings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from queries.commands import (
    Command,
    add_bottom_line,
    add_person,
    add_tie,
    answer_offer,
    ask_side,
    correct_tie,
    give_role,
    invite,
    make_plan,
    open_episode,
    plan_meeting,
    restrict,
    set_membership,
    state_worry,
    tell,
)
from queries.commands.fields import new_tie
from queries.ids import new_id
from queries.meetings import meeting
from queries.model import Network
from queries.network import network_of
from queries.partial_date import PartialDate
from queries.store.handle import Handle
from queries.vocabulary import (
    ChildWish,
    Covers,
    Day,
    InvitationAnswer,
    LegalStatus,
    OfferAnswer,
    Part,
    PlanKind,
    RestrictionKind,
    Ring,
    RoleAnswer,
    Sex,
    SideAnswer,
    TieType,
)
from seed.telling import Teller, lasting_id

BOTH = ("professionals", "family")
Told = Mapping[str, Any]
Ids = Mapping[str, str]
_DAYS = [day.value for day in Day]


def tell_story(handle: Handle, case_id: str, story: Told, names: Ids) -> None:
    """Do everything a story tells, one command a fact, as a worker would; what was told stays.

    Parameters
    ----------
    handle : of the worker, made after the case was opened.
    names : the names that the story's short ids stand for; a name may be written itself.

    Raises
    ------
    KeyError : the story names somebody who is not on the map.
    GraphError
    """
    network = network_of(handle, case_id)
    by_name = {person.name: key for key, person in network.people.items()}
    ids = by_name | {short: by_name[name] for short, name in names.items() if name in by_name}
    serves: dict[str, str] = {}
    teller = Teller(handle, case_id)
    called: dict[str, str] = {}
    for made in (
        *_members(case_id, story, ids, network),
        *_episodes(case_id, story),
        *_worries(case_id, story, ids, serves),
        *_facts(case_id, story, ids),
        *_ties(case_id, story, ids, network),
    ):
        called |= teller.do(made)
    if "plan" in story:
        _plan(teller, story["plan"], ids, {key: called[made] for key, made in serves.items()})
    for told in story.get("meeting", ()):
        _meeting(teller, told, ids)


def _day(told: Told, name: str) -> PartialDate | None:
    return PartialDate.parse(told[name]) if told.get(name) else None


def _days(told: Told, *names: str) -> dict[str, object]:
    return {name: _day(told, name) for name in names}


def _seen_by(told: Told) -> Sequence[str]:
    seen_by: Sequence[str] = told.get("visible_to", BOTH)
    return seen_by


def _people(told: Told, name: str, ids: Ids) -> list[str]:
    return [ids[short] for short in told.get(name, ())]


def _members(case_id: str, story: Told, ids: Ids, network: Network) -> Iterator[Command]:
    """Since when people are on the map, and who was on it before."""
    for told in story.get("joined", ()):
        on = PartialDate.parse(told["on"])
        for who in _people(told, "who", ids):
            member = network.memberships[who]
            yield set_membership(case_id, member.id, {"since": (None, on)}, person_id=who)
    for told in story.get("before", ()):
        who = lasting_id(case_id, "before", told["name"])
        person = {"id": who, "name": told["name"], "sex": Sex(told["sex"])}
        words = ("agency", "job", "status", "connection")
        place = {key: told[key] for key in words if key in told} | _days(told, "since", "until")
        tie = {
            "kind": told["kind"],
            "words": told.get("words", ""),
            **_days(told, "since", "until"),
        }
        knows = [
            new_tie(TieType.KNOWS, who, child, tie, visible_to=BOTH)
            for child in network.case.children
        ]
        yield add_person(case_id, person, place, ties=knows, visible_to=BOTH)


def _episodes(case_id: str, story: Told) -> Iterator[Command]:
    now = {"legal_status": story["legal_status"], "opened": story["opened"]}
    for told in story.get("episode", [now]):
        opened = PartialDate.parse(told["opened"])
        status = LegalStatus(told["legal_status"])
        more = _days(told, "closed")
        yield open_episode(case_id, status, opened, more, visible_to=BOTH)


def _worries(case_id: str, story: Told, ids: Ids, serves: dict[str, str]) -> Iterator[Command]:
    for told in story.get("worry", ()):
        goal = new_id()
        serves[told.get("goal_key", "goal")] = goal
        yield state_worry(
            case_id,
            told["words"],
            told["goal"],
            worried=_people(told, "worried", ids),
            about=_people(told, "about", ids),
            children=_people(told, "children", ids),
            fields={
                "goal_id": goal,
                "on": _day(told, "on"),
                "also_worried": told.get("also_worried", ""),
            },
            visible_to=_seen_by(told),
        )
    for number, words in enumerate(story.get("bottom_lines", ()), start=1):
        line = new_id()
        serves[f"line {number}"] = line
        yield add_bottom_line(case_id, words, {"id": line}, visible_to=BOTH)


def _facts(case_id: str, story: Told, ids: Ids) -> Iterator[Command]:
    for side, answer in story.get("sides", {}).items():
        on = _day(answer, "on")
        yield ask_side(case_id, side, SideAnswer(answer["answer"]), on=on, visible_to=BOTH)
    for told in story.get("told", ()):
        fields = {key: told[key] for key in ("by", "agreed_by", "why") if key in told}
        people, on = _people(told, "who", ids), PartialDate.parse(told["on"])
        yield tell(case_id, people, Ring(told["ring"]), on=on, fields=fields, visible_to=BOTH)
    for rule in story.get("keep_apart", ()):
        fields = _days(rule, "since", "until") | {
            "exception": rule.get("exception", ""),
            "source": rule["source"],
        }
        kind, covers = RestrictionKind(rule["kind"]), Covers(rule["covers"])
        who, away_from = ids[rule["person"]], ids[rule["away_from"]]
        seen_by = rule["visible_to"]
        yield restrict(case_id, who, away_from, kind, covers, fields=fields, visible_to=seen_by)


def _ties(case_id: str, story: Told, ids: Ids, network: Network) -> Iterator[Command]:
    """Parental responsibility, and whom the child asked for, said on the tie they have."""
    for told in story.get("responsibility", ()):
        for child in network.case.children:
            for who in _people(told, "who", ids):
                kind = {"kind": told["by"]}
                type_ = TieType.HAS_PR_FOR
                yield add_tie(case_id, type_, who, child, kind, visible_to=BOTH)
    for told in story.get("wish", ()):
        wish, wanted = ChildWish(told["wish"]), set(_people(told, "who", ids))
        for tie in network.ties:
            of_child = tie.type is TieType.KNOWS and tie.end in network.case.children
            if of_child and tie.start in wanted:
                pair = {"child_wish": (None, wish)}
                both = (tie.start, tie.end)
                yield correct_tie(case_id, tie.type, tie.id, pair, people=both)


def slots_of(texts: Sequence[str]) -> list[str]:
    """Return the times that short texts stand for: "mon tue night", "all evening", "fri night"."""
    found = []
    for text in texts:
        words = text.split()
        days = [word for word in words if word in _DAYS]
        time = " ".join(word for word in words if word not in _DAYS and word != "all")
        found += [f"{day} {time}" for day in (_DAYS if "all" in words else days)]
    return found


def _plan(teller: Teller, told: Told, ids: Ids, serves: Ids) -> None:
    case_id, plan, seen_by = teller.case_id, new_id(), _seen_by(told)
    rules = [
        {
            "id": new_id(),
            "name": rule["name"],
            "words": rule.get("words", ""),
            "when": rule.get("when", ""),
            "slots": slots_of(rule.get("slots", ())),
            "time_of_year": rule.get("time_of_year", ""),
            "serves": [serves[key] for key in rule.get("serves", ())],
        }
        for rule in told["rule"]
    ]
    fields = {"id": plan, "made_by": told.get("made_by", ""), **_days(told, "since", "review")}
    kind = PlanKind(told["kind"])
    called = teller.do(make_plan(case_id, kind, fields, rules=rules, visible_to=seen_by))
    for made, rule in zip(rules, told["rule"], strict=True):
        for role in rule.get("role", ()):
            answer = RoleAnswer(role.get("answer", "agreed"))
            more = {
                "on": None if answer is RoleAnswer.SUGGESTED else _day(told, "since"),
                "there": role.get("there", ""),
                "slots": slots_of(role.get("slots", ())),
            }
            part = Part(role.get("part", "primary"))
            rule_id, who = called[str(made["id"])], ids[role["who"]]
            given = give_role(case_id, rule_id, who, part, answer, more, visible_to=seen_by)
            teller.do(given)


def _meeting(teller: Teller, told: Told, ids: Ids) -> None:
    case_id = teller.case_id
    words = ("starts", "ends", "starts_2", "ends_2", "place", "notes")
    fields = {name: told[name] for name in words if name in told}
    fields |= {"id": new_id(), **_days(told, "offered", "on", "held", "review")}
    offered = {ids[one["who"]]: one for one in told.get("offer", ())}
    planned = plan_meeting(case_id, fields, offered_to=list(offered), visible_to=BOTH)
    meeting_id = teller.do(planned)[planned.made[0]]
    for one in meeting(teller.handle, meeting_id).offers:
        said = offered[one.person_id]
        pairs = {
            "answer": (one.answer, OfferAnswer(said["answer"])),
            "reason": (one.reason, said.get("reason", "")),
        }
        teller.do(answer_offer(case_id, one.id, pairs, person_id=one.person_id))
    for one in told.get("invite", ()):
        more = {
            "answer": InvitationAnswer(one.get("answer", "coming")),
            "needs_to_know": one.get("needs", ""),
            "interpreter": one.get("interpreter", ""),
            "access_needs": one.get("access", ""),
            "sessions": one.get("sessions", ()),
        }
        teller.do(invite(case_id, meeting_id, ids[one["who"]], more, visible_to=BOTH))
