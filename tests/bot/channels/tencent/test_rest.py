"""What WeChat is asked over the line: with a good token, once more after a bad one, and never for ever."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.tencent import line
from bot.channels.tencent.errors import Refused, Sense, Unreached
from bot.channels.tencent.rest import Rest
from tests.bot.channels.kept import kept
from tests.bot.channels.tencent.counter import SEND, Counter
from tests.emulators.wechat import Phone, Trouble


def words(phone: Phone, text: str = "您好") -> dict[str, object]:
    return {"touser": phone.openid, "msgtype": "text", "text": {"content": text}}


@pytest.fixture
def aunt(counter: Counter) -> Phone:
    """Somebody who has just written."""
    phone = counter.wechat.phone("王阿姨", following=True)
    phone.say("路灯坏了")
    return phone


async def test_chinese_arrives_as_it_was_written(counter: Counter, aunt: Phone) -> None:
    async with counter.client() as rest:
        await rest.call(SEND, words(aunt, "楼道灯 💡 已报修"))
    assert aunt.last("楼道灯 💡 已报修")


async def test_one_token_is_good_for_many_calls(counter: Counter, aunt: Phone) -> None:
    async with counter.client() as rest:
        for _ in range(3):
            await rest.call(SEND, words(aunt))
    assert counter.tokens() == 1


async def test_a_token_survives_a_restart(counter: Counter, aunt: Phone) -> None:
    for _ in range(3):
        async with counter.client() as rest:
            await rest.call(SEND, words(aunt))
    assert counter.tokens() == 1


@pytest.mark.parametrize("code", [40001, 40014, 42001])
async def test_a_call_refused_for_its_token_is_made_once_more(counter: Counter, aunt: Phone, code: int) -> None:
    async with counter.client() as rest:
        await rest.call(SEND, words(aunt))
        counter.clock.forward(seconds=31)
        counter.wechat.troubles.next(code, SEND)
        await rest.call(SEND, words(aunt, "第二句"))
    assert aunt.last("第二句")


async def test_refused_for_every_token_it_is_given_up_after_two_tries(counter: Counter, aunt: Phone) -> None:
    counter.wechat.troubles.next(40001, SEND, times=10)
    async with counter.client() as rest:
        with pytest.raises(Refused) as refused:
            await rest.call(SEND, words(aunt))
    assert refused.value.sense is Sense.TOKEN
    assert len(counter.wechat.ledger.calls(SEND)) == 2


async def test_somebody_else_spoilt_the_token_and_nobody_notices(counter: Counter, aunt: Phone) -> None:
    async with counter.client() as rest:
        await rest.call(SEND, words(aunt))
        counter.wechat.world.tokens.spoil()
        await rest.call(SEND, words(aunt, "还是到了"))
    assert aunt.last("还是到了")
    assert counter.tokens() == 2


async def test_any_other_refusal_is_not_asked_twice(counter: Counter, aunt: Phone) -> None:
    counter.wechat.troubles.next(45047, SEND)
    async with counter.client() as rest:
        with pytest.raises(Refused) as refused:
            await rest.call(SEND, words(aunt))
    assert (refused.value.code, refused.value.sense) == (45047, Sense.OUTSIDE)
    assert counter.tokens() == 1


async def test_a_secret_that_is_not_good_is_the_operators_to_mend(counter: Counter, aunt: Phone) -> None:
    counter.wechat.account.secret = "0" * 32
    async with counter.client() as rest:
        counter.wechat.account.secret = "1" * 32
        with pytest.raises(Refused) as refused:
            await rest.call(SEND, words(aunt))
    assert refused.value.sense is Sense.OURS


@pytest.mark.parametrize(
    ("trouble", "maybe_sent"),
    [(Trouble.CUT, True), (Trouble.GONE, True), (Trouble.GARBAGE, True), (Trouble.HTML, True)],
)
async def test_what_becomes_of_a_call_that_broke_off(
    counter: Counter, aunt: Phone, trouble: Trouble, maybe_sent: bool
) -> None:
    counter.wechat.troubles.next(trouble, SEND)
    async with counter.client() as rest:
        with pytest.raises(Unreached) as unreached:
            await rest.call(SEND, words(aunt))
    assert unreached.value.maybe_sent is maybe_sent


async def test_who_was_never_reached_has_sent_nothing(counter: Counter, aunt: Phone) -> None:
    async with counter.client() as rest:
        await rest.call(SEND, words(aunt))
        await counter.wechat.go_away()
        with pytest.raises(Unreached):
            # Over the line that was open until then.
            await rest.call(SEND, words(aunt))
        with pytest.raises(Unreached) as unreached:
            await rest.call(SEND, words(aunt))
    assert not unreached.value.maybe_sent


async def test_nobody_is_waited_for_for_ever(counter: Counter, aunt: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "PATIENCE", 0.2)
    counter.wechat.troubles.next(Trouble.HANG, SEND, seconds=5)
    async with counter.client() as rest:
        with pytest.raises(Unreached) as unreached:
            await rest.call(SEND, words(aunt))
    assert unreached.value.maybe_sent


async def test_files_go_up_and_come_down_as_they_are(counter: Counter, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8" + bytes(range(256)))
    async with counter.client() as rest:
        id = await rest.upload("/cgi-bin/media/upload", kept(photo), "image")
        assert await rest.download("/cgi-bin/media/get", media_id=id) == photo.read_bytes()
        with pytest.raises(Refused):
            await rest.download("/cgi-bin/media/get", media_id="nothing")


async def test_a_file_without_end_is_broken_off(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "LONGEST", 1000)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(bytes(2000))
    async with counter.client() as rest:
        id = await rest.upload("/cgi-bin/media/upload", kept(photo), "image")
        with pytest.raises(Unreached):
            await rest.download("/cgi-bin/media/get", media_id=id)


async def test_no_error_and_no_log_holds_a_token_or_a_secret(
    counter: Counter, aunt: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with counter.client() as rest:
        await rest.call(SEND, words(aunt))
        kept = await counter.database.read(lambda work: work.tokens.kept(f"wechat:{counter.wechat.account.app_id}"))
        assert kept is not None
        secrets = (kept.token, counter.wechat.account.secret)
        seen = [repr(kept), repr(rest.line), *[await _told(counter, rest, aunt, trouble) for trouble in _EVERYTHING]]
    assert not [secret for secret in secrets for text in (*seen, caplog.text) if secret in text]


_EVERYTHING = (Trouble.CUT, Trouble.GONE, Trouble.HTML, Trouble.GARBAGE, 45015, 45009, 48001)


async def _told(counter: Counter, rest: Rest, aunt: Phone, trouble: Trouble | int) -> str:
    """All that can be read of the error, and of what it came from."""
    counter.wechat.troubles.next(trouble, SEND)
    with pytest.raises((Refused, Unreached)) as raised:
        await rest.call(SEND, words(aunt))
    told, error = "", raised.value
    while error is not None:
        told += f"{error!r} {error.args} {vars(error)}"
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return told


async def test_a_token_is_asked_for_before_the_old_one_ends(counter: Counter, aunt: Phone) -> None:
    async with counter.client() as rest:
        await rest.call(SEND, words(aunt))
        counter.clock.at += timedelta(seconds=7200) - timedelta(minutes=3)
        await rest.call(SEND, words(aunt, "续上了"))
        assert counter.tokens() == 2
        assert [call.code for call in counter.wechat.ledger.calls(SEND)] == [0, 0]
