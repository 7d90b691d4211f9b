"""What neighbours talk over together: topics, meetings, what was decided, and how it gets done."""
