"""One poll, with everybody on the platform they use: Telegram, WeChat, WeCom, a page, and paper. One tally."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

from bot.command.samples import examples
from bot.command.verify_poll import verify
from bot.rehearsal import play
from domain.register import Register
from handlers.polls.exporting import exported
from storage.work import Work
from tests.emulators.mixed_stage import MixedStage, Where, mixed_stage

PLAY = examples() / "rehearsals" / "one-poll-five-ways.txt"

#: Who and what is where in the play. Whoever has no account is on paper.
WHERE = {
    "梧桐院邻里群": Where.TELEGRAM,
    "刘建军": Where.TELEGRAM,
    "老王": Where.TELEGRAM,
    "王阿姨": Where.WECHAT,
    "赵大爷": Where.PAGE,
    "徐奶奶": Where.WECOM,
    "陈会计": Where.WECOM,
    "杨主任": Where.WECOM,
    "桥东社区工作群": Where.WECOM,
}

#: How each ballot came, in their order. The third is of the same household as the second.
CAST = [
    ("telegram", 3),
    ("wechat", 2),
    ("telegram", 2),
    ("wecom", 4),
    ("web", 5),
    ("paper", 7),
    ("wecom", 1),
]


def the_poll(work: Work) -> tuple[str, ...]:
    poll = work.polls.find(1)
    assert poll is not None
    return exported(work, poll)


async def test_one_poll_is_voted_on_in_five_ways_and_anybody_can_count_it_again() -> None:
    transcript: list[str] = []
    written: list[str] = []

    @contextlib.asynccontextmanager
    async def everywhere(folder: Path, register: Register, starts: datetime) -> AsyncIterator[MixedStage]:
        async with mixed_stage(folder, register, starts, where=WHERE) as stage:
            yield stage
            written.extend(await stage.program.service.database.read(the_poll))

    verdict = await play(PLAY, out=transcript.append, raised=everywhere)

    assert [(mistake.line, mistake.say.key) for mistake in verdict.mistakes] == [], "\n".join(transcript)
    lines = [json.loads(line).get("line", {}) for line in written]
    assert [(line["origin"], line["unit"]) for line in lines if line.get("kind") == "ballot"] == CAST
    found = verify("".join(f"{line}\n" for line in written))
    assert (found["roll"][0], found["voted"][0], found["verdict"]) == (8, 6, "passed")
    assert [votes for votes, *_ in found["options"]] == [5, 1]
