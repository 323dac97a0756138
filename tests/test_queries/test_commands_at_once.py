"""Commands that meet: the same value expected by several, the same command sent again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from queries.commands import Command, Done, add_person, apply, correct_person, open_case
from queries.ids import new_id
from queries.store import Store
from queries.store.errors import Conflict
from queries.store.handle import Handle
from tests.support.commanding import Office, office_in

WRITERS = 4
ROUNDS = 200


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def all_at_once(pool: ThreadPoolExecutor, works: list[Callable[[], object]]) -> list[object]:
    """Start the works together; return what each gave or raised."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        gate.wait()
        try:
            return work()
        except Exception as error:
            return error

    return list(pool.map(run, works))


def test_of_four_writers_with_one_expected_value_exactly_one_wins(
    office: Office, store: Store
) -> None:
    handles = [office.worker, office.supervisor] * (WRITERS // 2)
    with ThreadPoolExecutor(WRITERS) as pool:
        for number in range(ROUNDS):
            seen = f"round {number - 1}" if number else ""
            new = [f"round {number} by {writer}" for writer in range(WRITERS)]
            results = all_at_once(
                pool,
                [
                    lambda handle=handle, value=value, seen=seen: apply(  # type: ignore[misc]
                        handle,
                        correct_person(office.case_id, office.gran, {"language": (seen, value)}),
                    )
                    for handle, value in zip(handles, new, strict=True)
                ],
            )
            won = [i for i, result in enumerate(results) if isinstance(result, Done)]
            lost = [result for result in results if isinstance(result, Conflict)]
            assert len(won) == 1, results
            assert len(lost) == WRITERS - 1, results
            row = store.read(
                "MATCH (p:Person {id: $id}) RETURN p.language AS l", {"id": office.gran}
            )
            assert row == [{"l": new[won[0]]}]
            apply(
                office.worker,
                correct_person(
                    office.case_id, office.gran, {"language": (new[won[0]], f"round {number}")}
                ),
            )
    seqs = store.read("MATCH (c:Change) RETURN c.seq AS seq ORDER BY seq")
    assert [row["seq"] for row in seqs] == list(range(1, 2 * ROUNDS + 3))
    assert store.read("MATCH (c:Case) RETURN c.seq AS seq") == [{"seq": 2 * ROUNDS + 2}]


def test_a_command_sent_again_writes_once_and_returns_the_first_result(
    office: Office, store: Store
) -> None:
    command_id = new_id()

    def sent() -> Command:  # the page sends the form again: other new ids, the same command's
        return add_person(office.case_id, {"name": "Jo"}, command_id=command_id)

    first = apply(office.worker, sent())
    again = apply(office.worker, sent())
    assert again.repeated
    assert not first.repeated
    assert (again.change_id, again.ids, again.seq) == (first.change_id, first.ids, first.seq)
    assert store.read("MATCH (p:Person {name: 'Jo'}) RETURN count(p) AS n") == [{"n": 1}]
    assert store.read("MATCH (c:Case) RETURN c.seq AS seq") == [{"seq": 3}]


def test_writers_of_many_cases_with_the_same_names_all_get_through(
    office: Office, store: Store
) -> None:
    """They share no case, so no lock, but every name key."""
    user_id = office.worker.viewer.user_id
    opened = [open_case({}, [{"name": "Ann Pell"}], worker_id=user_id) for _ in range(WRITERS)]
    for command in opened:
        apply(office.worker, command)
    worker = office.again(office.worker)
    names = ["Rose Pell", "Siân Pell", "Ann Rose", "Rose Ann Siân Pell", "Pell Ann"]

    def add(case_id: str, turn: int) -> list[Done]:
        mixed = names[turn:] + names[:turn]
        return [apply(worker, add_person(case_id, {"name": name})) for name in mixed * 3]

    with ThreadPoolExecutor(WRITERS) as pool:
        cases = [command.case_ids[0] for command in opened]
        works = [lambda c=c, t=t: add(c, t) for t, c in enumerate(cases)]  # type: ignore[misc]
        results = all_at_once(pool, list(works))
    assert all(isinstance(result, list) for result in results), results
    rows = store.read(
        "MATCH (p:Person)-[r:NAMED]->(k:NameKey {id: 'pell'}) RETURN count(DISTINCT p) AS n"
    )
    assert rows == [{"n": WRITERS * 4 * 3 + WRITERS}]


@pytest.mark.parametrize("kind", ["a person", "a case"])
def test_a_command_sent_many_times_at_once_writes_once(
    office: Office, store: Store, kind: str
) -> None:
    worker: Handle = office.worker
    with ThreadPoolExecutor(WRITERS) as pool:
        for number in range(10):
            command_id, case_id = new_id(), new_id()

            def send(
                name: str = f"Jo {number}", command_id: str = command_id, case_id: str = case_id
            ) -> Done:
                person = {"name": name}
                if kind == "a person":
                    return apply(worker, add_person(office.case_id, person, command_id=command_id))
                user_id = worker.viewer.user_id
                command = open_case(
                    {"id": case_id}, [person], worker_id=user_id, command_id=command_id
                )
                return apply(worker, command)

            results = all_at_once(pool, [send] * WRITERS)
            assert all(isinstance(result, Done) for result in results), results
            assert len({result.ids for result in results if isinstance(result, Done)}) == 1
            assert sum(not r.repeated for r in results if isinstance(r, Done)) == 1
    rows = store.read("MATCH (p:Person) WHERE p.name STARTS WITH 'Jo ' RETURN count(p) AS n")
    assert rows == [{"n": 10}]


def test_a_failure_in_the_middle_leaves_nothing(
    office: Office, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r"
    before = store.read(everything), store.read("MATCH (c:Case) RETURN c.seq AS seq")

    def broken(*_: object) -> None:
        raise RuntimeError("half way")

    with monkeypatch.context() as patch:
        patch.setattr("queries.commands.executor.keep_change", broken)
        with pytest.raises(RuntimeError):
            apply(office.worker, add_person(office.case_id, {"name": "Jo"}))
    after = store.read(everything), store.read("MATCH (c:Case) RETURN c.seq AS seq")
    assert after == before
