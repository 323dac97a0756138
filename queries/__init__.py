"""Everything one can ask of, or change in, the graph."""

from queries.around import network_around
from queries.cases import case, children_of, list_cases
from queries.counts import counts, counts_of
from queries.households import who_lives_together
from queries.network import network_of, rings
from queries.places import keep_places, places_of
from queries.store.handle import Handle, Viewer
from queries.tables import to_networkx, to_pandas

__all__ = [
    "Handle",
    "Viewer",
    "case",
    "children_of",
    "counts",
    "counts_of",
    "keep_places",
    "list_cases",
    "network_around",
    "network_of",
    "places_of",
    "rings",
    "to_networkx",
    "to_pandas",
    "who_lives_together",
]
