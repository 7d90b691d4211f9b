"""What is summed up: everybody's own list in the morning, the staff groups' summaries, the agenda, the figures."""
