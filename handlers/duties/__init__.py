"""What has to be done again and again, run by run, and the full sweep of a grid."""
