"""When a promise is due, and why: units, the working calendar, the counting, and how much time each class gets."""
