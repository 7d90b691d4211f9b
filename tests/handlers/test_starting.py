"""The first word: hello to whoever it is, and where each link leads."""

from __future__ import annotations

import pytest

from tests.handlers.play import Play
from tests.handlers.test_members import said
from tests.town import YARD_GROUP

MENU = ["report.start", "ask.mine", "ask.who", "ask.help"]


@pytest.mark.parametrize(("who", "hello"), [("stranger", "hello-stranger"), ("wang", "hello")])
def test_whoever_has_no_home_here_is_told_how_to_say_where_it_is(play: Play, who: str, hello: str) -> None:
    play.says(who, "/start")
    assert (play.heard(who), play.choices(who)) == ([hello], MENU)


@pytest.mark.parametrize(("who", "office"), [("li", "member-post"), ("yang", "member-post"), ("qin", "member-contact")])
def test_staff_read_what_they_are(play: Play, who: str, office: str) -> None:
    play.says(who, "你好")
    assert (play.heard(who), said(play, who, "offices")) == (["hello-staff"], [office])


@pytest.mark.parametrize("who", ["li", "stranger"])
@pytest.mark.parametrize("words", ["", "case-26-0001", "report", "home-eWFyZC00"])
def test_in_a_group_a_link_leads_to_nothing_personal(play: Play, who: str, words: str) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says(who, f"/start {words}", group=True)
    assert play.heard(YARD_GROUP) == ["start-in-private" if words else "hello"]


@pytest.mark.parametrize("words", ["x", "join", "case-", "case-lamp", "home-", "vote-12", "-", "💡", "a" * 64])
def test_words_that_lead_nowhere_get_hello_or_a_polite_no(play: Play, words: str) -> None:
    play.says("stranger", f"/start {words}")
    assert play.heard("stranger") == (["join-wrong"] if words == "join" else ["hello-stranger"])


def test_the_link_of_a_case_shows_it_to_its_reporter(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("wang", "/start case-26-0001")
    assert play.heard("wang") == ["progress"]


@pytest.mark.parametrize("number", ["26-0001", "26-0999"])
def test_a_case_that_is_none_of_ones_business_may_as_well_not_be_there(play: Play, number: str) -> None:
    play.says("wang", "楼上天天吵架")
    play.says("zhao", f"/start case-{number}")
    assert play.heard("zhao") == ["refusal-no-such-case"]


def test_of_a_case_of_the_yard_anybody_sees_what_is_public(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("zhao", "/start case-26-0001")
    assert play.heard("zhao") == ["card-group"]


def test_a_link_to_report_begins_a_report(play: Play) -> None:
    play.says("wang", "/start report")
    assert play.heard("wang") == ["report-what"]
    play.says("wang", "楼道灯坏了")
    assert play.heard("wang") == ["card-reporter"]


def test_a_link_for_a_group_does_nothing_in_private(play: Play) -> None:
    play.says("yang", "/start group-K7WQ-3MPA")
    assert play.heard("yang") == ["start-is-for-a-group"]
