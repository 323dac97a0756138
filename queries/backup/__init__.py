"""The whole graph as one file, and back; many records at once into an empty graph."""
