"""What is around one made-up case: episodes, worries and goals, plans, meetings, who was told."""

from __future__ import annotations

from datetime import date, timedelta

from queries.vocabulary import NodeLabel, TieType
from seed.service_maker import TODAY, CaseMaker, Fields, Made, on
from seed.service_names import BOTTOM_LINES, GOALS, PLACES, RULES, WORRIES

_LEGAL = ("early help", "child in need", "child in need", "protection plan", "in care by agreement",
          "in care by order")  # fmt: skip


def make_frame(maker: CaseMaker) -> None:
    """Make all that the case holds beside its people."""
    _episodes(maker)
    grown = [one for one in maker.people if one.natural and one.adult]
    worries = _worries(maker, grown)
    _told(maker, worries)
    _sides(maker)
    _restrictions(maker, grown)
    if maker.chance(maker.shared.rates.plan):
        _plan(maker, grown, [goal for _, goal in worries])
    if maker.chance(maker.shared.rates.meeting):
        _meeting(maker)


def _episodes(maker: CaseMaker) -> None:
    random = maker.random
    if maker.chance(maker.shared.rates.earlier_episode):
        began = maker.opened - timedelta(random.randrange(400, 1500))
        ended = began + timedelta(random.randrange(60, 380))
        _episode(maker, "early help", on("opened", began) | on("closed", ended))
    _episode(maker, random.choice(_LEGAL), on("opened", maker.opened))


def _episode(maker: CaseMaker, status: str, days: Fields) -> None:
    ident = maker.node(NodeLabel.EPISODE, {"legal_status": status, **days})
    maker.hold(TieType.HAD, NodeLabel.CASE, maker.case_id, NodeLabel.EPISODE, ident)


def _worries(maker: CaseMaker, grown: list[Made]) -> list[tuple[str, str]]:
    """Danger statements, each with its goal; as pairs of their ids."""
    rates, random = maker.shared.rates, maker.random
    count = maker.chance(rates.danger) + maker.chance(rates.second_danger * rates.danger)
    child = maker.children[0].first
    made = []
    for number in random.sample(range(len(WORRIES)), count):
        said = on("on", maker.since_opened())
        words = WORRIES[number].format(child=child)
        worry = maker.node(NodeLabel.DANGER_STATEMENT, {"words": words, **said}, family=True)
        words = GOALS[number].format(child=child)
        goal = maker.node(NodeLabel.SAFETY_GOAL, {"words": words}, family=True)
        maker.hold(TieType.PAIRED_WITH, NodeLabel.DANGER_STATEMENT, worry, NodeLabel.SAFETY_GOAL,
                   goal)  # fmt: skip
        about = [one for one in maker.children if maker.chance(0.8)] or maker.children[:1]
        for one in about:
            maker.hold(TieType.FOR, NodeLabel.DANGER_STATEMENT, worry, NodeLabel.PERSON, one.id)
        for one in grown[:1]:
            maker.hold(TieType.ABOUT_ACTS_OF, NodeLabel.DANGER_STATEMENT, worry, NodeLabel.PERSON,
                       one.id)  # fmt: skip
        worried = maker.people if len(maker.people) < 4 else random.sample(maker.people, 3)
        for one in worried:
            maker.hold(TieType.WORRIED_BY, NodeLabel.PERSON, one.id, NodeLabel.DANGER_STATEMENT,
                       worry)  # fmt: skip
        made.append((worry, goal))
    return made


def _told(maker: CaseMaker, worries: list[tuple[str, str]]) -> None:
    rates, random = maker.shared.rates, maker.random
    for person in maker.people:
        if not person.natural or not maker.chance(rates.told):
            continue
        first = maker.since_opened()
        days = [first, maker.day(first, TODAY)] if maker.chance(rates.told_again) else [first]
        for day in days:
            ring = random.choices(("most", "little", "nothing"), (35, 45, 20))[0]
            said = {"ring": ring, "by": maker.worker, "agreed_by": "mum", **on("on", day)}
            ident = maker.node(NodeLabel.DISCLOSURE, said, family=maker.chance(0.6))
            maker.hold(TieType.TOLD, NodeLabel.DISCLOSURE, ident, NodeLabel.PERSON, person.id)
            if worries and maker.chance(0.25):
                maker.hold(TieType.ABOUT, NodeLabel.DISCLOSURE, ident, NodeLabel.DANGER_STATEMENT,
                           random.choice(worries)[0])  # fmt: skip


def _sides(maker: CaseMaker) -> None:
    rates = maker.shared.rates
    for side, rate in (("mum", rates.mum_asked), ("dad", rates.dad_asked)):
        if maker.chance(rate):
            answer = maker.random.choices(("recorded", "none", "unknown"), (70, 10, 20))[0]
            asked = {"side": side, "answer": answer, **on("on", maker.since_opened())}
            maker.node(NodeLabel.SIDE_ASKED, asked, family=True)


def _restrictions(maker: CaseMaker, grown: list[Made]) -> None:
    random = maker.random
    if len(grown) < 2 or not maker.chance(maker.shared.rates.restriction):
        return
    kept, away = random.sample(grown, 2)
    kind = random.choice(("court order", "bail", "agreed", "agreed", "prison"))
    covers = random.choice(("same room", "any contact", "unsupervised with the child"))
    since = maker.since_opened()
    fields: Fields = {"kind": kind, "covers": covers, **on("since", since)}
    if maker.chance(0.3):
        fields |= on("until", maker.day(since, TODAY))
    ident = maker.node(NodeLabel.RESTRICTION, fields)
    end = maker.children[0] if covers == "unsupervised with the child" else away
    maker.hold(TieType.KEEPS, NodeLabel.RESTRICTION, ident, NodeLabel.PERSON, kept.id)
    maker.hold(TieType.AWAY_FROM, NodeLabel.RESTRICTION, ident, NodeLabel.PERSON, end.id)


def _plan(maker: CaseMaker, grown: list[Made], goals: list[str]) -> None:
    rates, random = maker.shared.rates, maker.random
    since = maker.since_opened()
    full = maker.chance(rates.full_plan)
    plan = maker.node(
        NodeLabel.SAFETY_PLAN,
        {
            "kind": "full" if full else "immediate",
            "made_by": "the family and the network",
            **on("since", since),
            **on("review", since + timedelta(random.randrange(14, 120))),
        },
        family=True,
    )
    child = maker.children[0].first
    line = ""
    if maker.chance(0.5):
        words = random.choice(BOTTOM_LINES).format(child=child)
        line = maker.node(NodeLabel.BOTTOM_LINE, {"words": words}, family=True)
    count = random.randrange(3, 7) if full else random.randrange(1, 4)
    for number, told in enumerate(random.sample(RULES, count), start=1):
        name, words, when, slots = told
        fields = {"number": number, "name": name, "words": words.format(child=child), "when": when,
                  "slots": list(slots)}  # fmt: skip
        if maker.chance(rates.ended / 2):
            fields |= on("until", maker.day(since, TODAY))
        rule = maker.node(NodeLabel.RULE, fields, family=True)
        maker.hold(TieType.IN_PLAN, NodeLabel.RULE, rule, NodeLabel.SAFETY_PLAN, plan)
        if goals:
            maker.hold(TieType.SERVES, NodeLabel.RULE, rule, NodeLabel.SAFETY_GOAL,
                       random.choice(goals))  # fmt: skip
        elif line:
            maker.hold(TieType.SERVES, NodeLabel.RULE, rule, NodeLabel.BOTTOM_LINE, line)
        _roles(maker, grown, rule, since)


def _roles(maker: CaseMaker, grown: list[Made], rule: str, since: date) -> None:
    rates = maker.shared.rates
    able = maker.random.sample(grown, min(2, len(grown)))
    chances = (
        ("primary", rates.has_primary, rates.primary_agreed),
        ("back-up", rates.has_back_up, rates.back_up_agreed),
    )
    for (part, has, agrees), person in zip(chances, able, strict=False):
        if not maker.chance(has):
            continue
        said = "agreed" if maker.chance(agrees) else maker.random.choice(("suggested", "declined"))
        fields: Fields = {"part": part, "answer": said}
        if said != "suggested":
            fields |= {**on("on", maker.day(since, TODAY)), "there": f"mum and {maker.worker}"}
        if maker.chance(rates.ended / 3):
            fields |= on("until", maker.day(since, TODAY))
        ident = maker.node(NodeLabel.ASSIGNMENT, fields, family=True)
        maker.hold(TieType.OF, NodeLabel.ASSIGNMENT, ident, NodeLabel.RULE, rule)
        maker.hold(TieType.BY, NodeLabel.ASSIGNMENT, ident, NodeLabel.PERSON, person.id)


def _meeting(maker: CaseMaker) -> None:
    random = maker.random
    offered = maker.since_opened()
    meets = offered + timedelta(random.randrange(10, 40))
    held = meets < TODAY
    meeting = maker.node(
        NodeLabel.MEETING,
        {
            **on("offered", offered),
            **on("on", meets),
            "starts": "16:30",
            "ends": "18:30",
            "place": random.choice(PLACES),
            **(on("held", meets) if held and maker.chance(0.85) else {}),
            **(on("review", meets + timedelta(42)) if maker.chance(0.6) else {}),
        },
        family=True,
    )
    for parent in maker.people[:1]:
        answer = random.choice(("yes", "yes", "no", "no answer yet"))
        maker.hold(TieType.OFFERED_TO, NodeLabel.MEETING, meeting, NodeLabel.PERSON, parent.id,
                   answer=answer)  # fmt: skip
    for person in random.sample(maker.people, min(len(maker.people), random.randrange(3, 9))):
        answer = random.choice(("not asked", "invited", "coming", "coming", "not coming"))
        fields = {"answer": answer, **on("on", maker.day(offered, max(offered, TODAY)))}
        ident = maker.node(NodeLabel.INVITATION, fields, family=True)
        maker.hold(TieType.TO, NodeLabel.INVITATION, ident, NodeLabel.MEETING, meeting)
        maker.hold(TieType.INVITES, NodeLabel.INVITATION, ident, NodeLabel.PERSON, person.id)
