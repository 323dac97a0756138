"""What is round every screen: the bar, the router, notices, the toast. Knows no screen."""
