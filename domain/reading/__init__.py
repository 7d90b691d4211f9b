"""Reading what people write: places, matters, numbers, days. Pure; the words themselves come in as arguments."""
