"""A case from its first word to its end on every platform, with PostgreSQL for the town's memory.

The lab plays every rehearsal on PostgreSQL (``test_rehearsals.py``). What a platform adds is the same on both, so that
one play on each shows whether they go together.
"""

from __future__ import annotations

import pytest

from bot.command.samples import examples
from bot.rehearsal import play
from bot.rehearsal.stage import Raise
from tests.emulators.telegram_stage import telegram_stage
from tests.emulators.wechat_stage import wechat_stage
from tests.emulators.wecom_stage import wecom_stage

pytestmark = pytest.mark.postgres

#: Reported, found unsolved, sent back, done, confirmed; and passed on until somebody does it.
PLAYS = ("not-solved-and-back-all-in-private", "passed-on-all-in-private")

PLATFORMS: dict[str, Raise] = {"telegram": telegram_stage, "wechat": wechat_stage, "wecom": wecom_stage}


@pytest.mark.parametrize("name", PLAYS)
@pytest.mark.parametrize("raised", PLATFORMS.values(), ids=PLATFORMS)
async def test_everybody_hears_what_the_play_says(name: str, raised: Raise) -> None:
    transcript: list[str] = []

    verdict = await play(examples() / "rehearsals" / f"{name}.txt", out=transcript.append, raised=raised)

    assert [(mistake.line, mistake.say.key) for mistake in verdict.mistakes] == [], "\n".join(transcript)
