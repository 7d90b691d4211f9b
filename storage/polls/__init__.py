"""Polls as they are stored: the roll, the ledger, the ballots. How they are counted is in ``domain.polls``."""
