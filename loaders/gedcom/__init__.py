"""Family trees in GEDCOM: 5.5, 5.5.1 and 7 in, plain (.ged) or packed (.gdz); 7 out.

`read_tree(name, content, left=, today=)` -> `Tree(people, ties, problems)`
    Called by `loaders.read`. Every part of a file that is broken is a problem with its line; what
    is not loaded (notes, sources, places, pictures, ...) is counted in a problem of its own.
"""

from __future__ import annotations

from loaders.gedcom.tree import Tree, is_tree, read_tree

__all__ = ["Tree", "is_tree", "read_tree"]
