"""Everything one can ask of, or change in, the graph."""

from queries.network import network_of, rings, to_networkx, to_pandas
from queries.store.handle import Handle, Viewer

__all__ = [
    "Handle",
    "Viewer",
    "network_of",
    "rings",
    "to_networkx",
    "to_pandas",
]
