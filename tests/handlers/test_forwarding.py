"""What neighbour leaders pass on into groups the bot is not in: short, without a name, asked for or given out."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.language.text import Locale, Reader, Texts
from domain.message import Entrance, Outgoing, Say
from domain.polls.asking.drafting import LONGEST_OPTION, LONGEST_QUESTION
from domain.polls.poll import Effect, Method, Poll, Secrecy, State
from domain.polls.presets import PRESETS
from handlers.forwarding import giving_out
from handlers.forwarding.ready import notice_to_forward, poll_to_forward
from handlers.polls import portions
from tests.handlers.play import Play, texts
from tests.handlers.polls.asked import asked, draft
from tests.handlers.quarter import EVERYBODY, quarter
from tests.town import NOON, YARD_GROUP

TEXTS = Texts.load(strict=True)

#: The most characters that are read in a group.
MOST = 300

#: What the longest of addresses looks like.
LONG_WAY = "https://linzhang.some-quite-long-subdistrict.example.cn/go/{}".format

YARD = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


@pytest.fixture
def eager(play: Play) -> Play:
    """The quarter, where leaders get what they may pass on without asking."""
    register = quarter()
    play.work.registers.bring_in(replace(register, town=replace(register.town, forward=True)), play.now)
    return play


def said(message: Outgoing, locale: Locale = Locale.HANS) -> str:
    """The words as somebody reads them."""
    zone = ZoneInfo("Asia/Shanghai")
    return TEXTS.say(message.body, Reader(locale, zone, NOON, entrance=LONG_WAY))


def names_nobody(message: Outgoing) -> bool:
    whole = [text for say in (message.body, message.drawing) if say is not None for text in texts(say)]
    return not [name for name in EVERYBODY.values() for text in whole if name in text]


def over(play: Play, **changes: object) -> Poll:
    """A poll that was held."""
    poll = asked(play, **changes)
    play.says("zhao", "议1 1")
    play.says("wang", "议1 1")
    play.waits(days=3)
    play.listen()
    return play.work.polls.get(poll.id)


def test_a_poll_is_asked_for_by_its_number(play: Play) -> None:
    asked(play)
    play.says("li", "转发 议1")
    assert play.heard("li") == ["forward-poll"]
    ready = play.last("li").message
    assert ready.body.args["link"] == Entrance("poll-1")
    assert ready.drawing is not None
    assert ready.drawing.args["link"] == Entrance("poll-1")
    assert ready.choices == ()


def test_without_a_number_there_is_a_choice_of_what_goes_on_was_decided_and_hangs(play: Play) -> None:
    over(play)
    asked(play)
    play.says("xu", "公示 15 加装电梯方案")
    play.says("li", "转发")
    assert (play.heard("li"), play.choices("li")) == (
        ["forward-what"],
        ["forward.this", "forward.this", "forward.notice"],
    )
    for choice, key in (("1", "forward-poll"), ("转发", "forward-what"), ("2", "forward-result")):
        play.says("li", choice)
        assert play.heard("li") == [key]
    play.says("li", "转发")
    play.says("li", "3")
    assert play.heard("li") == ["forward-notice"]
    assert play.last("li").arg("title") == "加装电梯方案"


def test_where_nothing_goes_on_there_is_nothing_to_pass_on(play: Play) -> None:
    play.says("li", "转发")
    assert play.heard("li") == ["forward-nothing"]


def test_a_notice_that_was_taken_down_is_not_passed_on(play: Play) -> None:
    play.says("xu", "公示 15 加装电梯方案")
    play.says("li", "转发")
    handle = play.handle("li", "forward.notice")
    play.write("UPDATE duty_runs SET state = 'done'")
    play.says("li", handle=handle)
    assert play.heard("li") == ["refusal-forward-no-notice"]


def test_in_a_group_nothing_is_handed_over(play: Play) -> None:
    asked(play)
    play.says("li", "转发 议1", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-in-private"]


@pytest.mark.parametrize(
    ("state", "key"),
    [(State.NOTICED, "forward-poll-noticed"), (State.OPEN, "forward-poll")],
)
def test_a_poll_is_passed_on_as_far_as_it_has_come(play: Play, state: State, key: str) -> None:
    assert poll_to_forward(play.work, replace(asked(play), state=state)).body.key == key


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.ANNULLED])
def test_what_came_to_nothing_is_not_passed_on(play: Play, state: State) -> None:
    poll = asked(play)
    play.work.polls.save(replace(poll, state=state))
    play.says("li", "转发 议1")
    assert play.heard("li") == ["refusal-forward-over"]


def test_a_result_is_passed_on_with_its_picture_and_a_way_in(play: Play) -> None:
    over(play, **YARD)
    play.says("li", "转发 议1")
    ready = play.last("li").message
    assert ready.body.args["verdict"] == Say("forward-passed")
    assert (ready.body.args["voted"], ready.body.args["of"]) == (2, 6)
    assert ready.drawing is not None
    assert (ready.drawing.key, ready.drawing.args["link"]) == ("poll-card-picture", Entrance("poll-1"))


def test_what_was_chosen_is_named(play: Play) -> None:
    poll = asked(play, "东门", "西门", method=Method.SINGLE)
    play.says("zhao", "议1 2")
    play.waits(days=3)
    ready = poll_to_forward(play.work, play.work.polls.get(poll.id))
    assert ready.body.args["verdict"] == Say("forward-chosen", {"what": "西门"})


def test_of_an_open_poll_nobody_outside_learns_how_it_stands(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)
    before = poll_to_forward(play.work, poll)
    play.work.secret.cast(poll, [1], "1")
    assert poll_to_forward(play.work, play.work.polls.get(poll.id)) == before


def test_of_an_election_no_name_is_passed_on(play: Play) -> None:
    for who, words in (("li", "选举 邻长"), ("li", "2"), ("li", "1"), ("zhao", "我参选")):
        play.says(who, words)
    play.waits(hours=96)
    election = play.work.polls.get(1)
    assert (election.state, [option.text for option in election.options]) == (State.OPEN, ["赵大爷"])
    assert names_nobody(poll_to_forward(play.work, election))
    for words in ("议1 1", "1"):
        play.says("zhao", words)
    play.waits(hours=400)
    ready = poll_to_forward(play.work, play.work.polls.get(1))
    assert names_nobody(ready)
    assert ready.body.args["verdict"] == Say("forward-election-over")


def test_what_is_passed_on_names_nobody(play: Play) -> None:
    assert names_nobody(poll_to_forward(play.work, asked(play)))
    play.waits(days=3)
    assert names_nobody(poll_to_forward(play.work, play.work.polls.get(1)))


@pytest.mark.parametrize("locale", list(Locale))
def test_however_long_the_question_and_the_address_300_characters_are_enough(play: Play, locale: Locale) -> None:
    question, option = "长" * LONGEST_QUESTION, "选" * LONGEST_OPTION
    poll = asked(play, option, option[:-1] + "乙", question=question, method=Method.SINGLE)
    for state in (State.NOTICED, State.OPEN):
        assert len(said(poll_to_forward(play.work, replace(poll, state=state)), locale)) <= MOST
    play.says("zhao", "议1 1")
    play.waits(days=3)
    assert len(said(poll_to_forward(play.work, play.work.polls.get(poll.id)), locale)) <= MOST
    play.says("xu", f"公示 15 {question}")
    (run,) = play.work.duties.hanging()
    assert len(said(notice_to_forward(play.work, run), locale)) <= MOST


def test_leaders_get_it_without_asking_only_where_the_town_wants_that(play: Play) -> None:
    asked(play)
    play.waits(minutes=1)
    assert not [heard for heard in play.all_heard if heard.key.startswith("forward-")]


def test_a_poll_that_opens_and_its_result_come_to_its_leaders_once_each(eager: Play) -> None:
    asked(eager, **YARD)
    eager.waits(minutes=1)
    assert eager.heard("li") == ["forward-please", "forward-poll"]
    assert eager.heard("zhao") == []
    eager.waits(days=3)
    heard = [one.key for one in eager.all_heard if one.message.to.chat == "li"]
    assert [key for key in heard if key.startswith("forward-")] == [
        "forward-please",
        "forward-poll",
        "forward-please",
        "forward-result",
    ]


def test_a_notice_comes_to_the_leaders_below(eager: Play) -> None:
    eager.says("xu", "公示 15 加装电梯方案")
    assert eager.heard("li") == ["forward-please", "forward-notice"]


def test_leaders_are_those_of_the_grid_and_below_it_else_of_the_nearest_above(eager: Play) -> None:
    li, he = eager.person("li"), eager.person("he")
    led = {grid: giving_out.leaders(eager.work, grid, eager.now) for grid in ("yard", "fujia", "south")}
    assert led == {"yard": [li], "fujia": sorted([li, he]), "south": []}
    eager.write("UPDATE posts SET grid = 'fujia' WHERE person = ?", he)
    assert giving_out.leaders(eager.restarted(), "south", eager.now) == [he]


def test_of_very_many_leaders_each_gets_it_once(eager: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.forwarding.giving_out.AT_ONCE", 1)
    asked(eager, grid="fujia")
    eager.waits(minutes=1)
    got = [one.message.to.chat for one in eager.all_heard if one.key == "forward-poll"]
    assert len(got) == len(set(got)) > 1
    assert portions.AT_ONCE > 1


def test_a_draft_is_nobodys_to_pass_on(play: Play) -> None:
    draft(play)
    play.says("li", "转发 议1")
    assert play.heard("li") == ["refusal-no-such-poll"]
