"""How a case looks to whom, and who hears of what."""
