"""People elected to a post: put up, standing, tied, in office."""
