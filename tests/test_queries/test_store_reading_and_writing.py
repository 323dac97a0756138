from __future__ import annotations

import datetime
import threading
import traceback
import zoneinfo
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import neo4j
import pytest

from queries.store import Store, errors


def test_what_was_written_is_read_back_as_plain_values(store: Store) -> None:
    row = {"id": "a", "name": "Jo", "ages": [1, 2], "born": "1974"}
    store.writing(lambda tx: tx.run("CREATE (p:Person) SET p = $row", {"row": row}))
    found = store.read("MATCH (p:Person {id: $id}) RETURN p, date('2020-02-01') AS on", {"id": "a"})
    assert found == [{"p": row, "on": "2020-02-01"}]


def test_batches_write_all_rows_and_return_all_results(store: Store) -> None:
    rows = [{"id": str(n)} for n in range(25)]
    statement = "UNWIND $rows AS row CREATE (p:Person {id: row.id, by: $by}) RETURN p.id AS id"
    made = store.writing(lambda tx: tx.run_batches(statement, rows, size=10, by="me"))
    assert [row["id"] for row in made] == [str(n) for n in range(25)]
    assert store.read("MATCH (p:Person {by: 'me'}) RETURN count(p) AS n") == [{"n": 25}]


def test_a_failed_write_leaves_nothing_behind(store: Store) -> None:
    def work(tx: object) -> None:
        tx.run("CREATE (:Person {id: 'half'})")  # type: ignore[attr-defined]
        raise errors.Refused(["No."])

    with pytest.raises(errors.Refused):
        store.writing(work)
    assert store.read("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 0}]


def test_a_question_cannot_change_the_graph(store: Store) -> None:
    with pytest.raises(errors.NotAllowed):
        store.read("CREATE (:Person {id: 'x'})")
    with pytest.raises(errors.NotAllowed):
        store.reading(lambda tx: tx.run("CREATE (:Person {id: 'x'})"))
    assert store.read("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 0}]


def test_a_read_sees_one_state_in_all_its_statements(store: Store) -> None:
    def work(tx: object) -> list[object]:
        first = tx.run("MATCH (p:Person) RETURN p.id AS id")  # type: ignore[attr-defined]
        return [first, tx.run("RETURN 1 AS one")]  # type: ignore[attr-defined]

    assert store.reading(work) == [[], [{"one": 1}]]


def test_a_time_in_a_named_zone_is_refused_before_it_reaches_the_driver(store: Store) -> None:
    moment = datetime.datetime(2026, 1, 1, tzinfo=zoneinfo.ZoneInfo("Europe/London"))
    with pytest.raises(TypeError, match="zoneinfo") as caught:
        store.read("RETURN $deep AS x", {"deep": [{"on": moment}]})
    assert "2026" not in str(caught.value)


def test_a_question_is_ended_at_its_time_limit(store: Store) -> None:
    with pytest.raises(errors.TookTooLong):
        store.read("UNWIND range(1, 2000000000) AS x RETURN count(x % 7) AS n", timeout=0.5)


SECRET = "Zebedee Quillfeather"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("CREATE (:Person {id: $value})", errors.AlreadyThere),
        ("RETURN date($value)", errors.EngineFailed),
        ("RETURN 1 + toInteger(date($value).year)", errors.EngineFailed),
        ("RETURN range(1, $value)", errors.EngineFailed),
        ("MATCH (p:Person) RETURN p LIMIT $value", errors.EngineFailed),
        ("RETURN $value.name.first", errors.EngineFailed),
        ("THIS IS NOT CYPHER", errors.EngineFailed),
    ],
)
def test_no_error_tells_the_values_of_a_query(
    store: Store, statement: str, expected: type[errors.GraphError]
) -> None:
    store.writing(lambda tx: tx.run("CREATE (:Person {id: $value})", {"value": SECRET}))
    with pytest.raises(expected) as caught:
        store.writing(lambda tx: tx.run(statement, {"value": SECRET}))
    seen: BaseException | None = caught.value
    while seen is not None:
        assert "Zebedee" not in f"{seen} {seen!r} {vars(seen)}"
        seen = seen.__cause__ or seen.__context__
    assert caught.value.sentence
    assert caught.value.next_step


def test_the_engine_tells_its_version(store: Store) -> None:
    year, *_ = store.engine_version().split(".")
    assert int(year) >= 5


def test_a_deadlock_that_breaks_another_answer_is_tried_again(store: Store) -> None:
    """The driver tells of such an answer only that it broke off: the deadlock is behind it."""
    store.writing(
        lambda tx: tx.run("CREATE (:Thing {name: 'a', n: 0}), (:Thing {name: 'b', n: 0})")
    )
    both = threading.Barrier(2)
    broken: list[str] = []
    add = "MATCH (t:Thing {name: $name}) SET t.n = t.n + 1 RETURN t.n AS n"

    def cross(first: str, second: str) -> None:
        def work(tx: neo4j.ManagedTransaction) -> None:
            tx.run(add, {"name": first}).consume()
            with suppress(threading.BrokenBarrierError):  # tried again, and alone by then
                both.wait(5)
            rest = tx.run("UNWIND range(1, 5000) AS number RETURN number")
            try:
                tx.run(add, {"name": second}).consume()
            except neo4j.exceptions.TransientError:
                broken.append(second)
            list(rest)

        store._managed("WRITE", work, 30.0)
        both.abort()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(cross, *pair) for pair in (("a", "b"), ("b", "a"))]:
            done.result(60)
    assert broken  # they did meet
    assert store.read("MATCH (t:Thing) RETURN t.n AS n") == [{"n": 2}, {"n": 2}]


def test_what_broke_another_answer_is_told_without_its_values(store: Store) -> None:
    def work(tx: neo4j.ManagedTransaction) -> None:
        rest = tx.run("UNWIND range(1, 5000) AS number RETURN number")
        with suppress(neo4j.exceptions.ClientError):
            tx.run("RETURN date($words)", {"words": "Canary Arkley"}).consume()
        list(rest)

    with pytest.raises(errors.EngineFailed) as told:
        store._managed("READ", work, 30.0)
    assert "Canary" not in "".join(traceback.format_exception(told.value))
