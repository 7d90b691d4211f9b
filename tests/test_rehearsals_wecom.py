"""The plays in ``examples/rehearsals``, with WeCom on everybody's phone: residents and staff are members alike.

These things are otherwise there than in the lab, and the stage plays them as people would do them in WeCom:

- a place on the map and each photo are messages of their own, and come before the words they belong to;
- a group is the app's own, where it speaks and hears nothing, unless the robot is in it (``CALLED``), which hears
  whoever calls it by name and answers below their words;
- what cannot be chosen on a card is chosen by typing its number.

What WeCom cannot do stands in ``MISSED``, line by line: whatever else a play says is heard.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path

import pytest

from bot.command.samples import examples
from bot.rehearsal import play
from tests.emulators.wecom_stage import wecom_stage
from tests.rehearsed import IN_FULL

PLAYS = sorted(path for path in (examples() / "rehearsals").iterdir() if path.is_file())


class Why(StrEnum):
    """Why a line of a play is not as it says. After ``SPOKEN`` and ``PRESSED`` by somebody the play cannot go on."""

    SPOKEN = "what is said in a group of the app is not heard"
    PRESSED = "nothing can be pressed in a group of the app"
    UNCALLED = "the robot says nothing where nobody called it"
    CHANGED = "what the app said in a group stays as it is"
    ONCE = "a card changes once by itself, and once more for each press of its reader"
    CUT = "a card that has changed shows the beginning of long words"
    APART = "a photo is an answer by itself, and the words come too late for it"


#: Groups the robot is in, by the play.
CALLED: Mapping[str, Collection[str]] = {
    "called-in-the-staff-group": {"洞庭社区工作群"},
    "three-neighbours-one-case": {"富家组居民群"},
}

MISSED: Mapping[str, Mapping[int, Why]] = {
    "139-buildings-elect": {16: Why.SPOKEN},
    "a-new-neighbour": {42: Why.SPOKEN},
    "a-newcomer-has-a-vote": {25: Why.CUT},
    "a-poll-in-four-messages": {6: Why.SPOKEN},
    "between-neighbours": {21: Why.SPOKEN},
    "blocked-drain-not-solved-twice": {24: Why.APART},
    "council-of-residents-tied-at-the-last-seat": {14: Why.SPOKEN},
    "formal-poll-with-notice": {35: Why.PRESSED},
    "garbage-and-a-make-up-saturday": {7: Why.SPOKEN},
    "ideas-merged-and-supported": {10: Why.SPOKEN},
    "make-up-saturday-and-the-ladder": {7: Why.SPOKEN},
    "new-year-2027-provisional-then-official": {29: Why.CHANGED},
    "on-leave-with-a-deputy": {33: Why.ONCE},
    "one-poll-five-ways": {17: Why.PRESSED},
    "owners-278-at-the-exact-edge": {221: Why.CHANGED},
    "poll-every-way-in": {11: Why.PRESSED, 14: Why.PRESSED},
    "secret-ballot-in-a-yard": {30: Why.SPOKEN},
    "shift-change-and-a-gap": {44: Why.SPOKEN},
    "six-steps-none-skipped": {6: Why.SPOKEN},
    "stair-lamp-next-door": {11: Why.PRESSED, 34: Why.ONCE},
    "strange-things": {24: Why.SPOKEN},
    "straw-poll-in-one-line": {6: Why.SPOKEN},
    "three-neighbours-one-case": {42: Why.UNCALLED},
    "two-hour-sweep-four-silent-of-33": {40: Why.CHANGED, 52: Why.CHANGED, 65: Why.CHANGED, 79: Why.CHANGED},
    "unnamed-hazard": {6: Why.SPOKEN},
    "yard-230-twelve-flats-empty": {15: Why.PRESSED},
}


@pytest.mark.parametrize("file", PLAYS, ids=lambda file: file.stem)
async def test_everybody_hears_in_wecom_what_the_play_says(file: Path) -> None:
    transcript: list[str] = []

    raised = partial(wecom_stage, called=CALLED.get(file.stem, ()))
    verdict = await play(file, out=transcript.append, raised=raised)

    missed = [*MISSED.get(file.stem, ())]
    assert [mistake.line for mistake in verdict.mistakes] == missed, "\n".join(transcript)


def test_only_plays_there_are_miss_something() -> None:
    assert {*MISSED, *CALLED} <= {file.stem for file in PLAYS}


@pytest.mark.parametrize("plays", IN_FULL.values(), ids=IN_FULL)
def test_the_loop_the_ladder_and_the_polls_are_in_wecom_what_they_are_in_the_lab(plays: Collection[str]) -> None:
    assert {*plays} <= {file.stem for file in PLAYS}
    assert not {*plays} & MISSED.keys()
