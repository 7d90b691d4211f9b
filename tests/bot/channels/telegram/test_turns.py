"""The bot notices how it comes and goes, when it may not speak, and what becomes of a group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels.telegram.receive import to_incoming
from domain.message import Address, ChatKind, ChatTurn, Incoming, Turn
from tests.bot.channels.telegram.updates import (
    BASIC,
    BOT,
    CHANNEL,
    GROUP,
    ME,
    UNNAMED,
    WANG,
    Json,
    message,
    private,
    raw,
    restricted,
    stands,
    update,
)
from tests.town import NOON

MUTE = restricted(may_speak=False)
AWAY = restricted(is_member=False)


def turned(said: Json, *, hears_all: bool = False) -> ChatTurn | None:
    incoming = to_incoming(raw(said), NOON, replace(ME, hears_all=hears_all))
    return None if incoming is None else incoming.chat_turn


@pytest.mark.parametrize("gone", ["left", "kicked", AWAY])
@pytest.mark.parametrize(
    ("there", "hears_all"), [("member", False), ("administrator", True), (restricted(), False), (MUTE, False)]
)
def test_the_bot_comes_into_a_group_and_goes(gone: str | Json, there: str | Json, hears_all: bool) -> None:
    assert turned(stands(gone, there)) == ChatTurn(Turn.JOINED, hears_all=hears_all)
    assert turned(stands(gone, there), hears_all=True) == ChatTurn(Turn.JOINED, hears_all=True)
    assert turned(stands(there, gone)) == ChatTurn(Turn.REMOVED)


@pytest.mark.parametrize("speaking", ["member", "administrator", restricted()])
def test_the_bot_is_silenced_and_may_speak_again(speaking: str | Json) -> None:
    assert turned(stands(speaking, MUTE)) == ChatTurn(Turn.MUTED)
    assert turned(stands(MUTE, speaking)) == ChatTurn(Turn.UNMUTED)


@pytest.mark.parametrize(
    ("before", "after"),
    [("member", "administrator"), ("administrator", "member"), ("left", "kicked"), ("member", "member"), (MUTE, MUTE)],
)
def test_a_change_that_neither_lets_it_in_nor_silences_it_is_no_turn(before: str | Json, after: str | Json) -> None:
    assert turned(stands(before, after)) is None
    assert turned(stands(before, after), hears_all=True) is None


def test_somebody_blocks_the_bot_and_takes_it_back() -> None:
    assert turned(stands("member", "kicked", chat=private(), who=WANG)) == ChatTurn(Turn.BLOCKED)
    assert turned(stands("kicked", "member", chat=private(), who=WANG)) == ChatTurn(Turn.UNBLOCKED)


def test_channels_have_no_neighbours() -> None:
    assert turned(stands("left", "administrator", chat=CHANNEL)) is None
    assert turned(update(message(chat=CHANNEL, new_chat_title="区政府通知"))) is None


def test_a_turn_says_where_and_through_whom() -> None:
    assert to_incoming(raw(stands("left", "member")), NOON, ME) == Incoming(
        address=Address("telegram", "-1001"),
        kind=ChatKind.GROUP,
        sender="8",
        sender_name="李",
        message_id="",
        at=NOON,
        title=GROUP["title"],
        chat_turn=ChatTurn(Turn.JOINED),
    )


@pytest.mark.parametrize("who", [WANG, BOT, *UNNAMED.values()])
def test_a_group_gets_another_name_whoever_gives_it(who: Json) -> None:
    renamed = message(who=who, chat={**GROUP, "title": "4号网格"}, new_chat_title="4号网格")
    assert turned(update(renamed)) == ChatTurn(Turn.RENAMED, "4号网格")


def test_a_group_that_moves_says_the_same_from_both_sides() -> None:
    old = to_incoming(raw(update(message(chat=BASIC, migrate_to_chat_id=GROUP["id"]))), NOON, ME)
    new = to_incoming(raw(update(message(chat=GROUP, migrate_from_chat_id=BASIC["id"]))), NOON, ME)
    assert old is not None
    assert old == new
    assert (old.address, old.chat_turn) == (Address("telegram", "-55"), ChatTurn(Turn.MOVED, "-1001"))
