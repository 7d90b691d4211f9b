"""The plays in ``examples/rehearsals``, with WeChat on everybody's phone.

Everybody in the town file has followed the account long ago, and the town has a template message: what the account may
not say any more is read on the page behind it. Groups are on Telegram and are only read there.

Some things are otherwise on WeChat than in the lab, and the stage plays them as people would do them there: a place and
each photo are messages of their own, and words come after the photos they belong to; whoever went away follows again
before they speak.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

import pytest

from bot.command.samples import examples
from bot.rehearsal import Verdict, play
from tests.emulators.wechat_stage import wechat_stage
from tests.rehearsed import IN_FULL

PLAYS = sorted(path for path in (examples() / "rehearsals").iterdir() if path.is_file())

#: Somebody speaks or presses in a group: nobody can do that with WeChat alone.
IN_GROUPS: Mapping[str, int] = {
    "139-buildings-elect": 16,
    "a-new-neighbour": 42,
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
    "strange-things": 24,
    "straw-poll-in-one-line": 6,
    "three-neighbours-one-case": 6,
    "unnamed-hazard": 6,
    "yard-230-twelve-flats-empty": 15,
}

#: What was said cannot be changed: whose card has other words, with something to choose as before, is not told.
CARDS_THAT_CHANGE: Mapping[str, int] = {
    "for-a-neighbour": 16,
}

#: Whose card has nothing to choose any more is told, where it would change in silence elsewhere.
TOLD_ANEW: Mapping[str, int] = {
    "on-leave-with-a-deputy": 33,
}

#: A page shows the ballot, and not what somebody was reminded with.
BALLOTS_ON_PAGES: Mapping[str, int] = {
    "poll-result-and-objection": 20,
}

#: A page shows what can be pressed by now, for three days: what is over cannot be pressed to be told so.
PRESSES_TOO_LATE: Mapping[str, int] = {
    "poll-closed-early-by-two": 39,
}

#: A photo that comes before its words is an answer by itself.
PHOTOS_BEFORE_WORDS: Mapping[str, int] = {"blocked-drain-not-solved-twice": 24}

#: Plays that are otherwise on WeChat, and the line at which they first are.
OTHERWISE: Mapping[str, int] = {
    **IN_GROUPS,
    **CARDS_THAT_CHANGE,
    **PRESSES_TOO_LATE,
    **PHOTOS_BEFORE_WORDS,
    **TOLD_ANEW,
    **BALLOTS_ON_PAGES,
}


#: A town without a template message: after 48 hours nobody can be told anything before they speak.
SHUT_WINDOWS = """\
# 没有模板消息的公众号：48 小时没说话的人，机器人不能先开口。该催的照样往下一位催，没说成的等他开口再说。

小镇：yueyang-lou
时间：2026-05-15 16:00

小李：待办
王阿姨：4栋2单元楼道灯坏了
小李 听到：26-0001 [选项 签收]
小李：签收 26-0001
小李：已联系 26-0001

# 周末过了，小李和王阿姨都两天没说话。周二下午该提醒小李，他听不到，协办的秦芳听到。
到 5月19日 09:00
秦芳：待办
到 14:00
小李 没有听到任何话
秦芳 只听到：小李收不到消息，所以请您…26-0001…“办结”快到时间了
到 16:00
小李 没有听到任何话
秦芳 只听到：26-0001…过期了

# 小李一开口，先答他的话，再说没说成的；已经过了时候的不说。
到 16:30
小李：待办
小李 听到：26-0001
小李 听到：早上好…26-0001…办结，期限 5月19日 周二 16:00
小李：办结 26-0001 换了灯 [照片 亮了]
小李 听到：26-0001…正在请人核实

# 王阿姨也一样：问她解决了没有的那一条，等她开口。
王阿姨 没有听到任何话
到 17:00
王阿姨：进度 26-0001
王阿姨 听到：26-0001…已办好，等核实
王阿姨 听到：26-0001…换了灯…真的解决了吗 [照片 亮了] [选项 解决了]
王阿姨 点 解决了
王阿姨 听到：26-0001…结案
"""


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


@pytest.mark.parametrize("plays", IN_FULL.values(), ids=IN_FULL)
def test_the_loop_the_ladder_and_the_polls_are_on_wechat_what_they_are_in_the_lab(
    plays: Collection[str],
) -> None:
    assert {*plays} <= {file.stem for file in PLAYS}
    assert not {*plays} & OTHERWISE.keys()


async def test_where_nobody_may_be_spoken_to_the_next_one_hears_and_what_is_true_is_said_later(tmp_path: Path) -> None:
    file, transcript = tmp_path / "shut-windows.txt", list[str]()
    file.write_text(SHUT_WINDOWS, encoding="utf-8")

    verdict = await play(file, out=transcript.append, raised=partial(wechat_stage, reminds=False))

    silent = [mistake for mistake in verdict.mistakes if mistake.say.key == "rehearsal-not-delivered"]
    assert silent
    assert verdict.mistakes == tuple(silent), "\n".join(transcript)
