"""Somebody with several accounts: what they have, where they are told things, and where they are answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.message import Address, Outgoing, Say
from storage.engine.times import to_us
from tests.handlers.play import Play
from tests.handlers.test_uniting import code
from tests.town import YARD_GROUP, at

PLATFORMS = ("telegram", "wechat", "wecom")


def on(channel: str, key: str) -> Address:
    """What somebody is called on another platform than the lab."""
    return Address(channel, f"{key}-there")


def speaks(play: Play, text: str, where: Address) -> None:
    play.says(where.chat, text, address=where, sender=where.chat)


def elsewhere(play: Play, key: str) -> None:
    """Somebody has an account on every platform, the one of the lab used last, and has asked for them."""
    for channel in PLATFORMS:
        speaks(play, f"绑定 {code(play, key)}", on(channel, key))
        speaks(play, "1", on(channel, key))
    play.now += timedelta(seconds=1)
    play.says(key, "我的账号")


def pinged(play: Play, key: str) -> list[str]:
    """The platforms on which somebody hears of something nobody there asked for."""
    play.listen()
    assert play.work.outbox.tell(_person(play, key), Outgoing(Say("help")), play.now)
    play.deliver()
    where = (at(key), *(on(channel, key) for channel in PLATFORMS))
    return [address.channel for address in where if "help" in play.heard(address)]


def _person(play: Play, key: str) -> int:
    """Who it is, without a word of theirs."""
    (row,) = play.rows("SELECT person FROM accounts WHERE channel = 'lab' AND external = ?", key)
    return int(row["person"])


def window(play: Play, account: Address, *, room: int, minutes: int) -> None:
    """So much may still be said there, for so long."""
    until = to_us(play.now + timedelta(minutes=minutes))
    play.write(
        "INSERT INTO reply_windows VALUES (?, ?, 'message', ?, ?)"
        " ON CONFLICT (channel, external, opened_by) DO UPDATE SET until = excluded.until, room = excluded.room",
        account.channel,
        account.chat,
        until,
        room,
    )


@pytest.fixture
def wang(play: Play) -> Play:
    """王阿姨, who is on every platform."""
    elsewhere(play, "wang")
    return play


@pytest.mark.parametrize("channel", PLATFORMS)
@pytest.mark.parametrize("other", PLATFORMS)
def test_a_code_shown_on_one_platform_unites_with_an_account_of_any_other(play: Play, channel: str, other: str) -> None:
    shown, typed = on(channel, "shown"), Address(other, "typed")
    speaks(play, "我的账号", shown)
    speaks(play, f"绑定 {play.last(shown).arg('code')}", typed)
    speaks(play, "1", typed)
    assert (play.heard(typed), play.heard(shown)) == (["united"], ["account-united"])
    assert len({play.work.people.meet(account, "", play.now).id for account in (shown, typed)}) == 1


def test_two_people_of_the_register_are_never_one(play: Play) -> None:
    for shows, types in (("li", "yang"), ("yang", "li")):
        play.says(types, f"绑定 {code(play, shows)}")
        assert play.heard(types) == ["refusal-unite-other-way"]


def test_whoever_asks_reads_every_account_and_which_one_is_told_things(wang: Play) -> None:
    assert wang.heard("wang") == ["accounts"]
    lines = wang.last("wang").arg("lines")
    assert isinstance(lines, tuple)
    said = [(line.key, line.args["channel"]) for line in lines]
    assert said[0] == ("account-line-pings", Say("channel-lab"))
    assert said[1:] == [("account-line", Say(f"channel-{channel}")) for channel in PLATFORMS]
    assert wang.choices("wang") == ["member.pings-there"] * 3


def test_somebody_with_one_account_is_asked_nothing(play: Play) -> None:
    play.says("wang", "我的账号")
    assert play.choices("wang") == []


def test_things_are_told_where_one_spoke_last_until_one_says_otherwise(wang: Play) -> None:
    assert pinged(wang, "wang") == ["lab"]
    wang.now += timedelta(minutes=1)
    speaks(wang, "你好", on("wechat", "wang"))
    assert pinged(wang, "wang") == ["wechat"]
    speaks(wang, "默认用Telegram", on("wechat", "wang"))
    assert wang.heard(on("wechat", "wang")) == ["pings-there"]
    assert wang.last(on("wechat", "wang")).arg("channel") == Say("channel-telegram")
    assert pinged(wang, "wang") == ["telegram"]


def test_here_is_where_one_says_so(wang: Play) -> None:
    speaks(wang, "通知发到这里", on("wecom", "wang"))
    wang.now += timedelta(minutes=1)
    wang.says("wang", "你好")
    assert pinged(wang, "wang") == ["wecom"]


def test_what_one_says_is_answered_where_one_said_it(wang: Play) -> None:
    speaks(wang, "通知发到这里", on("wecom", "wang"))
    wang.says("wang", "4栋2单元楼道灯坏了")
    assert wang.everybody_who_heard().keys() & {"wang", "wang-there"} == {"wang"}
    assert wang.heard("wang") == ["card-reporter"]


def test_a_platform_that_cannot_be_reached_is_passed_over(wang: Play) -> None:
    speaks(wang, "通知发到这里", on("wecom", "wang"))
    wang.work.people.unreachable(on("wecom", "wang"), "blocked")
    assert pinged(wang, "wang") == ["lab"]
    wang.says("wang", "我的账号")
    lines = wang.last("wang").arg("lines")
    assert isinstance(lines, tuple)
    assert lines[-1] == Say("account-line-silent", {"channel": Say("channel-wecom")})


def test_where_nothing_may_be_said_at_the_moment_comes_last_but_is_better_than_nowhere(wang: Play) -> None:
    wechat = on("wechat", "wang")
    speaks(wang, "通知发到这里", wechat)
    window(wang, wechat, room=5, minutes=60)
    assert pinged(wang, "wang") == ["wechat"]
    window(wang, wechat, room=0, minutes=60)
    assert pinged(wang, "wang") == ["lab"]
    window(wang, wechat, room=5, minutes=60)
    wang.now += timedelta(minutes=61)
    assert pinged(wang, "wang") == ["lab"]
    for account in (at("wang"), on("telegram", "wang"), on("wecom", "wang")):
        wang.work.people.unreachable(account, "blocked")
    assert pinged(wang, "wang") == ["wechat"]


def test_nobody_prefers_a_platform_they_are_not_on(play: Play) -> None:
    play.says("wang", "默认用微信")
    assert play.heard("wang") == ["refusal-no-account-there"]


def test_in_a_group_nobody_is_asked_for_their_accounts(wang: Play) -> None:
    wang.says("wang", "/通知发到这里", group=True)
    assert wang.heard(YARD_GROUP) == ["refusal-in-private"]


def test_an_account_that_becomes_somebody_elses_is_not_preferred_there(play: Play) -> None:
    play.says("alt", "通知发到这里")
    play.says("alt", f"绑定 {code(play, 'wang')}")
    play.says("alt", "1")
    play.now += timedelta(minutes=1)
    play.says("wang", "你好")
    assert pinged(play, "wang") == ["lab"]
    assert play.heard("alt") == []
