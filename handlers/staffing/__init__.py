"""Those who do the work, by the day: who is away and who stands in, who is on duty, who hands over to whom."""
