"""Family trees in GEDCOM: 5.5, 5.5.1 and 7 in, plain (.ged) or packed (.gdz); 7 out.

`read_tree(name, content, left=, today=)` -> `Tree(people, ties, problems)`
    Called by `loaders.read`. Every part of a file that is broken is a problem with its line; what
    is not loaded (notes, sources, places, pictures, ...) is counted in a problem of its own.
`write(network)` -> bytes
    The family tree of a network, of what its handle saw, as GEDCOM 7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.gedcom.tree import Tree, is_tree, read_tree

if TYPE_CHECKING:
    from queries.model import Network

__all__ = ["Tree", "is_tree", "read_tree", "write"]


def write(network: Network) -> bytes:
    """Return the family tree of a network as GEDCOM 7; see `loaders.gedcom.writer.write`."""
    from loaders.gedcom.writer import write as written  # its tables are slow to load

    return written(network)
