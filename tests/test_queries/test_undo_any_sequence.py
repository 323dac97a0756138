"""Any sequence of commands, undone and redone in between, is undone back to the same graph."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from queries.changes import changes_of, redo, to_redo, to_undo, undo
from queries.commands import Command, Done, apply
from queries.store import Store
from queries.store.errors import NotFound, Refused
from tests.support.any_command import ACTS, STATE, Graph, place_changed, tie_changed
from tests.support.commanding import Office, dump, office_in
from tests.support.engine import wipe


class AnySequence(RuleBasedStateMachine):
    """Commands on one case. `before` holds the graph as it was before each change."""

    store: Store
    office: Office
    clean: bool = False
    undone: int = 0
    settled: int = 0
    refused: int = 0

    def __init__(self) -> None:
        super().__init__()
        if not self.clean:  # the first, or the one before failed half-way
            wipe(self.store)
            type(self).office = office_in(self.store)
        type(self).clean = False
        self.start = dump(self.store)
        self.now = self.start
        self.before: dict[str, object] = {}
        self.after: dict[str, object] = {}
        self.pile: list[str] = []

    def attempt(self, work: Callable[[], Done]) -> Done | None:
        """Do it; what is refused leaves the graph as it was."""
        try:
            done = work()
        except (Refused, NotFound):
            assert dump(self.store) == self.now
            type(self).refused += 1
            return None
        self.now = dump(self.store)
        return done

    @rule(data=st.data(), act=st.sampled_from(ACTS))
    def act(self, data: st.DataObject, act: Callable[[Graph], Command]) -> None:
        row = self.store.read(STATE)[0]
        if (act is tie_changed and not row["ties"]) or (act is place_changed and not row["places"]):
            return
        was = self.now
        built = act(Graph(row, data.draw, self.office))
        done = self.attempt(lambda: apply(self.office.worker, built))
        if done is not None:
            self.before[done.change_id], self.after[done.change_id] = was, self.now
            self.pile.append(done.change_id)

    @rule()
    def undo_the_last(self) -> None:
        newest = to_undo(changes_of(self.office.worker, self.office.case_id, limit=200))
        if self.pile and newest is not None:
            assert newest.id == self.pile.pop()
            undo(self.office.worker, newest.id)
            self.now = dump(self.store)
            assert self.now == self.before[newest.id]
            type(self).undone += 1

    @rule(data=st.data())
    def undo_an_earlier_one(self, data: st.DataObject) -> None:
        """It may be refused; undone out of turn, the graphs kept for later ones hold no more."""
        if len(self.pile) < 2:
            return
        chosen = self.pile[data.draw(st.integers(0, 99)) % len(self.pile)]
        done = self.attempt(lambda: undo(self.office.worker, chosen))
        if done is not None:
            at = self.pile.index(chosen)
            self.pile.remove(chosen)
            if at < len(self.pile):
                self.settle_without(chosen, at)

    @rule()
    def redo_the_last(self) -> None:
        again = to_redo(changes_of(self.office.worker, self.office.case_id, limit=200))
        if again is not None and again.undoes in self.after:
            redo(self.office.worker, again.undoes)
            self.now = dump(self.store)
            assert self.now == self.after[again.undoes]
            self.pile.append(again.undoes)

    def settle_without(self, chosen: str, at: int) -> None:
        """Settle, `chosen` undone out of turn. What it undid may stand in the way of the others:
        somebody's end on the map undone, say, whom a later change puts there again. Redone, it no
        longer does.
        """
        try:
            self.settle()
        except Refused:
            redo(self.office.worker, chosen)
            self.pile.insert(min(at, len(self.pile)), chosen)
            self.settle()

    def settle(self) -> None:
        """Undo everything: back at the start, whatever the order was."""
        while self.pile:
            undo(self.office.worker, self.pile[-1])
            self.pile.pop()
            type(self).settled += 1
        self.now = dump(self.store)
        assert self.now == self.start
        self.before.clear()
        self.after.clear()

    def teardown(self) -> None:
        self.settle()
        type(self).clean = True


def test_any_sequence_of_commands_is_undone_back_to_the_same_graph(store: Store) -> None:
    class Machine(AnySequence):
        pass

    Machine.store = store
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Machine.undone + Machine.settled, "nothing was undone"
    assert Machine.refused < 200
