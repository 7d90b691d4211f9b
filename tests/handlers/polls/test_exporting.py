"""An exported poll: the stand-alone script finds in it what the neighbours voted, and ``linzhang verify`` the same."""

from __future__ import annotations

import pytest

from bot.command.verify_poll import verify
from domain.polls.ledger import Kind
from domain.polls.poll import Effect, Method, Poll, Secrecy
from domain.polls.presets import PRESETS
from handlers.polls import results
from handlers.polls.exporting import exported
from storage.upkeep.poll_checks import polls
from tests.engines import unguarded
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked
from tests.handlers.polls.neighbours import move_in, votes


def export_of(play: Play, poll: Poll) -> str:
    """The file, as it is written for somebody to check."""
    work = play.work
    return "".join(f"{line}\n" for line in exported(work, work.polls.get(poll.id)))


def faults(play: Play) -> list[str]:
    """What ``linzhang verify`` finds wrong with the polls, by the keys of its sentences."""
    return [said.key for said in polls(play.work._connection)]


@pytest.fixture
def poll(play: Play) -> Poll:
    """The yard has voted with names and once more; the poll is over."""
    move_in(play)
    poll = asked(play, preset="yard", rule=PRESETS["yard"], effect=Effect.RESOLUTION)
    for who, choice in (("wang", "2"), ("zhao", "1"), ("周家", "0"), ("wang", "1"), ("吴家", "1")):
        play.says(who, f"议1 {choice}")
    play.waits(days=3)
    return poll


def test_the_script_finds_the_result_that_was_published(play: Play, poll: Poll) -> None:
    tally, result = results.read(play.work.polls.result(poll))

    found = verify(export_of(play, poll), play.work.ledger.head(poll.id))

    assert (found["poll"], found["verdict"], found["winners"]) == (1, "passed", [1])
    assert {name: found[name] for name in tally.plain()} == tally.plain()
    assert found["voted"] == [4, 0]
    assert result.winners == (1,)
    assert faults(play) == []


def test_the_same_poll_twice_is_the_same_file(play: Play, poll: Poll) -> None:
    assert export_of(play, poll) == export_of(play, poll)


def test_a_head_that_was_published_before_is_in_the_chain_and_another_is_not(play: Play, poll: Poll) -> None:
    earlier = play.work.ledger.lines(poll.id)[2][1]
    assert verify(export_of(play, poll), earlier)
    with pytest.raises(RuntimeError, match="published"):
        verify(export_of(play, poll), "f" * 64)


def test_an_open_poll_can_be_exported_and_has_no_outcome_yet(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 2")
    found = verify(export_of(play, poll))
    assert "verdict" not in found
    assert found["voted"] == [1, 0]
    assert faults(play) == []


def test_of_an_open_secret_poll_nothing_is_exported_but_what_was_asked(play: Play) -> None:
    poll = asked(play, method=Method.SINGLE, secrecy=Secrecy.SECRET)
    before = export_of(play, poll)
    votes(play, 1, wang="装")
    assert export_of(play, poll) == before
    assert faults(play) == []


def test_a_secret_poll_is_counted_from_its_totals_and_tells_of_no_ballot(play: Play) -> None:
    move_in(play)
    poll = asked(play, "甲", "乙", method=Method.SINGLE, secrecy=Secrecy.SECRET)
    votes(play, 1, wang="甲", zhao="乙", 周家="甲")
    play.waits(days=3)

    text = export_of(play, poll)

    assert verify(text)["options"] == [[2, 0, 2], [1, 0, 1]]
    assert '{"participations":3}' in text.splitlines()
    assert '"kind":"ballot"' not in text
    assert faults(play) == []
    with pytest.raises(RuntimeError):
        verify(text.replace('{"participations":3}', '{"participations":4}'))


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("UPDATE poll_events SET choice = '2' WHERE seq = 3", "verify-poll-chain"),
        ("DELETE FROM poll_events WHERE seq = 3", "verify-poll-chain"),
        ("UPDATE poll_units SET area_cm2 = 1 WHERE unit = 3", "verify-poll-roll"),
        ("UPDATE poll_units SET added = 1 WHERE unit = 3", "verify-poll-roll"),
        ("UPDATE polls SET roll_hash = ''", "verify-poll-roll"),
        ("UPDATE ballots SET choice = '2' WHERE choice = '0'", "verify-poll-ballot"),
        ("UPDATE ballots SET seq = 2 WHERE choice = '0'", "verify-poll-ballot"),
        ("DELETE FROM ballots WHERE choice = '0'", "verify-poll-ballot"),
        ("INSERT INTO participations (poll, unit, used) VALUES (1, 1, 1)", "verify-poll-urn"),
        ("UPDATE polls SET verdict = 'failed'", "verify-poll-result"),
        ("UPDATE polls SET result = NULL", "verify-poll-result"),
    ],
)
def test_what_somebody_changed_in_the_database_is_found(play: Play, poll: Poll, script: str, fault: str) -> None:
    unguarded(play._connection)
    play.write(script)
    assert faults(play) == [fault]


def test_a_ballot_pressed_at_the_very_end_is_refused_by_the_script_too(play: Play) -> None:
    poll = asked(play)
    work = play.work
    unit = work.rolls.units(poll.id)[0].unit
    work.ledger.add(poll.id, Kind.BALLOT, poll.closes_at, unit=unit, choice="1", origin="telegram")
    with pytest.raises(RuntimeError, match="entry 2"):
        verify(export_of(play, poll))


def test_a_household_that_was_forgotten_is_on_the_roll_the_script_knows_from_its_own_entry_on(play: Play) -> None:
    poll = asked(play)
    play.write(
        "INSERT INTO households (building, unit, room, grid, area_cm2, tenure, owner_key)"
        " SELECT building, unit, '109', grid, area_cm2, tenure, '' FROM households WHERE building = 'long' LIMIT 1"
    )
    play.says("li", "增补 议1 长楼1单元109 登记的时候漏了")
    play.presses("xu", "poll.grant")
    assert [voice.added for voice in play.work.rolls.units(poll.id)].count(True) == 1

    found = verify(export_of(play, poll))

    assert found["roll"] == [play.work.rolls.size(poll.id), 0]
    assert faults(play) == []
