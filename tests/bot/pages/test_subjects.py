"""Where the link under a message leads."""

from __future__ import annotations

import pytest

from bot.pages.links import Purpose
from bot.pages.subjects import page_of
from domain.message import Outgoing, Say
from tests.town import NOON, a_unit, at, someone


@pytest.mark.parametrize(
    ("card", "page"),
    [
        ("poll:7:private", (Purpose.BALLOT, 7)),
        ("case:12:reporter", (Purpose.CASE, 12)),
        ("case:12:lead:worker", None),
        ("ballot:7:3", None),
        (None, None),
    ],
)
def test_a_card_of_ones_own_leads_to_what_it_shows_and_any_other_message_to_itself(
    card: str | None, page: tuple[Purpose, int] | None
) -> None:
    with a_unit() as work:
        work.outbox.post(at("wang"), Outgoing(Say("menu"), card=card), NOON, reader=someone(work, "wang").id)
        (queued,) = work.deliveries.claim(1, NOON)

        assert page_of(queued) == (page or (Purpose.MESSAGE, queued.id))
