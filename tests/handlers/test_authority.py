"""Who may do what with one case, as a table: everybody tries everything, and what is refused changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.errors import Refusal
from domain.message import Action, Say
from handlers.casework import follow_up
from tests.handlers.play import Play
from tests.town import says

#: Rubbish at 4栋, which 秦班长 of the sanitation answers for. A dot is a no.
#: stranger; reporter; another resident; lead; wrong handler; neighbour leader; leader of another yard; micro-grid
#: worker; grid worker; worker of another grid; community; another community.
TABLE = """
                stranger wang zhao qin feng li  he  wei xu  sun yang gu
acknowledge     .        .    .    yes .    .   .   .   .   .   .    .
take            .        .    .    yes .    yes .   yes yes .   yes  .
transfer        .        .    .    yes .    .   .   .   yes .   yes  .
return          .        .    .    yes .    .   .   .   .   .   .    .
finish          .        .    .    yes .    .   .   .   .   .   .    .
suspend         .        .    .    yes .    .   .   .   yes .   yes  .
resume          .        .    .    yes .    .   .   .   yes .   yes  .
dispatch        .        .    .    yes .    .   .   .   yes .   yes  .
reject          .        .    .    .   .    .   .   .   yes .   yes  .
merge           .        .    .    .   .    .   .   .   yes .   yes  .
withdraw        .        yes  .    .   .    .   .   .   .   .   .    .
verify          .        yes  .    .   .    yes .   yes yes .   yes  .
dispute         .        yes  .    .   .    yes .   yes yes .   yes  .
reopen          .        yes  .    .   .    yes .   yes yes .   yes  .
correct         .        yes  .    yes .    .   .   .   yes .   yes  .
note            .        yes  .    yes .    yes .   yes yes .   yes  .
support         yes      .    yes  yes yes  yes yes yes yes yes yes  yes
see-inside      .        yes  .    yes .    yes .   yes yes .   yes  .
"""

#: What has to happen before, and what is then tried.
TRIED = {
    "acknowledge": ([], "签收 26-0001"),
    "take": ([], "我来办 26-0001"),
    "transfer": ([], "转派 26-0001 物业公司 归物业管"),
    "return": ([], "退单 26-0001 不归我们"),
    "finish": ([], "办结 26-0001 清走了"),
    "suspend": ([], "挂账 26-0001 等车"),
    "resume": ([("qin", "挂账 26-0001 等车"), ("qin", "6-1")], "恢复办理 26-0001"),
    "dispatch": ([("qin", "退单 26-0001 不归我们")], "派单 26-0001 物业公司"),
    "reject": ([], "不予受理 26-0001 请找法院"),
    "merge": ([("lu", "4栋垃圾"), ("lu", "2")], "合并 26-0001 26-0002"),
    "withdraw": ([], "撤回 26-0001"),
    "verify": ([("qin", "办结 26-0001 清走了")], "解决了 26-0001"),
    "dispute": ([("qin", "办结 26-0001 清走了")], "没解决 26-0001 还在"),
    "reopen": ([("qin", "办结 26-0001 清走了"), ("wang", "解决了")], "重办 26-0001 又有了"),
    "correct": ([], "改地点 26-0001 5栋"),
    "note": ([], "补充 26-0001 在后门"),
    "support": ([], "+1 26-0001"),
    "see-inside": ([], "进度 26-0001"),
}

PEOPLE, *ROWS = (line.split() for line in TABLE.strip().splitlines())
EXPECTED = [(row[0], who, answer == "yes") for row in ROWS for who, answer in zip(PEOPLE, row[1:], strict=True)]

REFUSED = {"refusal-not-yours", "refusal-your-own-case", "card-group"}


@pytest.fixture
def rubbish(play: Play) -> Play:
    play.says("wang", "4栋门口垃圾成堆")
    return play


def test_the_table_tries_everything() -> None:
    assert {row[0] for row in ROWS} == set(TRIED)


@pytest.mark.parametrize(("act", "who", "allowed"), EXPECTED)
def test_each_may_what_stands_in_the_table(rubbish: Play, act: str, who: str, allowed: bool) -> None:
    before, tried = TRIED[act]
    for somebody, text in before:
        rubbish.says(somebody, text)
    case, log = rubbish.case(), rubbish.actions()
    rubbish.says(who, tried)
    heard = set(rubbish.heard(who))
    assert heard
    assert bool(heard & REFUSED) is not allowed
    if not allowed:
        assert (rubbish.case(), rubbish.actions()) == (case, log)


@pytest.mark.parametrize("who", ["stranger", "zhao", "qin", "li", "xu", "yang"])
def test_nobody_but_the_reporter_is_satisfied_for_them(rubbish: Play, who: str) -> None:
    rubbish.says("qin", "办结 26-0001 清走了")
    rubbish.says("li", "解决了")
    pressed = says(who, action=Action("case.satisfied", rubbish.case().id))
    with pytest.raises(Refusal):
        follow_up.satisfied(rubbish.work, pressed, rubbish.now)
    assert rubbish.case().satisfied is None
    follow_up.satisfied(rubbish.work, replace(pressed, sender="wang"), rubbish.now)
    assert rubbish.case().satisfied is True


def test_what_somebody_signed_in_person_is_no_longer_their_colleagues(rubbish: Play) -> None:
    rubbish.write("INSERT INTO contacts (handler, person) VALUES ('sanitation', ?)", rubbish.person("tang"))
    rubbish.says("qin", "签收")
    rubbish.says("tang", "办结 26-0001 清走了")
    assert rubbish.heard("tang") == ["refusal-not-yours"]


def test_a_post_that_has_ended_gives_no_right(rubbish: Play) -> None:
    rubbish.write("UPDATE posts SET until_at = 1 WHERE role = 'worker'")
    rubbish.says("xu", "转派 26-0001 物业公司 归物业管")
    assert rubbish.heard("xu") == ["refusal-not-yours"]


def test_a_successor_gets_the_cards_of_whoever_answers(rubbish: Play) -> None:
    rubbish.says("wang", "4栋楼道灯坏了")
    rubbish.waits(minutes=5)
    rubbish.write("UPDATE posts SET until_at = 1 WHERE role = 'worker'")
    at_us = int(rubbish.now.timestamp() * 1_000_000)
    rubbish.write(
        "INSERT INTO posts (person, role, grid, from_at) VALUES (?, 'worker', 'north', ?)",
        rubbish.person("tang"),
        at_us,
    )
    rubbish.waits(minutes=5)
    rubbish.says("tang", "签收 26-0002")
    rubbish.says("tang", "进度 26-0002")
    handler = rubbish.last("tang").arg("handler")
    assert isinstance(handler, Say)
    assert handler.key == "handler-and-person"


def test_a_list_shown_before_a_post_ended_opens_nothing_discreet(play: Play) -> None:
    play.says("wang", "楼上天天吵架")
    play.says("yang", "待办")
    play.write("UPDATE posts SET until_at = 1 WHERE role = 'director'")
    play.says("yang", "1")
    assert play.heard("yang") == ["refusal-no-such-case"]
