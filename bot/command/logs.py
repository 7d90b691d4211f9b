"""Logs for operators: one JSON line each on standard error, with ids and numbers, never what anybody said."""

from __future__ import annotations

import logging
import sys

import structlog


def quiet_logs() -> None:
    """Log incidents and warnings as JSON lines; nothing at all for what went well."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.getLogger().setLevel(logging.WARNING)
    # Each time it tries in vain it says whom it wanted to be and where; that the database is away is told by us.
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
