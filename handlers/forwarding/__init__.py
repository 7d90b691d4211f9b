"""What is prepared for groups the bot is not in: a neighbour leader passes it on with one press (转发)."""
