"""What staff give one another to do: tasks, meetings, notices to hang."""
