"""What was decided: who does it, who looks whether it is done, and who hears of it."""
