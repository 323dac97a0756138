"""The last step: a preview's operations as one command, one transaction, one undoable change."""

from __future__ import annotations

from loaders.errors import NotReady
from loaders.preview_record import Preview
from loaders.tables import Progress
from queries.commands import Command, Done, apply
from queries.ids import new_id
from queries.store.handle import Handle


def commit(
    handle: Handle,
    preview: Preview,
    command_id: str | None = None,
    *,
    progress: Progress | None = None,
) -> Done:
    """Do what a preview says, all of it or nothing.

    Parameters
    ----------
    handle : the one the preview was made with, or a new one of the same viewer.
    command_id : made by the page, once for each press of the button; the same again returns the
        first result.
    progress : called as `progress(words, done, of)` before the writing, and after it.

    Returns
    -------
    Done : with an empty `change_id` and no ids when there was nothing to do. After a new map was
        made, use a new handle: a handle reads its cases once.

    Raises
    ------
    NotReady : a question has no answer yet.
    Conflict : somebody changed the same fields since the preview; make a new one.
    GraphError : the store is away, busy or full; the graph is as it was.
    """
    if preview.unanswered:
        count = len(preview.unanswered)
        questions = "1 question has" if count == 1 else f"{count} questions have"
        raise NotReady(f"{questions} no answer yet.", "Say “same” or “different” for each.")
    if preview.nothing:
        return Done("", 0, "Nothing to load: the map has it all.", ())
    size = len(preview.operations)
    if progress:
        progress("Writing to the graph", 0, size)
    done = apply(
        handle,
        Command(command_id or new_id(), (preview.case_id,), preview.words, preview.operations),
    )
    if progress:
        progress("Loaded", size, size)
    return done
