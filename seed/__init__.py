"""Made-up families, and the files they are loaded from. No person here is real."""
