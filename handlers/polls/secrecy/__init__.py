"""Secret ballots (无记名), and who watches over a poll."""
