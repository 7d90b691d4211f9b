"""What takes two people: a leader proposes, somebody of another role agrees, everybody reads who and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import Refusal
from domain.message import Local, Say
from domain.places.place import Place
from domain.polls.ledger import Kind
from domain.polls.poll import Effect, Poll, Secrecy, State
from domain.polls.presets import PRESETS
from domain.polls.roll import roll_hash
from handlers.polls.additions import add
from handlers.polls.consent import two_people
from handlers.staffing.naming import actor_of
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, draft
from tests.town import YARD_GROUP

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


def state(play: Play, poll: Poll) -> State:
    return play.work.polls.get(poll.id).state


def role(play: Play, name: str) -> str:
    """How the role named in the newest message of the group is called."""
    said = play.last(YARD_GROUP).arg(name)
    assert isinstance(said, Local)
    return said.names["zh-Hans"]


def test_a_poll_is_closed_early_once_somebody_of_another_role_agrees(play: Play) -> None:
    poll = asked(play)

    play.says("li", "提前截止 议1 都投完了")
    assert (play.heard("li"), play.heard("xu")) == (["poll-request-asked"], ["poll-request"])
    assert state(play, poll) is State.OPEN

    play.presses("xu", "poll.grant")
    assert state(play, poll) is State.PUBLISHED
    assert play.heard(YARD_GROUP)[:2] == ["poll-two-people", "poll-published"]
    assert "poll-request-granted" in play.heard("li")


def test_the_group_reads_both_roles_and_the_reason_and_no_name(play: Play) -> None:
    asked(play, **BINDING)
    play.says("li", "延长 议1 2天 好多人出门了")

    play.presses("xu", "poll.grant")

    assert (role(play, "proposer"), role(play, "decider")) == ("邻长", "网格员")
    assert play.last(YARD_GROUP).arg("reason") == "好多人出门了"


def test_where_there_is_no_group_everybody_with_a_voice_reads_who_agreed_and_why(play: Play) -> None:
    asked(play, **BINDING)
    play.work.people.unbind(YARD_GROUP)
    play.says("li", "延长 议1 2天 好多人出门了")

    play.presses("xu", "poll.grant")

    assert play.heard("wang") == ["poll-two-people"]
    assert play.heard("zhao") == ["poll-two-people"]


def test_what_was_agreed_is_told_as_it_was_asked(play: Play) -> None:
    poll = asked(play, **BINDING)
    play.says("li", "延长 议1 2天 好多人出门了")

    play.presses("xu", "poll.grant")

    act = play.last("li").arg("act")
    assert isinstance(act, Say)
    assert act.args["until"] == poll.closes_at + timedelta(days=2)


def test_nobody_decides_what_they_proposed(play: Play) -> None:
    poll = asked(play)
    play.says("li", "提前截止 议1 都投完了")
    request = play.work.requests.undecided(poll)[0]

    leader = actor_of(play.work, play.person("li"), play.now)
    assert not two_people.may_decide(play.work, poll, leader, leader)
    assert play.person("li") not in two_people.deciders(play.work, poll, leader, play.now)
    assert request.granted is None


def test_two_of_the_same_role_are_not_two_roles(play: Play) -> None:
    poll = asked(play)
    play.write("UPDATE posts SET role = 'leader' WHERE grid = 'north'")
    work = play.restarted()

    leader = actor_of(work, play.person("li"), play.now)
    assert play.person("xu") not in two_people.deciders(work, poll, leader, play.now)


def test_whoever_lost_the_post_meanwhile_decides_nothing(play: Play) -> None:
    poll = asked(play)
    play.says("li", "提前截止 议1 都投完了")
    button = play.handle("xu", "poll.grant")
    play.write("UPDATE posts SET until_at = 1 WHERE grid = 'north'")
    play.work.people.offices_changed()

    play.says("xu", handle=button)

    assert play.heard("xu") == ["refusal-not-yours-to-approve"]
    assert state(play, poll) is State.OPEN


def test_a_no_leaves_everything_as_it_is(play: Play) -> None:
    poll = asked(play)
    play.says("li", "提前截止 议1 都投完了")

    play.presses("xu", "poll.refuse")

    assert state(play, poll) is State.OPEN
    assert play.heard("li") == ["poll-request-declined"]
    assert play.heard(YARD_GROUP) == []


def test_the_first_answer_counts(play: Play) -> None:
    poll = asked(play)
    play.says("li", "提前截止 议1 都投完了")
    other = play.handle("wei", "poll.grant")
    play.presses("xu", "poll.refuse")

    play.says("wei", handle=other)

    assert play.heard("wei") == ["refusal-poll-request-settled"]
    assert state(play, poll) is State.OPEN


def test_after_three_days_nobody_agrees_any_more(play: Play) -> None:
    poll = asked(play, closes_at=play.now + timedelta(days=9))
    play.says("li", "提前截止 议1 都投完了")
    play.waits(days=3)

    play.presses("xu", "poll.grant")

    assert play.heard("xu") == ["refusal-poll-request-settled"]
    assert state(play, poll) is State.OPEN


def test_the_same_is_not_asked_twice_at_a_time(play: Play) -> None:
    asked(play)
    play.says("li", "提前截止 议1 都投完了")

    play.says("li", "提前截止 议1 都投完了")

    assert play.heard("li") == ["refusal-poll-asked-already"]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("提前截止 议1", "refusal-poll-reason"),
        ("延长 议1 好多人出门了", "refusal-poll-how-long"),
        ("延长 议1 90天 好多人出门了", "refusal-poll-how-long"),
        ("增补 议1 漏了", "refusal-poll-which-door"),
        ("作废 议9 写错了", "refusal-no-such-poll"),
    ],
)
def test_what_is_missing_is_told(play: Play, text: str, refusal: str) -> None:
    asked(play)

    play.says("li", text)

    assert play.heard("li") == [refusal]


@pytest.mark.parametrize("text", ["提前截止 议1 快点", "作废 议1 不喜欢", "增补 议1 长楼1单元101 漏了"])
def test_residents_propose_none_of_it(play: Play, text: str) -> None:
    asked(play)

    play.says("wang", text)

    assert play.heard("wang") == ["refusal-poll-change-staff-only"]


def test_a_poll_is_extended_by_hand_once(play: Play) -> None:
    poll = asked(play)
    play.says("li", "延长 议1 2天 好多人出门了")
    play.presses("xu", "poll.grant")
    extended = play.work.polls.get(poll.id)
    assert extended.closes_at == poll.closes_at + timedelta(days=2)

    play.says("li", "延长 议1 1天 再等等")
    assert play.heard("li") == ["refusal-poll-extended-already"]

    play.waits(days=5)
    over = play.work.polls.get(poll.id)
    assert (over.state, over.closed_at) == (State.PUBLISHED, extended.closes_at)


def test_a_door_that_was_forgotten_comes_onto_the_roll_with_a_line_and_the_new_hash(play: Play) -> None:
    poll = asked(play)
    forgotten = play.work.rolls.units(poll.id)[-1]
    play.write("DELETE FROM poll_voters WHERE poll = ? AND unit = ?", poll.id, forgotten.unit)
    play.write("DELETE FROM poll_units WHERE poll = ? AND unit = ?", poll.id, forgotten.unit)
    before = play.work.rolls.size(poll.id)

    play.says("li", "增补 议1 长楼2单元102 登记的时候漏了")
    play.presses("xu", "poll.grant")

    assert play.work.rolls.size(poll.id) == before + 1
    (line,) = play.work.ledger.of_kind(poll.id, Kind.ADDED)
    assert line.facts is not None
    assert line.facts["roll_size"] == before + 1
    assert line.facts["roll_hash"] == roll_hash(voice.counted for voice in play.work.rolls.units(poll.id))
    assert "poll-two-people" in play.heard(YARD_GROUP)


def test_nobody_is_asked_to_agree_to_a_door_that_is_on_the_roll_already(play: Play) -> None:
    poll = asked(play)

    play.says("li", "增补 议1 长楼2单元102 登记的时候漏了")

    assert play.heard("li") == ["refusal-roll-already"]
    assert play.heard("xu") == []
    assert play.work.requests.undecided(poll) == ()


def test_a_door_that_came_onto_the_roll_meanwhile_does_not_come_twice(play: Play) -> None:
    poll = asked(play)
    forgotten = play.work.rolls.units(poll.id)[-1]
    play.write("DELETE FROM poll_voters WHERE poll = ? AND unit = ?", poll.id, forgotten.unit)
    play.write("DELETE FROM poll_units WHERE poll = ? AND unit = ?", poll.id, forgotten.unit)
    play.says("li", "增补 议1 长楼2单元102 登记的时候漏了")
    add(play.work, poll, Place("yard", "long", "2", "102"), play.now)

    play.presses("xu", "poll.grant")

    assert play.heard("xu") == ["refusal-roll-already"]
    assert play.work.ledger.of_kind(poll.id, Kind.ADDED) == ()


def test_nobody_comes_onto_a_secret_roll_that_has_ballots(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)
    play.work.secret.cast(poll, (1,), "1")

    play.says("li", "增补 议1 长楼1单元101 登记的时候漏了")

    assert play.heard("li") == ["refusal-roll-secret"]


@pytest.mark.parametrize("after_days", [0, 4])
def test_a_poll_is_annulled_while_it_is_open_and_after_it(play: Play, after_days: int) -> None:
    poll = asked(play, **BINDING)
    play.says("wang", "议1 1")
    play.waits(days=after_days)

    play.says("li", "作废 议1 题目写错了")
    play.presses("xu", "poll.grant")

    assert state(play, poll) is State.ANNULLED
    assert play.work.polls.moments(poll) == ()
    assert [line.kind for line, _ in play.work.ledger.lines(poll.id)][-1] is Kind.ANNULLED


def test_the_ledger_keeps_who_wanted_it_in_which_role_and_only_a_seal_of_the_reason(play: Play) -> None:
    poll = asked(play)
    play.says("li", "提前截止 议1 都投完了")
    play.presses("xu", "poll.grant")

    (wanted,) = play.work.ledger.of_kind(poll.id, Kind.REQUESTED)
    (agreed,) = play.work.ledger.of_kind(poll.id, Kind.DECIDED)
    assert (wanted.actor, agreed.actor) == (play.person("li"), play.person("xu"))
    assert wanted.facts is not None
    assert agreed.facts is not None
    assert (wanted.facts["role"], agreed.facts["role"], agreed.facts["granted"]) == ("leader", "worker", True)
    assert "都投完了" not in str(wanted)
    assert play.work.ledger.words(poll.id)[wanted.seq] == {"reason": "都投完了"}


def test_a_formal_poll_opens_once_somebody_of_another_role_has_seen_it(play: Play) -> None:
    poll = draft(play)
    director = actor_of(play.work, play.person("yang"), play.now)
    two_people.propose(play.work, poll, "open", "理由", {}, director, play.now)
    play.deliver()

    play.presses("li", "poll.grant")

    opened = play.work.polls.get(poll.id)
    assert (opened.state, opened.approved_by) == (State.OPEN, play.person("li"))


def test_a_draft_that_was_changed_after_it_was_shown_does_not_open(play: Play) -> None:
    poll = draft(play)
    director = actor_of(play.work, play.person("yang"), play.now)
    two_people.propose(play.work, poll, "open", "理由", {}, director, play.now)
    play.deliver()
    play.work.polls.redraft(replace(poll, question="院里收不收停车费"))

    play.presses("li", "poll.grant")

    assert play.heard("li") == ["refusal-poll-draft-changed"]
    assert state(play, poll) is State.DRAFT


def test_where_nobody_else_could_agree_it_is_not_even_asked(play: Play) -> None:
    poll = asked(play)
    for key in ("xu", "yang", "wei"):
        play.write("UPDATE accounts SET unreachable = 'blocked' WHERE person = ?", play.person(key))

    leader = actor_of(play.work, play.person("li"), play.now)
    with pytest.raises(Refusal) as refused:
        two_people.propose(play.work, poll, "annul", "理由", {}, leader, play.now)

    assert refused.value.say == Say("refusal-poll-nobody-to-agree", {"number": "1"})


def test_a_mere_question_is_taken_back_within_two_minutes_by_whoever_asked(play: Play) -> None:
    poll = asked(play)
    play.waits(minutes=1)

    play.says("li", "撤回 议1")

    assert state(play, poll) is State.WITHDRAWN
    assert play.heard(YARD_GROUP) == ["poll-withdrawn"]


def test_it_is_too_late_to_take_back_once_people_vote(play: Play) -> None:
    poll = asked(play)
    play.waits(minutes=2)

    play.says("li", "撤回 议1")

    assert play.heard("li") == ["refusal-poll-too-late-to-withdraw"]
    assert state(play, poll) is State.OPEN


def test_nobody_takes_back_what_another_asked(play: Play) -> None:
    asked(play)

    play.says("xu", "撤回 议1")

    assert play.heard("xu") == ["refusal-poll-not-yours"]


def test_a_withdrawn_case_is_still_meant_where_a_case_is_named(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")

    play.says("wang", "撤回 26-0001")

    assert play.actions()[-1] == "withdraw"
