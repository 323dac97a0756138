"""Pure layouts: a networkx graph in, places out. Nothing here knows a database or a screen."""
