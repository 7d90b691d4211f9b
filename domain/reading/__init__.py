"""Reading what people write: places, matters, numbers, days, points. Pure; the words themselves come in as arguments."""
