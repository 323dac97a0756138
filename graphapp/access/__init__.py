"""Who is working, who is looking, and the door: sessions, the opening link, the PIN."""
