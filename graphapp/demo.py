"""`graphapp demo`: the explorer with made-up families, put in when the graph is new; cut short, the
next start puts in the rest.
"""

from __future__ import annotations

import threading

from graphapp.errors import note
from graphapp.services import Services
from graphapp.settings import Settings
from graphapp.starting import Say, start
from queries.store import GraphError
from queries.users import list_users, planting_unfinished


def serve_demo(settings: Settings, say: Say) -> None:
    """Serve; the families go in behind a page that says so.

    Raises
    ------
    NotServed : the port is taken.
    """
    start(settings, say, while_opening=lambda services: _behind(services, say))


def _behind(services: Services, say: Say) -> None:
    services.filling(True)
    threading.Thread(target=fill, args=(services, say), name="filling", daemon=True).start()


def fill(services: Services, say: Say) -> None:
    """Wait for the graph; put the families in when nobody works with it yet, or the rest of them
    when that was cut short.
    """
    store = services.store_for_access()
    try:
        while not store.wait_until_open(5):
            if store.state == "closed":
                return
        rest = planting_unfinished(store)
        if list_users(store) and not rest:
            say("The graph holds people already: nothing was put in.")
        else:
            say(
                "Putting in the made-up families that are still missing."
                if rest
                else "The graph is new: putting the made-up families in."
            )
            from seed.plant import plant  # loads the loaders: only a new graph wants them

            plant(store, progress=lambda words: say(f"  {words}"))
            say("They are in. Pick who is working: Hannah Reeve has most of them.")
    except GraphError as exc:
        if store.state != "closed":
            say(f"The made-up families are not all in. {exc}")
    except Exception as exc:  # noqa: BLE001  the last guard of this thread: a number, a trace
        say(f"The made-up families are not all in. Reference {note(exc)}, in the log.")
    finally:
        services.filling(False)
