"""Answers to presses."""

from __future__ import annotations

from datetime import timedelta

from tests.emulators.telegram.methods.asked import Asked
from tests.emulators.telegram.refusals import TOO_OLD, bad_request

#: A press is answered within so long, or not at all.
ANSWERABLE_FOR = timedelta(seconds=15)

_LONGEST_ANSWER = 200


def answer_callback_query(asked: Asked) -> bool:
    query = asked.bot.queries.get(asked.text("callback_query_id"))
    if query is None or query.answered or asked.world.now() - query.at > ANSWERABLE_FOR:
        raise bad_request(TOO_OLD)
    if len(asked.text("text")) > _LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered = True
    return True
