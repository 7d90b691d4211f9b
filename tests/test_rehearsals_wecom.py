"""The plays in ``examples/rehearsals``, with WeCom on everybody's phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.command.samples import examples
from bot.rehearsal import play
from tests.emulators.wecom_stage import wecom_stage

PLAYS = sorted(path for path in (examples() / "rehearsals").iterdir() if path.is_file())


@pytest.mark.parametrize("file", PLAYS, ids=lambda file: file.stem)
async def test_everybody_hears_in_wecom_what_the_play_says(file: Path) -> None:
    transcript: list[str] = []

    verdict = await play(file, out=transcript.append, raised=wecom_stage)

    assert [(mistake.line, mistake.say.key) for mistake in verdict.mistakes] == [], "\n".join(transcript)
