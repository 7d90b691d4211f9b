"""Written proxies: somebody votes in the name of a household that signed for it."""

from __future__ import annotations

import pytest

from domain.polls.ledger import Kind
from domain.polls.poll import Method, Option, RollKind
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, chosen

WANG, EMPTY = "4栋2-301", "4栋2-302"


def test_a_signed_paper_with_its_photo_makes_an_agent(play: Play) -> None:
    poll = asked(play)

    play.says("li", "委托 议1 4-2-302 赵大爷", photos=1)

    assert play.heard("li") == ["entrusted-household-not-told"]
    assert play.heard("zhao") == ["entrusted-to-you"]
    (proxy,) = play.work.proxies.of_poll(poll.id)
    assert (proxy.agent, proxy.recorded_by) == (play.person("zhao"), play.person("li"))
    line, _ = play.work.ledger.lines(poll.id)[-1]
    assert (line.kind, line.actor, line.facts) == (Kind.ENTRUSTED, play.person("li"), {"agent": proxy.agent})

    play.says("zhao", "议1 2")

    assert chosen(play, poll) == {EMPTY: "2", "5栋101": "2"}
    assert len(play.last("zhao").arg("doors")) == 2  # type: ignore[arg-type]


def test_without_a_photo_it_is_asked_for(play: Play) -> None:
    poll = asked(play)

    play.says("li", "委托 议1 4-2-302 赵大爷")
    assert play.heard("li") == ["entrust-photo"]
    assert not play.work.proxies.of_poll(poll.id)
    play.says("li", "马上")
    assert play.heard("li") == ["entrust-photo"]
    play.says("li", photos=1)

    assert play.heard("li") == ["entrusted-household-not-told"]
    assert len(play.work.proxies.of_poll(poll.id)) == 1


def test_the_photo_of_a_paper_ballot_that_was_refused_is_no_signed_paper(play: Play) -> None:
    poll = asked(play)
    play.says("li", photos=1)
    play.says("li", "代录 议1 9-9-999 1")

    play.says("li", "委托 议1 4-2-302 赵大爷")

    assert play.heard("li") == ["entrust-photo"]
    assert not play.work.proxies.of_poll(poll.id)


def test_the_household_hears_of_it_and_may_still_vote_itself(play: Play) -> None:
    poll = asked(play)

    play.says("li", "委托 议1 4-2-301 赵大爷", photos=1)
    assert play.heard("wang") == ["entrusted-for-you"]
    assert play.heard("li") == ["entrusted"]
    play.says("zhao", "议1 2")
    assert chosen(play, poll)[WANG] == "2"
    play.says("wang", "议1 1")

    assert chosen(play, poll)[WANG] == "1"


def test_nobody_votes_for_more_than_three_others(play: Play) -> None:
    poll = asked(play)

    heard = []
    for door in ("4-2-301", "4-2-302", "长楼1单元101", "长楼1单元102"):
        play.says("li", f"委托 议1 {door} 赵大爷", photos=1)
        heard += play.heard("li")

    assert heard == ["entrusted", *(["entrusted-household-not-told"] * 2), "refusal-agent-has-enough"]
    assert len(play.work.proxies.of_poll(poll.id)) == 3


def test_the_same_paper_entered_again_changes_nothing(play: Play) -> None:
    poll = asked(play)

    for _ in range(5):
        play.says("li", "委托 议1 4-2-302 赵大爷", photos=1)
        assert play.heard("li") == ["entrusted-household-not-told"]

    assert len(play.work.proxies.of_poll(poll.id)) == 1


def test_no_candidate_is_an_agent(play: Play) -> None:
    options = (Option("陆大妈", person=play.person("lu")), Option("魏姐", person=play.person("wei")))
    poll = asked(play, grid="willow", method=Method.SINGLE, options=options)

    play.says("xu", "委托 议1 柳树1栋1单元101 陆大妈", photos=1)

    assert play.heard("xu") == ["refusal-candidate-agent"]
    assert not play.work.proxies.of_poll(poll.id)


def test_representatives_vote_themselves(play: Play) -> None:
    asked(play, roll_kind=RollKind.REPRESENTATIVE, roll_role="leader")

    play.says("xu", "委托 议1 李师傅 赵大爷", photos=1)

    assert play.heard("xu") == ["refusal-representatives-themselves"]


@pytest.mark.parametrize("who", ["wang", "stranger"])
def test_only_leaders_and_staff_enter_a_proxy(play: Play, who: str) -> None:
    poll = asked(play)

    play.says(who, "委托 议1 4-2-302 赵大爷", photos=1)

    assert play.heard(who) == ["refusal-may-not-record"]
    assert not play.work.proxies.of_poll(poll.id)


def test_nobody_makes_themselves_an_agent(play: Play) -> None:
    asked(play)

    play.says("li", "委托 议1 4-2-302 李师傅", photos=1)

    assert play.heard("li") == ["refusal-own-ballot"]


def test_a_name_nobody_has_is_no_agent(play: Play) -> None:
    asked(play)

    play.says("li", "委托 议1 4-2-302 钱大妈", photos=1)

    assert play.heard("li") == ["refusal-no-such-agent"]


def test_who_votes_for_others_sees_it_among_their_votes(play: Play) -> None:
    asked(play)
    play.says("li", "委托 议1 4-2-302 陆大妈", photos=1)

    play.says("lu", "我的票")

    ((line,),) = (one.args["doors"] for one in play.last("lu").arg("open"))  # type: ignore[union-attr]
    assert (line.key, line.args["door"]) == ("my-vote-missing", EMPTY)
