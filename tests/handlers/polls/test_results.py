"""A result in words: exact counts, percents cut off, what was enough and what was not, what follows from it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text import Locale, Reader, Texts
from domain.message import Say
from domain.polls.deciding import decide
from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy, State
from domain.polls.presets import FITS, PRESETS
from domain.polls.rules import Measure, Op, Threshold
from domain.polls.tally import count
from handlers.polls.results import choice_say, percent, result_say, square_metres, tally_say
from handlers.polls.terms import effect_say, law_say, preset_say, rule_say, share_say, state_say
from tests.domain.a_poll import a_poll
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked
from tests.town import NOON

TEXTS = Texts.load(strict=True)
YES_NO = (Option("同意"), Option("不同意"))


def said(say: Say, locale: Locale = Locale.HANS) -> str:
    return TEXTS.say(say, Reader(locale, ZoneInfo("Asia/Shanghai"), NOON))


def result(poll: Poll, *cast: tuple[str, int], roll: int = 300, area: int = 0) -> list[str]:
    """The lines of the result; everybody has so much area."""
    tally = count(poll, roll, roll * area, [(choice, units, units * area) for choice, units in cast])
    return said(result_say(poll, tally, decide(poll, tally))).splitlines()


def test_owners_that_are_too_few_read_the_numbers_and_that_nothing_follows() -> None:
    poll = a_poll(Method.YES_NO, "owners_special", options=YES_NO)
    tally = count(poll, 300, 3_000_000_000, [("1", 183, 2_049_999_999)])
    assert said(result_say(poll, tally, decide(poll, tally))).splitlines() == [
        "【议12】停车位怎么划？",
        "人数 300，参与 183（61.0%），其中弃权 0",
        "面积 300000.00 平方米，参与 204999.99 平方米（68.3%）",
        "1. 同意：183 票，占 100.0%",
        "2. 不同意：0 票，占 0.0%",
        "参与：面积 68.3% ≥ 2/3 ✔、人数 61.0% < 2/3 ✘",
        "→ 未达法定参与，议题不产生效力",
        "依据：《民法典》第二百七十八条：业主共同决定",
        "【业主表决预演】只是预演。正式的业主共同决定，要按法定的程序和平台另外表决。",
    ]


@pytest.mark.parametrize(
    ("method", "preset", "cast", "verdict"),
    [
        (Method.YES_NO, "yard", [("1", 6), ("2", 5)], "→ 通过"),
        (Method.YES_NO, "yard", [("1", 5), ("2", 5)], "→ 未通过"),
        (Method.SINGLE, "yard", [("2", 9), ("1", 5)], "→ 选定“方案2”"),
        (Method.SINGLE, "yard", [("2", 5), ("1", 5)], "→ 平票：“方案1”、“方案2”一样多。不抽签，由大家再投一轮"),
        (Method.YES_NO, "straw", [("2", 9), ("1", 5)], "→ 多数人选“方案2”"),
        (Method.SINGLE, "straw", [], "→ 还没有人选哪一个"),
        (Method.SEATS, "yard", [("1,2", 9)], "→ 当选：方案1、方案2"),
        (Method.SEATS, "yard", [("1", 9)], "→ 当选：方案1，不足 2 人，其余名额要再选一轮"),
        (Method.SEATS, "yard", [("0", 9)], "→ 没有人达到当选的票数，要再选一轮"),
    ],
)
def test_the_verdict_is_a_line(method: Method, preset: str, cast: list[tuple[str, int]], verdict: str) -> None:
    poll = a_poll(method, preset, many=3, seats_min=2, seats_max=2)
    assert [line for line in result(poll, *cast) if line.startswith("→")] == [verdict]


def test_those_elected_are_named_before_those_who_are_tied_at_the_last_seat() -> None:
    poll = a_poll(Method.SEATS, "straw", many=3, seats_min=2, seats_max=2)
    assert "→ 当选：方案1；最后的名额平票：方案2、方案3，不抽签，由大家再投一轮" in result(poll, ("1,2", 2), ("1,3", 2))


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 5), st.integers(1, 5))
def test_what_is_short_of_a_threshold_never_reads_as_reaching_it(of: int, have: int, num: int, den: int) -> None:
    have %= of + 1
    whole, _, tenth = percent(have, of).partition(".")
    shown = int(whole) * 10 + int(tenth)
    assert shown * of <= 1000 * have < (shown + 1) * of
    if not Threshold(PRESETS["yard"].approval[0].measure, num, den, Op.AT_LEAST).met(have, of):
        assert shown * den < 1000 * num


def test_an_area_is_exact_to_two_decimals() -> None:
    assert [square_metres(cm2) for cm2 in (0, 99, 100, 10_000, 1_234_567)] == [
        *("0.00", "0.00", "0.01", "1.00", "123.45")
    ]


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_words_for_its_name_its_rule_and_its_law(preset: str, locale: Locale) -> None:
    poll = a_poll(FITS[preset].methods[0], preset)
    words = [preset_say(preset), rule_say(poll), law_say(poll.rule), effect_say(poll.effect)]
    assert all(said(word, locale) for word in words)


def test_a_rule_reads_as_one_would_say_it() -> None:
    assert said(rule_say(a_poll(Method.YES_NO, "owners_ordinary"))) == (
        "参与的面积达到三分之二、人数达到三分之二才算数；同意的面积要超过参与的一半、人数要超过参与的一半才通过"
    )
    assert said(rule_say(a_poll(Method.YES_NO, "straw"))) == "来多少人都算数；得票最多的胜出"
    assert said(rule_say(a_poll(Method.SINGLE, "yard"))) == (
        "来多少人都算数；得票最多的胜出，而且选它的户数要超过参与的一半"
    )
    assert said(rule_say(a_poll(Method.SEATS, "yard", seats_min=1, seats_max=1))) == (
        "来多少人都算数；选 1 人，票多的先当选，而且选他的户数要超过参与的一半"
    )


@pytest.mark.parametrize(
    ("cast", "weighed"),
    [
        (
            [("1", 101), ("2", 99)],
            ["参与：面积正好三分之二 ✔、人数正好三分之二 ✔", "“同意”：面积 50.5% > 1/2 ✔、人数 50.5% > 1/2 ✔"],
        ),
        (
            [("1", 102), ("2", 102)],
            ["参与：面积 68.0% ≥ 2/3 ✔、人数 68.0% ≥ 2/3 ✔", "“同意”：面积正好一半，没超过 ✘、人数正好一半，没超过 ✘"],
        ),
    ],
)
def test_what_is_exactly_on_the_line_is_said_so(cast: list[tuple[str, int]], weighed: list[str]) -> None:
    lines = result(a_poll(Method.YES_NO, "owners_ordinary", options=YES_NO), *cast, area=900_000)
    assert [line for line in lines if line.startswith(("参与：", "“同意”："))] == weighed


@pytest.mark.parametrize(
    ("num", "den", "words"),
    [(1, 2, "一半"), (1, 3, "三分之一"), (2, 3, "三分之二"), (3, 4, "四分之三"), (3, 5, "5 分之 3")],
)
def test_a_part_is_said_as_one_says_it(num: int, den: int, words: str) -> None:
    assert said(share_say(Threshold(Measure.UNITS, num, den, Op.AT_LEAST))) == words


def test_every_effect_and_state_has_words() -> None:
    assert all(said(effect_say(effect), locale) for effect in Effect for locale in Locale)
    assert all(said(state_say(a_poll(state=state)), locale) for state in State for locale in Locale)


@pytest.mark.parametrize(
    ("method", "choice", "words"),
    [
        (Method.SINGLE, "2", "“方案2”"),
        (Method.APPROVAL, "1,3", "“方案1”、“方案3”"),
        (Method.DOT, "1:3,2:2", "“方案1” 3 分、“方案2” 2 分"),
        (Method.RATING, "1:5", "“方案1” 5 星"),
        (Method.SINGLE, "0", "弃权"),
    ],
)
def test_a_ballot_reads_on_one_line(method: Method, choice: str, words: str) -> None:
    assert said(choice_say(a_poll(method, many=3), choice)) == words


def test_an_open_poll_shows_how_it_stands(play: Play) -> None:
    poll = asked(play, roll_kind=RollKind.ADULT)
    play.says("wang", "议1 1")
    assert play.work.rolls.size(poll.id) == 2
    assert said(tally_say(play.work, poll)).splitlines() == [
        "人数 2，参与 1（50.0%），其中弃权 0",
        "1. 装：1 票，占 100.0%",
        "2. 不装：0 票，占 0.0%",
    ]


def test_an_open_secret_poll_shows_nothing(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)
    before = tally_say(play.work, poll)
    (voice,) = play.work.rolls.voices(poll.id, play.person("wang"))
    play.work.secret.cast(poll, [voice.unit], "1")
    assert tally_say(play.work, poll) == before
    assert before.args == {}
