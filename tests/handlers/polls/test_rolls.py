"""The roll as it is made, looked at before, and added to; doors and people are those of the quarter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from domain.errors import Refusal
from domain.places.place import Place
from domain.polls.poll import Poll, RollKind, Secrecy, State
from domain.polls.roll import roll_hash
from domain.register import Household, Tenure
from handlers.erasing import forget
from handlers.polls import additions, rolls
from handlers.polls.rolls import RollSize
from storage.engine.protocol import Connection, Cursor
from storage.polls.rolls import Voice
from storage.work import Work
from tests.handlers.play import SHELF, Play
from tests.handlers.polls.asked import asked, chosen, draft
from tests.handlers.polls.test_eligibility import LONG, NEXT, OLD, TWIN, leaves, lives
from tests.handlers.quarter import quarter

NEW = Household("yard-5", "", "201", "yard", 600_000)


class Counting:
    """A connection that counts what is asked on it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.questions = 0

    def execute(self, sql: str, parameters: object = ()) -> Cursor:
        self.questions += sql.lstrip().startswith("SELECT")
        return self._connection.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[object]) -> Cursor:
        return self._connection.executemany(sql, parameters)

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction


def labels(voices: tuple[Voice, ...]) -> list[str]:
    return [voice.label for voice in voices]


def built(play: Play, *more: Household) -> None:
    """The register has these doors too from now on."""
    play.work.registers.bring_in(replace(quarter(), households=(*quarter().households, *more)), play.now)


def door(*said: str) -> Place:
    return Place("yard", *said)


def test_the_roll_goes_from_door_to_door_as_one_walks(play: Play) -> None:
    built(play, *(replace(NEW, room=room) for room in ("1001", "102", "201")))
    voices = rolls.make_roll(play.work, draft(play), play.now)
    assert labels(voices)[:6] == ["4栋2-301", "4栋2-302", "5栋101", "5栋102", "5栋201", "5栋1001"]
    assert [voice.unit for voice in voices] == list(range(1, len(voices) + 1))
    assert play.work.rolls.units(1) == voices


def test_the_same_register_makes_the_same_roll_whatever_the_order_it_came_in(play: Play) -> None:
    first = rolls.make_roll(play.work, draft(play), play.now)
    play.work.registers.bring_in(replace(quarter(), households=quarter().households[::-1]), play.now)
    assert rolls.make_roll(play.work, draft(play), play.now) == first


@pytest.mark.parametrize(
    ("kind", "role", "size"),
    [
        (RollKind.HOUSEHOLD, None, RollSize(6, 0, 2)),
        (RollKind.ADULT, None, RollSize(2, 0, 2)),
        (RollKind.OWNER, None, RollSize(5, 3_670_000, 2)),
        (RollKind.REPRESENTATIVE, "leader", RollSize(1, 0, 1)),
        (RollKind.LISTED, None, RollSize(1, 0, 1)),
    ],
)
def test_the_size_of_a_roll_is_known_before(play: Play, kind: RollKind, role: str | None, size: RollSize) -> None:
    listed = [play.person("lu")]
    assert rolls.preview(play.work, kind, "yard", None, role, listed) == size
    poll = draft(play, roll_kind=kind, roll_role=role)
    play.work.rolls.ask_only(poll.id, listed)
    made = rolls.make_roll(play.work, poll, play.now)
    assert (len(made), sum(voice.area_cm2 for voice in made)) == (size.units, size.area_cm2)


def test_whoever_blocked_the_bot_is_not_counted_as_in_chat(play: Play) -> None:
    play.write("UPDATE accounts SET unreachable = 'blocked' WHERE external = 'wang'")
    assert rolls.preview(play.work, RollKind.HOUSEHOLD, "yard", None, None).with_chat == 1


def test_a_list_that_was_made_anew_is_the_newer_one_and_goes_with_its_draft(play: Play) -> None:
    poll, work = draft(play, roll_kind=RollKind.LISTED), play.work
    work.rolls.ask_only(poll.id, [play.person("wang"), play.person("zhao")])
    work.rolls.ask_only(poll.id, [play.person("lu")])
    assert [name for _, name in work.rolls.listed(poll.id)] == ["陆大妈"]
    work.polls.drop_draft(poll)
    assert work.rolls.listed(poll.id) == ()


@pytest.mark.parametrize(("kind", "voices"), [(RollKind.HOUSEHOLD, 2_000), (RollKind.OWNER, 800)])
def test_a_large_roll_asks_the_register_no_more_often_than_a_small_one(play: Play, kind: RollKind, voices: int) -> None:
    def asked_of_the_register() -> tuple[int, int]:
        """How many voices a roll has now, and how many questions it took."""
        poll, counting = draft(play, roll_kind=kind), Counting(play._connection)
        made = rolls.make_roll(Work(counting, SHELF), poll, play.now)
        return len(made), counting.questions

    _, questions = asked_of_the_register()
    built(play, *(replace(NEW, room=f"{room}", owner_key=f"{room % 800}") for room in range(1_000, 3_000)))
    many, questions_then = asked_of_the_register()
    assert many >= voices
    assert questions_then == questions > 0


def test_the_voices_behind_a_door_are_found(play: Play) -> None:
    poll = asked(play, roll_kind=RollKind.OWNER)
    assert labels(rolls.units_of_door(play.work, poll, door(*TWIN))) == ["4栋2-302 +1"]
    assert labels(rolls.units_of_door(play.work, poll, door("yard-5", "", "101"))) == ["4栋2-302 +1"]
    assert rolls.units_of_door(play.work, poll, door("yard-5", "", "999")) == ()
    adults = asked(play, roll_kind=RollKind.ADULT)
    assert labels(rolls.units_of_door(play.work, adults, door(*OLD))) == ["4栋2-301 王阿姨"]


# 开始以后补进来


def test_a_door_registered_late_may_be_added_and_then_votes(play: Play) -> None:
    poll = asked(play)
    built(play, NEW)
    lives("newcomer", ("yard-5", "", "201"))(play)
    voice = additions.add(play.work, poll, door("yard-5", "", "201"), play.now)
    assert (voice.unit, voice.label, voice.added) == (7, "5栋201", True)
    play.says("newcomer", "议1 2")
    assert chosen(play, poll) == {"5栋201": "2"}


def test_of_adults_one_more_behind_a_door_may_be_added_at_a_time(play: Play) -> None:
    poll = asked(play, roll_kind=RollKind.ADULT)
    for who in ("newcomer", "tang"):
        lives(who, OLD)(play)
        assert additions.add(play.work, poll, door(*OLD), play.now).person == play.person(who)
    with pytest.raises(Refusal, match="refusal-roll-already"):
        additions.add(play.work, poll, door(*OLD), play.now)


def refused(play: Play, poll: Poll, *said: str) -> str:
    with pytest.raises(Refusal) as refusal:
        additions.add(play.work, poll, door(*said), play.now)
    return refusal.value.say.key


def test_what_is_on_the_roll_or_none_of_its_business_is_not_added(play: Play) -> None:
    poll = asked(play, building="yard-4")
    assert refused(play, poll, *OLD) == "refusal-roll-already"
    assert refused(play, poll, *LONG) == "refusal-roll-asks-others"
    assert refused(play, poll, "yard-5", "", "999") == "refusal-no-such-door"
    listed = draft(play, roll_kind=RollKind.LISTED)
    assert refused(play, replace(listed, state=State.OPEN), *OLD) == "refusal-roll-asks-others"


def test_an_owner_who_has_a_voice_gets_no_second_one_by_another_room(play: Play) -> None:
    poll = asked(play, roll_kind=RollKind.OWNER)
    built(play, replace(NEW, owner_key="laowu"), replace(NEW, room="202", tenure=Tenure.EMPTY))
    assert refused(play, poll, "yard-5", "", "201") in ("refusal-roll-owner-there", "refusal-roll-already")
    assert additions.add(play.work, poll, door("yard-5", "", "202"), play.now).label == "5栋202"


def test_a_roll_grows_only_while_its_poll_is_open(play: Play) -> None:
    built(play, NEW)
    for state in (State.DRAFT, State.NOTICED, State.PUBLISHED, State.ANNULLED):
        assert refused(play, replace(draft(play), state=state), "yard-5", "", "201") == "refusal-roll-not-open"


def test_the_roll_of_a_secret_poll_is_closed_by_its_first_ballot(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)
    built(play, NEW, replace(NEW, room="202"))
    additions.add(play.work, poll, door("yard-5", "", "201"), play.now)
    play.work.secret.cast(poll, [1], "1")
    assert refused(play, poll, "yard-5", "", "202") == "refusal-roll-secret"


def test_whoever_left_one_door_keeps_the_voice_of_another_but_not_both(play: Play) -> None:
    lives("wang", NEXT)(play)
    poll = asked(play)
    assert len(play.work.rolls.voices(poll.id, play.person("wang"))) == 2
    leaves("wang", NEXT)(play)
    assert labels(play.work.rolls.voices(poll.id, play.person("wang"))) == ["4栋2-301"]


# 忘掉以后


def test_on_a_frozen_roll_somebody_forgotten_is_a_number_without_a_name(play: Play) -> None:
    adults = asked(play, roll_kind=RollKind.ADULT)
    listed = draft(play, roll_kind=RollKind.LISTED)
    wang = play.person("wang")
    play.work.rolls.ask_only(listed.id, [wang])
    play.says("wang", "议1 1")
    forget(play.work, wang, play.now)
    work = play.work
    assert labels(work.rolls.units(adults.id)) == ["", "5栋101 赵大爷"]
    assert roll_hash(voice.counted for voice in work.rolls.units(adults.id)) == adults.roll_hash
    assert work.rolls.listed(listed.id) == ()
    assert work.rolls.voices(adults.id, wang) == ()
    assert [ballot.choice for ballot in work.ballots.standing(adults.id)] == ["1"]
