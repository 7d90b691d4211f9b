"""How a nag comes about, in three small durable steps: a rung fires, it is settled who hears of it, they are told."""
