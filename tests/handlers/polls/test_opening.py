"""What opening a poll brings about: a frozen roll, the first line of its ledger, and everybody told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from domain.errors import Refusal
from domain.message import Address
from domain.polls.ledger import Kind
from domain.polls.poll import Option, RollKind, State
from domain.polls.presets import PRESETS
from domain.polls.roll import roll_hash
from domain.register import Purpose
from handlers.polls.asking.opening import begin, definition, give_notice, open_poll, opening_day
from handlers.polls.posting import chats_for
from storage.engine.times import to_us
from storage.polls.polls import Happening
from tests.handlers.play import Play
from tests.handlers.polls.asked import DAYS, asked, draft
from tests.town import YARD_GROUP, at


def test_the_first_line_of_the_ledger_says_all_that_a_recount_needs(play: Play) -> None:
    poll = asked(play)
    ((line, _),) = play.work.ledger.lines(poll.id)
    facts = line.facts
    assert facts is not None
    assert (line.kind, line.actor) == (Kind.OPENED, play.person("li"))
    assert facts["options"] == ["装", "不装"]
    assert facts["rule"] == {**facts["rule"], "participation": [], "approval": [], "plurality": True}  # type: ignore[dict-item]
    assert (facts["roll_size"], facts["roll_area"]) == (
        6,
        sum(voice.area_cm2 for voice in play.work.rolls.units(poll.id)),
    )
    assert (facts["opens_at_us"], facts["closes_at_us"]) == (to_us(poll.opens_at), to_us(poll.closes_at))


def test_the_roll_that_was_hashed_is_the_roll_that_is_stored(play: Play) -> None:
    poll = asked(play)
    stored = roll_hash(voice.counted for voice in play.work.rolls.units(poll.id))
    assert poll.roll_hash == stored == play.work.polls.get(poll.id).roll_hash


def test_a_candidate_is_a_number_in_the_ledger(play: Play) -> None:
    poll = asked(play)
    standing = replace(poll, options=(Option("王阿姨", person=7), Option("弃选")))
    assert definition(standing, play.work.rolls.units(poll.id), True)["options"] == ["person:7", "弃选"]


def test_everybody_with_a_voice_is_told_once_however_many_doors_they_have(play: Play) -> None:
    wang = play.person("wang")
    (door,) = play.rows("SELECT id FROM households WHERE building = 'yard-4' AND room = '302'")
    play.write("INSERT INTO household_members (household, person) VALUES (?, ?)", door["id"], wang)
    poll = draft(play)
    play.listen()
    open_poll(play.work, poll, play.now)
    play.deliver()

    assert len(play.work.rolls.voices(poll.id, wang)) == 2
    assert play.heard("wang") == ["poll-card"]
    assert play.heard("zhao") == ["poll-card"]
    assert play.heard("lu") == []
    assert play.heard(YARD_GROUP) == ["poll-card"]


def test_a_poll_opens_without_anybody_to_tell(play: Play) -> None:
    play.write("UPDATE accounts SET unreachable = 'blocked'")
    poll = asked(play)
    assert poll.state is State.OPEN


def test_a_poll_nobody_has_a_voice_in_does_not_open(play: Play) -> None:
    poll = draft(play, grid="south")
    with pytest.raises(Refusal, match="refusal-poll-empty-roll"):
        open_poll(play.work, poll, play.now)


def test_a_poll_opens_once(play: Play) -> None:
    poll = asked(play)
    with pytest.raises(Refusal):
        open_poll(play.work, poll, play.now)


def test_its_end_is_set_when_it_opens(play: Play) -> None:
    poll = asked(play)
    moments = {moment.kind: moment.at for moment in play.work.polls.moments(poll)}
    assert moments[Happening.CLOSE] == poll.closes_at


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        # Ten days of notice, then the first nine o'clock in the morning (01:00 UTC).
        (datetime(2026, 5, 7, 0, 59, tzinfo=UTC), datetime(2026, 5, 17, 1, tzinfo=UTC)),
        (datetime(2026, 5, 7, 1, 0, tzinfo=UTC), datetime(2026, 5, 17, 1, tzinfo=UTC)),
        (datetime(2026, 5, 7, 1, 1, tzinfo=UTC), datetime(2026, 5, 18, 1, tzinfo=UTC)),
        (datetime(2026, 5, 7, 15, 59, tzinfo=UTC), datetime(2026, 5, 18, 1, tzinfo=UTC)),
        (datetime(2026, 5, 7, 16, 1, tzinfo=UTC), datetime(2026, 5, 18, 1, tzinfo=UTC)),
    ],
)
def test_notice_is_given_for_whole_days(play: Play, now: datetime, opens: datetime) -> None:
    assert opening_day(play.work, PRESETS["residents_adults"], now) == opens


def test_where_no_notice_is_asked_for_a_poll_opens_at_once(play: Play) -> None:
    assert opening_day(play.work, PRESETS["yard"], play.now) == play.now
    assert begin(play.work, draft(play), play.now).state is State.OPEN


def noticed_rule() -> dict[str, object]:
    return {"preset": "residents_households", "rule": PRESETS["residents_households"]}


def test_a_noticed_poll_can_not_be_changed_any_more(play: Play) -> None:
    poll = give_notice(play.work, draft(play, **noticed_rule()), play.now)
    play.work.polls.redraft(replace(poll, question="别的"))
    assert play.work.polls.get(poll.id).question == "院里装不装充电桩"
    with pytest.raises(Exception, match="stays as it is"):
        play.write("UPDATE polls SET question = '别的' WHERE id = ?", poll.id)


def test_what_was_settled_late_opens_later_and_stays_open_for_as_long(play: Play) -> None:
    poll = draft(play, **noticed_rule())
    opens = opening_day(play.work, poll.rule, play.now)
    poll = replace(poll, opens_at=opens, closes_at=opens + DAYS)
    later = play.now + timedelta(days=2)
    noticed = give_notice(play.work, poll, later)
    assert noticed.opens_at == opens + timedelta(days=2)
    assert noticed.closes_at - noticed.opens_at == DAYS


def test_the_owners_of_a_yard_are_asked_in_their_own_group_if_they_have_one(play: Play) -> None:
    assert [chat.address for chat in chats_for(play.work, "yard", RollKind.OWNER)] == [YARD_GROUP]
    owners = Address("lab", "owners-group")
    work = play.work
    work.people.bind(owners, "业主群", "yard", Purpose.OWNERS)
    assert [chat.address for chat in chats_for(work, "yard", RollKind.OWNER)] == [owners]
    assert [chat.address for chat in chats_for(work, "yard", RollKind.HOUSEHOLD)] == [YARD_GROUP]


def test_at_opening_the_ledger_is_a_chain_from_the_beginning(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")
    lines = [line for line, _ in play.work.ledger.lines(poll.id)]
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert all(one.at_us <= other.at_us for one, other in pairwise(lines))


def test_a_stranger_hears_nothing_of_it(play: Play) -> None:
    asked(play)
    assert [one for one in play.all_heard if one.message.to == at("stranger")] == []
