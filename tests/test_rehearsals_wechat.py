"""The plays in ``examples/rehearsals``, with WeChat on everybody's phone.

Everybody in the town file has followed the account long ago, and the town has a template message: what the account may
not say any more is read on the page behind it. Groups are on Telegram and are only read there.

Some things are otherwise on WeChat than in the lab, and the stage plays them as people would do them there: a place and
each photo are messages of their own, and words come after the photos they belong to; whoever went away follows again
before they speak.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.command.samples import examples
from bot.rehearsal import Verdict, play
from tests.emulators.wechat_stage import wechat_stage

PLAYS = sorted(path for path in (examples() / "rehearsals").iterdir() if path.is_file())

#: Somebody speaks or presses in a group: nobody can do that with WeChat alone.
IN_GROUPS: Mapping[str, int] = {
    "139-buildings-elect": 16,
    "a-poll-in-four-messages": 6,
    "between-neighbours": 21,
    "called-in-the-staff-group": 7,
    "council-of-residents-tied-at-the-last-seat": 14,
    "garbage-and-a-make-up-saturday": 7,
    "ideas-merged-and-supported": 10,
    "make-up-saturday-and-the-ladder": 7,
    "one-poll-five-ways": 17,
    "poll-every-way-in": 14,
    "secret-ballot-in-a-yard": 30,
    "shift-change-and-a-gap": 44,
    "six-steps-none-skipped": 6,
    "straw-poll-in-one-line": 6,
    "three-neighbours-one-case": 6,
    "unnamed-hazard": 6,
    "yard-230-twelve-flats-empty": 15,
}

#: WeChat tells no names: whoever is not in the register has none.
BY_NAME: Mapping[str, int] = {
    "a-new-neighbour": 22,
    "a-newcomer-has-a-vote": 15,
    "strange-things": 12,
}

#: What was said cannot be changed: a card that changes is read on its page, and heard by nobody.
CARDS_THAT_CHANGE: Mapping[str, int] = {
    "for-a-neighbour": 16,
    "monthly-check-with-a-broken-item": 26,
    "numbers-only": 29,
    "poll-result-and-objection": 20,
    "stair-lamp-next-door": 34,
}

#: A page shows what can be pressed by now, for three days: what is over cannot be pressed to be told so.
PRESSES_TOO_LATE: Mapping[str, int] = {
    "poll-closed-early-by-two": 39,
}

#: A photo that comes before its words is an answer by itself.
PHOTOS_BEFORE_WORDS: Mapping[str, int] = {"blocked-drain-not-solved-twice": 24}

#: A message of WeChat ends at 2048 bytes.
TOO_LONG: Mapping[str, int] = {"milestones-of-an-illegal-building": 30}

#: Plays that are otherwise on WeChat, and the line at which they first are.
OTHERWISE: Mapping[str, int] = {
    **IN_GROUPS,
    **BY_NAME,
    **CARDS_THAT_CHANGE,
    **PRESSES_TOO_LATE,
    **PHOTOS_BEFORE_WORDS,
    **TOO_LONG,
}


def told(verdict: Verdict) -> list[tuple[int, str]]:
    return [(mistake.line, mistake.say.key) for mistake in verdict.mistakes]


@pytest.mark.parametrize("file", [file for file in PLAYS if file.stem not in OTHERWISE], ids=lambda file: file.stem)
async def test_everybody_hears_on_wechat_what_the_play_says(file: Path) -> None:
    transcript: list[str] = []

    verdict = await play(file, out=transcript.append, raised=wechat_stage)

    assert told(verdict) == [], "\n".join(transcript)


@pytest.mark.parametrize(("name", "line"), OTHERWISE.items())
async def test_up_to_what_wechat_cannot_do_everybody_hears_what_the_play_says(name: str, line: int) -> None:
    (file,) = (file for file in PLAYS if file.stem == name)
    transcript: list[str] = []

    verdict = await play(file, out=transcript.append, raised=wechat_stage)

    assert next(iter(told(verdict)), (0, ""))[0] == line, "\n".join(transcript)
