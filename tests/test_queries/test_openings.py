"""Every opening of a case is recorded, for supervisors to read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.state import View
from queries import openings
from queries.openings import openings_of, record_opening
from queries.store import Store
from queries.store.errors import NotAllowed, NotFound
from queries.store.handle import Handle
from queries.vocabulary import Audience, NodeLabel
from tests.support.canaries import EVERYBODY, family
from tests.support.commanding import Office, office_in
from tests.support.graphs import plant
from tests.support.seen import Eyes


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def seen(office: Office) -> list[tuple[str, str]]:
    return [
        (one.who_name, str(one.audience)) for one in openings_of(office.supervisor, office.case_id)
    ]


def test_an_opening_says_who_when_and_with_whom(office: Office) -> None:
    before = datetime.now(UTC)
    record_opening(office.worker, office.case_id)
    (one,) = openings_of(office.supervisor, office.case_id)
    assert one.who == office.worker.viewer.user_id
    assert one.who_name == "Sam Reed"
    assert one.case_id == office.case_id
    assert one.audience is Audience.PROFESSIONALS
    assert before - timedelta(seconds=1) <= datetime.fromisoformat(one.at) <= datetime.now(UTC)


def test_looking_on_is_one_opening_and_another_audience_is_another(office: Office) -> None:
    for handle in (office.worker, office.worker, office.family(), office.family(), office.worker):
        record_opening(handle, office.case_id)
    assert seen(office) == [
        ("Sam Reed", "professionals"),
        ("Sam Reed", "family"),
        ("Sam Reed", "professionals"),
    ]


def test_each_viewer_counts_for_themselves(office: Office) -> None:
    record_opening(office.worker, office.case_id)
    record_opening(office.supervisor, office.case_id)
    record_opening(office.worker, office.case_id)
    assert sorted(seen(office)) == [("Pat Lowe", "professionals"), ("Sam Reed", "professionals")]


def test_coming_back_later_is_another_opening(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_opening(office.worker, office.case_id)
    hour_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    store = office.worker.store
    store.writing(lambda tx: tx.run("MATCH (o:Opening) SET o.at = $at", {"at": hour_ago}))
    monkeypatch.setattr(openings, "_id", lambda *parts: f"another-{len(parts)}")
    record_opening(office.worker, office.case_id)
    assert len(seen(office)) == 2


def test_parts_of_one_page_asking_at_once_are_one_opening(office: Office) -> None:
    assert office.worker.cases
    now = datetime.now(UTC)
    if now.second > 57:  # two minutes would be two openings
        pytest.skip("the minute is about to end")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: record_opening(office.worker, office.case_id), range(8)))
    assert len(seen(office)) == 1


def test_a_case_that_is_not_theirs_is_not_there_and_not_recorded(office: Office) -> None:
    for handle in (office.stranger, office.colleague):
        with pytest.raises(NotFound, match="not here, or not for you"):
            record_opening(handle, office.case_id)
        with pytest.raises(NotFound, match="not here, or not for you"):
            openings_of(handle, office.case_id)
    assert seen(office) == []


def test_only_a_supervisor_among_professionals_reads_them(office: Office) -> None:
    record_opening(office.worker, office.case_id)
    with pytest.raises(NotAllowed):
        openings_of(office.worker, office.case_id)
    with pytest.raises(NotAllowed):
        openings_of(office.family(), office.case_id)
    with_family = Handle(
        office.worker.store, office.supervisor.viewer, Audience.FAMILY, office.case_id
    )
    with pytest.raises(NotAllowed):
        openings_of(with_family, office.case_id)


def test_saying_that_one_is_a_supervisor_does_not_make_one(office: Office) -> None:
    record_opening(office.worker, office.case_id)
    posing = Handle(
        office.worker.store,
        type(office.worker.viewer)(
            office.worker.viewer.user_id, "Sam", office.supervisor.viewer.role
        ),
    )
    assert openings_of(posing, office.case_id) == ()


def test_an_opening_is_no_change(office: Office) -> None:
    text = "MATCH (c:Case {id: $id}) RETURN c.seq AS seq, COUNT { MATCH (:Change) } AS changes"
    before = office.worker.store.read(text, {"id": office.case_id})
    record_opening(office.worker, office.case_id)
    assert office.worker.store.read(text, {"id": office.case_id}) == before


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nobody_else_learns_that_a_case_was_opened(store: Store, eyes: Eyes) -> None:
    graph = family()
    for case in ("ben", "second", "elsewhere"):
        graph.node(NodeLabel.OPENING, f"opened-{case}", case_id=case, who="canary",
                   who_name="Canary Who", at="2026-11-01T09:00:00.000+00:00",
                   audience="professionals")  # fmt: skip
    plant(store, graph)
    told, refusals = {}, []
    for case in ("ben", "second", "elsewhere", "no such case"):
        try:
            told[case] = [one.id for one in openings_of(eyes.handle(store), case)]
        except (NotFound, NotAllowed) as refused:
            refusals.append(str(refused).lower())
    assert not [words for words in refusals if "canary" in words]
    if eyes.name == "supervisor":
        assert told == {"ben": ["opened-ben"], "second": ["opened-second"]}
    else:
        assert told == {}


def test_the_map_screen_cannot_be_read_without_an_opening(office: Office) -> None:
    reading = read(office.worker, View(office.case_id))
    assert office.gran in reading.network.people
    read(office.family(), View(office.case_id))
    assert seen(office) == [("Sam Reed", "family"), ("Sam Reed", "professionals")]
    with pytest.raises(NotFound):
        read(office.stranger, View(office.case_id))
    assert len(seen(office)) == 2
