"""Two states of one network: who is in which, in words and marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graphapp.canvas.changed import FIRST, GONE, NEW, SECOND
from graphapp.screens.explorer import compare_marks, compare_view, compare_words, logic
from graphapp.screens.explorer.as_of import as_it_was
from graphapp.screens.explorer.compare_person import lines_of
from graphapp.screens.explorer.comparing import Compared, of_children, of_days, tied_to
from graphapp.screens.explorer.state import View
from queries import kinship
from queries.ids import new_id
from queries.kinship import relations
from queries.model import Case, Disclosure, Household, Membership, Network, Person, Residence, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import (
    Audience,
    ChildWish,
    Connection,
    KnowsKind,
    ParentKind,
    PartnerKind,
    Ring,
    Sex,
    TieType,
)
from tests.support.pictures import DAY, ben

parse = PartialDate.parse
THEN_DAY = date(2025, 12, 3)
VIEW = View(new_id(), on=DAY, against=THEN_DAY)


def two_days() -> tuple[Network, Network]:
    """Ben's network, and as it was: Kerry and the teacher not yet there, Rob still; Maureen knew
    nothing, Alan was alive, Mark lived elsewhere, and Maureen did not know Jean.
    """
    now, _ = ben()
    at = {"mark": "flat", "dawn": "flat"}
    now = replace(
        now,
        people={**now.people, "alan": replace(now.people["alan"], death=parse("4 May 2026"))},
        memberships={
            **now.memberships,
            "kerry": replace(now.memberships["kerry"], since=parse("October 2026")),
        },
        households={
            "flat": Household("flat", "Ben's home"),
            "old": Household("old", "Mark's flat"),
        },
        residences=tuple(Residence(f"r-{key}", key, home) for key, home in at.items()),
    )
    fresh = {"kerry", "okafor"}
    rob = Person("rob", "Rob Moss", sex=Sex.MALE)
    left = Membership("m-rob", "rob", "case", until=parse("May 2026"))
    friend = Tie("t-rob", TieType.KNOWS, "rob", "ben", kind=KnowsKind.FRIEND)
    people = {key: one for key, one in now.people.items() if key not in fresh}
    then = replace(
        now,
        as_of=THEN_DAY,
        people={**people, "alan": replace(now.people["alan"], death=None), "rob": rob},
        memberships={
            **{key: one for key, one in now.memberships.items() if key not in fresh},
            "rob": left,
        },
        ties=(
            *(
                tie
                for tie in now.ties
                if not fresh & {tie.start, tie.end} and tie.id != "t-maureen%friend%jean"
            ),
            friend,
        ),
        residences=(Residence("r-dawn", "dawn", "flat"), Residence("r-old", "mark", "old")),
        disclosures=tuple(
            one for one in now.disclosures if one.person_id not in {"maureen", *fresh}
        ),
        restrictions=(),
    )
    # what was told before the earlier day
    long_ago = tuple(replace(one, on=parse("2024")) for one in then.disclosures)
    return replace(then, disclosures=long_ago), now


def days(view: View = VIEW) -> Compared:
    return of_days(view, *two_days())


def test_what_changed_is_said_with_names() -> None:
    told = compare_words.sentence(days())
    assert told == (
        "From 3 December 2025 to 23 November 2026: Kerry is new; Rob is no longer in the"
        " network; Alan died; Maureen was told most things; Mark lives at Ben’s home now; Jean and"
        " Maureen have a new tie; of the professionals Mrs Okafor is new."
    )


def test_nothing_changed_is_said_too() -> None:
    now = two_days()[1]
    found = of_days(VIEW, replace(now, as_of=date(2026, 11, 1)), now)
    assert compare_words.sentence(found) == (
        "From 1 November 2026 to 23 November 2026, nothing changed that is recorded."
    )


def test_the_one_who_came_and_the_one_who_left_are_marked_in_words_too() -> None:
    found = days()
    marked = {"kerry": NEW, "okafor": NEW, "rob": GONE}
    assert compare_marks.marks(found, rings=False) == marked
    assert compare_marks.marks(found, rings=True) == {**marked, "alan": GONE}
    notes = compare_marks.notes(found, rings=True)
    assert notes["rob"] == "until May 2026"
    assert notes["kerry"] == "new, dad’s sister"
    assert notes["okafor"] == "new, class teacher"
    assert notes["maureen"] == "knew nothing"
    assert notes["alan"] == "died 4 May 2026"
    assert "dawn" not in notes
    assert "maureen" not in compare_marks.notes(found, rings=False)


def test_the_panel_says_what_changed_for_one_person() -> None:
    found = days()
    assert lines_of(found, "kerry") == ["New: they joined the map in October 2026."]
    assert lines_of(found, "rob") == ["They were in the network until May 2026; not any more."]
    assert lines_of(found, "maureen") == [
        "Knew nothing then; knows most things now.",
        "A new tie: friendly with Jean.",
    ]
    assert lines_of(found, "mark") == ["Lived at Mark’s flat then; lives at Ben’s home now."]
    assert lines_of(found, "nadia") == []


def test_a_child_in_the_room_is_not_told_who_knows_what() -> None:
    then, now = two_days()
    both = (replace(one, audience=Audience.CHILD) for one in (then, now))
    found = of_days(VIEW, *both)
    assert "told" not in compare_words.sentence(found)
    assert "maureen" not in compare_marks.notes(found, rings=True)


def test_a_couple_that_parted_in_between_is_a_tie_that_ended() -> None:
    then, now = two_days()
    pair = Tie("pair", TieType.PARTNER_OF, "mark", "lisa", kind=PartnerKind.SEPARATED,
               until=parse("1 June 2026"))  # fmt: skip
    found = of_days(
        VIEW, replace(then, ties=(*then.ties, pair)), replace(now, ties=(*now.ties, pair))
    )
    assert "Lisa and Mark have a tie that ended" in compare_words.sentence(found)


def test_who_died_later_lives_and_who_was_born_later_is_not_there_yet() -> None:
    network, _ = ben()
    birth = parse("11 November 2026")
    people = {
        **network.people,
        "alfie": replace(network.people["alfie"], birth=birth),
        "alan": replace(network.people["alan"], death=parse("4 May 2026"), deceased=True),
    }
    was = as_it_was(replace(network, people=people, as_of=date(2026, 3, 1)))
    assert "alfie" not in was.people
    assert all("alfie" not in (tie.start, tie.end) for tie in was.ties)
    assert not was.people["alan"].deceased
    assert as_it_was(replace(network, people=people)).people["alan"].deceased


def test_the_days_on_offer_are_the_last_meeting_the_opening_and_round_ones() -> None:
    network = replace(ben()[0], case=Case("case", opened=parse("4 May 2026")))
    found = dict(compare_view.days_of(network, (), date(2026, 5, 31)))
    assert found == {
        "when work began": date(2026, 5, 4),
        "three months ago": date(2026, 2, 28),
        "a year ago": date(2025, 5, 31),
    }
    assert compare_view.months_before(date(2026, 2, 10), 3) == date(2025, 11, 10)
    assert compare_view.months_before(date(2026, 1, 31), 12) == date(2025, 1, 31)


def siblings() -> Network:
    """Noah and Ivy: a gran both have, a friend of his, a teacher of hers, the friend's mum, and
    their half-sister's dad.
    """
    people = {
        key: Person(key, name)
        for key, name in {
            "noah": "Noah Pell", "ivy": "Ivy Pell", "mum": "Rachel Pell", "gran": "Carol Pell",
            "maya": "Maya Shah", "farah": "Farah Shah", "teacher": "Miss Begum", "zoe": "Zoe Day",
            "otherdad": "Sid Day", "gill": "Gill Ashby",
        }.items()
    }  # fmt: skip
    born = ParentKind.BIOLOGICAL
    ties = (
        *(
            Tie(f"b-{key}", TieType.PARENT_OF, "mum", key, kind=born)
            for key in ("noah", "ivy", "zoe")
        ),
        Tie("b-zoe2", TieType.PARENT_OF, "otherdad", "zoe", kind=born),
        Tie("b-mum", TieType.PARENT_OF, "gran", "mum", kind=born),
        Tie("k-maya", TieType.KNOWS, "maya", "noah", kind=KnowsKind.FRIEND, closeness=5),
        Tie("b-maya", TieType.PARENT_OF, "farah", "maya", kind=born),
        Tie("k-teach", TieType.KNOWS, "teacher", "ivy", kind=KnowsKind.PROFESSIONAL),
        Tie("g-noah", TieType.KNOWS, "gill", "noah", kind=KnowsKind.NEIGHBOUR, closeness=2,
            child_wish=ChildWish.WANTS),
        Tie("g-ivy", TieType.KNOWS, "gill", "ivy", kind=KnowsKind.NEIGHBOUR, closeness=4,
            child_wish=ChildWish.DOES_NOT_WANT),
    )  # fmt: skip
    members = {
        key: Membership(f"m-{key}", key, "case") for key in people if key not in ("noah", "ivy")
    }
    members["teacher"] = replace(
        members["teacher"], connection=Connection.PROFESSIONAL, job="class teacher"
    )
    return replace(
        ben()[0],
        case=Case("case", children=("ivy", "noah")),
        people=people,
        memberships=members,
        ties=ties,
        disclosures=(Disclosure("d", "gran", Ring.MOST, parse("May 2026")),),
        restrictions=(),
    )


def children() -> Compared:
    network = siblings()
    view = View(VIEW.case_id, siblings=("noah", "ivy"))
    found = of_children(view, network, related(network))
    assert found is not None
    return found


def related(network: Network) -> dict[str, kinship.Relation]:
    return dict(
        relations(
            network.case.children,
            network.people,
            network.ties,
            network.as_of,
            memberships=network.memberships,
        )
    )


def test_what_each_child_has_is_said_with_names() -> None:
    assert compare_words.sentence(children()) == (
        "Noah and Ivy: both have Rachel, Carol, Zoe and Gill; only Noah has Maya;"
        " nobody has said whether either knows Farah and Sid; Gill is closer to Ivy; Gill: Noah"
        " wants them there, Ivy does not want them there; of the professionals only Ivy has Miss"
        " Begum."
    )


def test_who_is_of_one_child_only_bears_a_bar_and_the_words() -> None:
    found = children()
    assert compare_marks.marks(found, rings=True) == {"maya": FIRST, "teacher": SECOND}
    notes = compare_marks.notes(found, rings=False)
    assert notes["maya"] == "only Noah, friend"
    assert notes["teacher"] == "only Ivy, class teacher"
    assert notes["gill"] == "closer to Ivy"
    assert notes["farah"] == "neither yet, Maya’s parent"


def test_the_panel_says_it_for_each_child() -> None:
    found = children()
    assert lines_of(found, "gill") == [
        "For Noah: neighbour, closeness 2 of 5, Noah wants them there.",
        "For Ivy: neighbour, closeness 4 of 5, Ivy does not want them there.",
    ]
    assert lines_of(found, "maya") == [
        "For Noah: friend, closeness 5 of 5.",
        "Ivy has no tie with them.",
    ]


def test_a_half_sisters_dad_and_a_friends_mum_are_not_ones_own() -> None:
    network = siblings()
    alone = relations(("noah",), network.people, network.ties, network.as_of)
    assert tied_to("noah", network, alone) == {"ivy", "mum", "gran", "zoe", "maya", "gill"}


def test_one_child_is_not_compared() -> None:
    network = ben()[0]
    view = View(VIEW.case_id, siblings=("ben", "dawn"))
    assert of_children(view, network, related(network)) is None
    menu = str(compare_view.menu(network, (), view))
    assert "What each child has" not in menu


def test_a_typed_day_leads_to_the_comparing_or_says_why_not() -> None:
    view = View(VIEW.case_id, on=DAY)
    query, wrong = logic.against_day(view, "3 December 2025")
    assert query is not None
    assert "against=2025-12-03" in query
    assert not wrong
    assert logic.against_day(view, "soon")[0] is None
    assert "already" in logic.against_day(view, "23 November 2026")[1]
