"""The map: a case's network, drawn, filtered, and asked."""
