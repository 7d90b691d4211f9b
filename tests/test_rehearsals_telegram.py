"""The plays in ``examples/rehearsals``, with Telegram on everybody's phone.

Three things are otherwise there than in the lab, and the stage plays them as people would do them on Telegram:

- a place on the map is a message of its own, and comes before the words it belongs to;
- what is no photo is no part of an album, and comes after it;
- the bot is called by its name on Telegram instead of "@邻长".

Everybody in the town file has pressed Start long ago, for a bot cannot write first.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.command.samples import examples
from bot.rehearsal import play
from tests.emulators.telegram_stage import telegram_stage

PLAYS = sorted(path for path in (examples() / "rehearsals").iterdir() if path.is_file())

#: Plays in which somebody speaks in a group, and the line at which those who wait for an answer get none, because the
#: words before it do not name the bot. 0: all words that want an answer do.
IN_GROUPS = {
    "between-neighbours": 26,
    "garbage-and-a-make-up-saturday": 8,
    "strange-things": 0,
    "three-neighbours-one-case": 0,
    "unnamed-hazard": 7,
}


@pytest.mark.parametrize("file", PLAYS, ids=lambda file: file.stem)
async def test_everybody_hears_on_telegram_what_the_play_says(file: Path) -> None:
    transcript: list[str] = []

    verdict = await play(file, out=transcript.append, raised=telegram_stage)

    assert [(mistake.line, mistake.say.key) for mistake in verdict.mistakes] == [], "\n".join(transcript)


@pytest.mark.parametrize(("name", "line"), IN_GROUPS.items())
async def test_with_privacy_mode_only_those_are_answered_in_a_group_who_name_the_bot(name: str, line: int) -> None:
    (file,) = (file for file in PLAYS if file.stem == name)

    verdict = await play(file, out=lambda line: None, raised=partial(telegram_stage, privacy=True))

    assert next((mistake.line for mistake in verdict.mistakes), 0) == line
