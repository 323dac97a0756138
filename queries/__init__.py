"""Everything one can ask of, or change in, the graph."""
