"""The whole service with an official account: what is said there is answered there, and in the same call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.channels.reach import Reach
from bot.channels.wechat import door as door_module
from bot.inbox.worker import Worker
from bot.rehearsal.props import photo
from bot.web import health
from domain.message import Address
from tests.bot.channels.wechat.running import running
from tests.emulators.wechat import Fate, Mode, Wechat, emulated
from tests.patience import until

SEND = "/cgi-bin/message/custom/send"
LAMP = "4栋2单元楼道灯坏了"


@pytest.fixture(autouse=True)
def _holds_briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "HELD_FOR", 1.0)


def replies(wechat: Wechat) -> int:
    return len(wechat.ledger.passed(Fate.REPLIED))


async def test_what_is_said_to_the_account_is_answered_in_the_same_call(tmp_path: Path) -> None:
    async with emulated() as wechat, running(tmp_path, wechat) as linzhang:
        wang = wechat.phone("王阿姨", following=True)
        wang.say("我叫 王阿姨")
        await until(lambda: replies(wechat) == 1)
        wang.say(LAMP)
        await wang.hears("26-0001")
        await wechat.pusher.quiet()

        assert (replies(wechat), wechat.ledger.calls(SEND)) == (2, [])
        assert (await health.look(linzhang)).channels == {"wechat": Reach.WEBHOOK}
        assert linzhang.ways["wechat"].quiet_seconds is None


async def test_a_choice_that_is_tapped_counts_as_one_that_is_typed(tmp_path: Path) -> None:
    async with emulated() as wechat, running(tmp_path, wechat):
        wang, li = (wechat.phone(name, following=True) for name in ("王阿姨", "李师傅"))
        for phone in (wang, li):
            phone.say("语言")
            await phone.hears("English")
        wang.tap("English")
        li.say(next(link.says for link in li.last("English").links if "English" in link.label))
        for count in (3, 4):
            await until(lambda count=count: replies(wechat) >= count)
        assert wang.messages[-1].text == li.messages[-1].text != ""


async def test_a_photo_is_fetched_from_wechat_and_stands_in_the_case(tmp_path: Path) -> None:
    async with emulated() as wechat, running(tmp_path, wechat) as linzhang:
        wang = wechat.phone("王阿姨", following=True)
        wang.photo(photo("lamp.jpg"))
        await until(lambda: len(wang.messages) > 1)
        wang.say(LAMP)
        await wang.hears("26-0001")

        case = await linzhang.database.read(lambda work: work.cases.get(1))
        assert len(await linzhang.database.read(lambda work: work.cases.photos(case, "report"))) == 1
        assert [call.accepted for call in wechat.ledger.calls("/cgi-bin/media/get")] == [True]


async def test_whoever_scans_a_code_begins_where_it_leads(tmp_path: Path) -> None:
    async with emulated() as wechat, running(tmp_path, wechat):
        wang = wechat.phone("王阿姨")
        wang.scan("case-26-0009")
        await until(lambda: len(wang.messages) > 0)
        following = wang.messages[-1].text
        wang.scan("case-26-0009")
        await until(lambda: len(wang.messages) > 1)
        assert wang.messages[-1].text == following


async def test_whoever_stops_following_is_not_answered_and_heard_again_when_back(tmp_path: Path) -> None:
    async with emulated() as wechat, running(tmp_path, wechat) as linzhang:
        wang = wechat.phone("王阿姨", following=True)
        wang.say("帮助")
        await until(lambda: replies(wechat) == 1)
        wang.unfollow()
        await until(lambda: bool(wechat.ledger.passed(Fate.TAKEN)))
        account = Address("wechat", wang.openid)
        person = await linzhang.database.read(lambda work: work.people.known(account))
        assert person is not None

        async def reachable() -> bool:
            return await linzhang.database.read(lambda work: work.people.address(person.id)) is not None

        await until(lambda: _not(reachable))
        wang.follow()
        await until(lambda: replies(wechat) == 2)
        assert await reachable()


async def _not(true: Callable[[], Awaitable[bool]]) -> bool:
    return not await true()


async def test_what_takes_too_long_is_sent_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "HELD_FOR", 0.0)
    async with emulated() as wechat, running(tmp_path, wechat):
        wang = wechat.phone("王阿姨", following=True)
        wang.say(LAMP)
        await wang.hears("26-0001")
        assert replies(wechat) == 0
        assert [call.accepted for call in wechat.ledger.calls(SEND)] == [True]


async def test_what_came_before_a_restart_is_answered_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with emulated() as wechat:
        wang = wechat.phone("王阿姨", following=True)
        with monkeypatch.context() as idle:
            idle.setattr(Worker, "step", _rests)
            async with running(tmp_path, wechat):
                wang.say(LAMP)
                await wechat.pusher.quiet()
                assert wechat.ledger.passed(Fate.TAKEN)
        async with running(tmp_path, wechat):
            await wang.hears("26-0001")


async def _rests(*_: object) -> int:
    return 0


async def test_in_plain_mode_the_account_is_heard_and_it_is_said_that_this_is_unsafe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with emulated() as wechat:
        wechat.account.mode = Mode.PLAIN
        async with running(tmp_path, wechat, plain_mode=True):
            wang = wechat.phone("王阿姨", following=True)
            wang.say("帮助")
            await until(lambda: replies(wechat) == 1)
    assert "unsafe plain mode" in capsys.readouterr().out


async def test_nothing_secret_and_nobodys_words_are_in_a_log_or_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with emulated() as wechat, running(tmp_path, wechat):
        wang = wechat.phone("王阿姨", following=True)
        wang.say(LAMP)
        await wang.hears("26-0001")
        wang.say("帮助")
        wechat.troubles.next(40001, SEND)
        await wechat.pusher.quiet()
    account = wechat.account
    logged = "".join(capsys.readouterr())
    kept = written_in(tmp_path)
    for secret in (account.secret, account.token, account.aes_key):
        assert secret not in logged
        assert secret.encode() not in kept
    assert LAMP not in logged
    assert wang.openid not in logged


def written_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
