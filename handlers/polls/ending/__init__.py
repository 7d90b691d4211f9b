"""What becomes of an open poll: reminders, more time, its end, the result, objections."""
