"""Finding people, everything about one, and who must be kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from queries import Handle, Viewer, details_of, find_people, keep_apart
from queries.store.errors import NotFound
from queries.store.store import Store
from queries.vocabulary import TieType
from tests.support.graphs import Graph, plant

THIS_YEAR = date.today().year


@pytest.fixture
def handle(store: Store) -> Handle:
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    g.user("other", "north")
    g.person("ben", "Ben Arkley", birth=f"{THIS_YEAR - 8}-01-01")
    g.person("catherine", "Catherine Smith", known_as="Kit", birth="1961")
    g.person("john", "John Smith-Jones", birth=f"about {THIS_YEAR - 40}")
    g.person("maureen", "Maureen Arkley", deceased=True, birth=f"{THIS_YEAR - 8}")
    g.person("nameless")
    g.person("hidden", "Catherine Elsewhere")
    g.case("case", "ben", worker="worker")
    g.case("second", "john", worker="worker")
    g.case("theirs", "hidden", worker="other")
    g.members("case", "catherine", "john", "maureen", "nameless")
    g.household("mill lane", "case", "ben", "catherine")
    g.household("old house", "case", "john", until="2001")
    g.fact(TieType.PARENT_OF, "catherine", "ben", "case", kind="adoptive", since="2019")
    g.fact(TieType.KNOWS, "john", "ben", "case", kind="friend", until="2020")
    g.fact(TieType.KNOWS, "john", "hidden", "theirs", kind="friend")
    g.disclosure("d2", "case", "catherine", "most", on="2025-02-02")
    g.disclosure("d1", "case", "catherine", "little", on="2024")
    g.restriction("order", "case", "john", "catherine", since="2024")
    g.restriction("over", "case", "catherine", "ben", until="2020")
    plant(store, g)
    return Handle(store, Viewer("worker", "Hannah"))


def found(handle: Handle, text: str = "", **how: object) -> list[str]:
    return [person.id for person in find_people(handle, text, **how).people]  # type: ignore[arg-type]


@pytest.mark.parametrize("cases", ["few", "many"])
@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Catherine", ["catherine"]),
        ("Kathrin", ["catherine"]),
        ("kit", ["catherine"]),
        ("Jon", ["john"]),
        ("jones", ["john"]),
        ("smi", ["catherine", "john"]),
        ("jon smith", ["john"]),
        ("smith john", ["john"]),
        ("ben smith", []),
        ("elsewhere", []),
        ("???", []),
    ],
)
def test_people_are_found_by_rough_spelling_and_nickname(
    handle: Handle, text: str, ids: list[str], cases: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if cases == "many":  # the way through the index of all names
        monkeypatch.setattr("queries.people.FEW_CASES", 0)
    assert sorted(found(handle, text)) == ids


def test_the_very_name_comes_first(handle: Handle) -> None:
    assert found(handle, "john smith")[0] == "john"


def test_people_are_found_by_age_and_by_home(handle: Handle) -> None:
    assert found(handle, age=8) == ["ben"]
    assert found(handle, age=41) == ["john"], "about 40, so perhaps 41"
    assert found(handle, age=60 + THIS_YEAR - 2021) == ["catherine"]
    assert sorted(found(handle, household="Mill Lane")) == ["ben", "catherine"]
    assert found(handle, household="old house") == [], "nobody lives there now"
    assert found(handle, "smith", household="mill") == ["catherine"]
    assert found(handle, "smith", age=40) == ["john"]


def test_nothing_asked_gives_everybody_up_to_a_limit(handle: Handle) -> None:
    everybody = find_people(handle)
    assert len(everybody.people) == 5
    assert not everybody.truncated
    some = find_people(handle, limit=3)
    assert (len(some.people), some.truncated) == (3, True)


def test_the_maps_of_those_found_are_given(handle: Handle) -> None:
    assert find_people(handle, "john").maps == {"john": ("case", "second")}


def test_details_hold_all_time_and_whoever_stands_at_the_other_end(handle: Handle) -> None:
    one = details_of(handle, "case", "catherine")
    assert one.person.known_as == "Kit"
    assert one.membership is not None
    assert [tie.end for tie in one.ties] == ["ben"]
    assert [told.id for told in one.disclosures] == ["d1", "d2"]
    assert {r.id for r in one.restrictions} == {"order", "over"}
    assert [r.away_from_id for r in one.restrictions if r.id == "order"] == ["catherine"]
    assert set(one.people) == {"ben", "john"}
    assert [home.name for home in one.households.values()] == ["mill lane home"]
    john = details_of(handle, "case", "john")
    assert [tie.end for tie in john.ties] == ["ben"], "the ended one too, never another's case"
    assert john.maps == ("case", "second")


def test_details_of_a_child_and_of_somebody_on_another_map(handle: Handle) -> None:
    assert details_of(handle, "case", "ben").membership is None
    from_second = details_of(handle, "second", "catherine")
    assert from_second.memberships == ()
    assert [tie.end for tie in from_second.ties] == ["ben"]


def test_nobody_there_and_somebody_elses_are_told_in_the_same_words(handle: Handle) -> None:
    words = set()
    for person in ("hidden", "no such person"):
        with pytest.raises(NotFound) as told:
            details_of(handle, "case", person)
        words.add(str(told.value))
    assert len(words) == 1


def test_pairs_are_kept_apart_while_a_restriction_holds(handle: Handle) -> None:
    everybody = ("ben", "catherine", "john")
    assert keep_apart(handle, "case", everybody) == (("catherine", "john"),)
    assert keep_apart(handle, "case", everybody, on=date(2019, 1, 1)) == (("ben", "catherine"),)
    assert keep_apart(handle, "case", ("ben", "john")) == ()
    assert keep_apart(handle, "case", ()) == ()
