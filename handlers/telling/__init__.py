"""How a case looks to whom, who hears of what, and what follows when nobody can be reached."""
