"""What a meeting leaves the program as: calendar files, invitations, the list on paper."""
