"""What a channel is told of a message besides its words: its language, and whether its choices are a poll's."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.message import Action, Button, Outgoing, Say
from tests.bot.paper import bot_at_work
from tests.town import someone

AGREE, ABSTAIN = (Button(Say("button-poll-abstain"), Action("poll.vote", 12, choice)) for choice in ("1", "-"))
MARK = Button(Say("button-ballot-cast"), Action("poll.mark", 12, "1"))
TAKE = Button(Say("move-take"), Action("case.take", 1))


@pytest.mark.parametrize(
    ("buttons", "ballot"),
    [((AGREE, ABSTAIN), True), ((MARK, ABSTAIN), False), ((TAKE,), False), ((), False)],
    ids=["a vote", "a paper to be marked", "a case", "nothing"],
)
async def test_a_ballot_is_a_message_whose_every_choice_votes(
    tmp_path: Path, buttons: tuple[Button, ...], ballot: bool
) -> None:
    async with bot_at_work(tmp_path) as bot:
        await bot.tells("wang", Outgoing(Say("cancelled"), buttons))
        await bot.settle()
        (sheet,) = bot.paper.table.values()
        assert sheet.message.ballot is ballot


async def test_a_message_says_in_which_language_it_is(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path) as bot:
        await bot.database.transact(lambda work: work.people.set_locale(someone(work, "li").id, "en"))
        for who in ("wang", "li"):
            await bot.tells(who, Outgoing(Say("cancelled")))
        await bot.settle()
        assert [sheet.message.locale for sheet in bot.paper.table.values()] == ["zh-Hans", "en"]
