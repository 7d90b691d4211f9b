"""How people come in: invitations of those the town knows, homes of those it does not, and the links that lead here."""
