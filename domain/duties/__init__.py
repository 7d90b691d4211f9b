"""What has to be done again and again (周期任务): how often, by whom, what is looked at each time."""
