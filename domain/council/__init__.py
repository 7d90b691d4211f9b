"""What neighbours talk over together (议事): topics, meetings, what was decided, the six steps."""
