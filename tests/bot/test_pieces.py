"""An album is one report however it comes in, and "report this" under a neighbour's picture reports the picture.

The bot sits in a group on Telegram, which sends every picture of an album by itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

import bot.inbox.worker
from bot.channels.telegram.receive import NAME, envelope, to_incoming
from bot.inbox.intake import Intake
from bot.language.text import Locale
from domain.casework.case import Case
from domain.message import Address, Incoming, Origin, Photo, Quoted
from domain.register import ChatEntry, Purpose
from storage.mail.inbox import TRIES, rest_after
from storage.photo.terms import PhotoRefused, RefusedPhoto
from storage.work import Work
from tests.bot.channels.telegram.updates import (
    BOT,
    GROUP,
    LI,
    ME,
    UNNAMED,
    VOICE,
    WANG,
    Json,
    dumped,
    message,
    size,
    update,
)
from tests.bot.paper import TEXTS, Album, Bot, Paper
from tests.town import NOON, open_town, small_town

YARD = Address(NAME, str(GROUP["id"]))
WORDS = "4栋2单元楼道灯坏了"
REST = timedelta(seconds=1.5)


class Telegram(Paper):
    """A platform made of paper on which updates come in as they do on Telegram. Every file there is can be fetched."""

    def receive(self, payload: bytes, moment: datetime) -> Incoming | None:
        return to_incoming(payload, moment, ME)

    async def fetch(self, attachment: str) -> bytes:
        await self._happens()
        self.fetched.append(attachment)
        return attachment.encode()

    async def forget(self, attachment: str) -> None:
        await self._happens()

    @property
    def fetched(self) -> list[str]:
        return self.__dict__.setdefault("_fetched", [])


class Pictures(Album):
    """Every file is a photo of its own."""

    async def take_in(self, raw: bytes) -> Photo:
        await super().take_in(raw)
        return Photo(raw.decode().rjust(64, "0"), 8, 6)


class Group(Bot):
    """The bot in the group of the yard."""

    paper: Telegram
    updates = 0

    async def gets(self, said: Json, *, kind: str = "message", rests: timedelta = timedelta(0)) -> None:
        """An update comes in; what is part of an album rests as long as is said."""
        type(self).updates += 1
        payload = dumped(update(said, kind, id=type(self).updates))
        outside = envelope(payload)
        intake = Intake(self.database, lambda: self.now)
        rests_until = self.now + rests if outside.album else None
        await intake.accept(NAME, outside.update_id, outside.conversation, payload, rests_until)

    async def photos_of(self, case: Case) -> list[str]:
        photos = await self.database.read(lambda work: work.cases.photos(case, "report"))
        return [photo.lstrip("0") for photo in photos]

    async def cases(self) -> list[Case]:
        return await self.database.read(
            lambda work: [work.cases.get(id) for (id,) in work._connection.execute("SELECT id FROM cases ORDER BY id")]
        )

    async def counts(self) -> dict[str, int]:
        return dict(await self.database.read(lambda work: work.inbox.counts()))


@asynccontextmanager
async def in_the_group(folder: Path, *, kept: bool = False) -> AsyncIterator[Group]:
    """``kept``: the database is found again by the next bot in the same folder."""
    async with open_town(folder if kept else None) as database:
        bound = ChatEntry(YARD, "邻居群", "yard", Purpose.RESIDENTS)
        register = replace(small_town(), chats=(*small_town().chats, bound))
        await database.transact(lambda work: work.registers.bring_in(register, NOON))
        album = Pictures(folder)
        yield Group(database, Telegram(name=NAME), album)
        await album.close()


@pytest_asyncio.fixture
async def group(tmp_path: Path) -> AsyncIterator[Group]:
    async with in_the_group(tmp_path) as group:
        yield group


def picture(number: int, *, who: Json = WANG, album: str | None = "77", words: str = "", chat: Json = GROUP) -> Json:
    """One picture, as its own message."""
    part = {} if album is None else {"media_group_id": album}
    caption = {"caption": words} if words else {}
    return message(100 + number, who=who, chat=chat, photo=[size(f"f{number}", 800, 600, 90_000)], **part, **caption)


def heard_of(group: Group, monkeypatch: pytest.MonkeyPatch) -> list[Incoming]:
    seen: list[Incoming] = []
    monkeypatch.setattr(bot.inbox.worker, "handle", lambda _work, incoming, _now: seen.append(incoming))
    return seen


@pytest.mark.parametrize("speaking", [1, 2, 5])
async def test_an_album_is_one_report_with_all_its_pictures_wherever_its_words_are(group: Group, speaking: int) -> None:
    for number in range(1, 6):
        await group.gets(picture(number, words=f"@linzhang_bot {WORDS}" if number == speaking else ""), rests=REST)
    await group.settle()
    assert await group.cases() == []
    await group.wait(REST)
    (case,) = await group.cases()
    assert (case.words, case.category) == (WORDS, "lamp")
    assert await group.photos_of(case) == ["f1", "f2", "f3", "f4", "f5"]
    assert await group.counts() == {"done": 5}
    assert sum("26-0001" in said for said in group.paper.heard(YARD.chat)) == 1
    assert await group.database.read(lambda work: work.cases.of_message(YARD, str(100 + speaking))) == case


async def test_a_part_that_comes_late_joins_the_report(group: Group) -> None:
    for number in (1, 2):
        await group.gets(picture(number, words=WORDS if number == 1 else ""), rests=REST)
    await group.wait(REST)
    await group.gets(picture(3), rests=REST)
    await group.wait(REST)
    (case,) = await group.cases()
    assert await group.photos_of(case) == ["f1", "f2", "f3"]


@pytest.mark.parametrize("here", range(1, 10))
async def test_whenever_the_bot_is_killed_the_album_is_whole(tmp_path: Path, here: int) -> None:
    """Killed when so many parts were stored, and started again at once: the others come in afterwards."""
    async with in_the_group(tmp_path, kept=True) as group:
        for number in range(1, here + 1):
            await group.gets(picture(number, words=WORDS if number == 1 else ""), rests=REST)
    async with in_the_group(tmp_path, kept=True) as group:
        await group.settle()
        for number in range(here + 1, 11):
            await group.gets(picture(number), rests=REST)
            await group.wait(REST)
        (case,) = await group.cases()
        assert await group.photos_of(case) == [f"f{number}" for number in range(1, 11)]
        assert await group.counts() == {"done": 10}


async def test_what_neighbours_say_while_an_album_comes_in_stays_theirs(group: Group) -> None:
    await group.gets(picture(1, words=WORDS), rests=REST)
    await group.gets(message(200, who=LI, chat=GROUP, text="上报 5栋门口一堆垃圾"))
    await group.gets(picture(2), rests=REST)
    await group.gets(picture(3, who=LI), rests=REST)
    await group.gets(picture(4, album="78"), rests=REST)
    await group.gets(picture(5, album=None))
    await group.wait(REST)
    lamp, garbage = await group.cases()
    assert (lamp.category, garbage.category) == ("lamp", "garbage")
    assert await group.photos_of(lamp) == ["f1", "f2"]
    assert await group.photos_of(garbage) == []
    assert await group.counts() == {"done": 6}


async def test_no_more_pictures_are_taken_for_one_album_than_an_album_has(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = heard_of(group, monkeypatch)
    for number in range(12):
        await group.gets(picture(number, chat={"id": 7, "type": "private"}), rests=REST)
    await group.wait(REST)
    assert [len(said.attachments) for said in seen] == [10, 2]


async def test_an_unreadable_part_dies_alone(group: Group) -> None:
    await group.gets(picture(1, words=WORDS), rests=REST)
    await group.gets({**picture(2), "photo": 7}, rests=REST)
    await group.gets(picture(3), rests=REST)
    await group.wait(REST)
    (case,) = await group.cases()
    assert await group.photos_of(case) == ["f1", "f3"]
    assert await group.counts() == {"done": 2, "dead": 1}


async def test_an_album_that_fails_is_tried_again_as_a_whole_and_regretted_once(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[int] = []

    def fails(_work: Work, incoming: Incoming, _now: datetime) -> None:
        pictures.append(len(incoming.photos))
        raise ZeroDivisionError

    monkeypatch.setattr(bot.inbox.worker, "handle", fails)
    for number in (1, 2, 3):
        await group.gets(picture(number, words=f"@linzhang_bot {WORDS}" if number == 1 else ""), rests=REST)
    await group.wait(REST)
    for tries in range(1, TRIES):
        await group.wait(rest_after(tries))
    assert pictures == [3] * TRIES
    assert await group.counts() == {"dead": 3}
    assert len(group.paper.heard(YARD.chat)) == 1


async def test_an_album_that_is_too_much_is_held_as_a_whole(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.inbox.worker, "admitted", lambda _work, _incoming, _now: False)
    for number in (1, 2):
        await group.gets(picture(number, words=WORDS if number == 1 else ""), rests=REST)
    await group.wait(REST)
    assert await group.counts() == {"dead": 2}


async def test_an_album_that_answers_somebody_answers_with_all_its_pictures(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only one part says whom it answers, and it need not be the one with the words."""
    seen = heard_of(group, monkeypatch)
    ours = message(80, who=BOT, chat=GROUP, text="在哪里？")
    await group.gets({**picture(1), "reply_to_message": ours}, rests=REST)
    await group.gets(picture(2, words="4栋"), rests=REST)
    await group.wait(REST)
    await group.gets({**picture(3, album="78"), "reply_to_message": theirs(text=WORDS)}, rests=REST)
    await group.gets(picture(4, album="78", words="我家也是"), rests=REST)
    await group.wait(REST)
    assert [(said.text, said.addressed, said.reply_to) for said in seen] == [
        ("4栋", True, "80"),
        ("我家也是", False, "90"),
    ]
    assert [said.quoted for said in seen] == [None, Quoted(WORDS)]


async def test_a_film_among_the_pictures_leaves_the_pictures_a_report(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = heard_of(group, monkeypatch)
    film = {**picture(1, words=f"@linzhang_bot {WORDS}"), "video": VOICE}
    del film["photo"]
    await group.gets(film, rests=REST)
    await group.gets(picture(2), rests=REST)
    await group.wait(REST)
    (said,) = seen
    assert (said.text, said.attachments, said.unsupported) == (WORDS, ("f2",), None)


async def test_several_files_nobody_can_read_are_refused_in_one_breath(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = heard_of(group, monkeypatch)
    for number in (1, 2, 3):
        film = {**picture(number), "video": VOICE}
        del film["photo"]
        await group.gets(film, rests=REST)
    await group.wait(REST)
    assert [said.unsupported for said in seen] == ["video"]


def theirs(**content: object) -> Json:
    """What 李 showed the neighbours before."""
    return message(90, who=LI, chat=GROUP, **content)


SHOWN = {"photo": [size("f9", 800, 600, 90_000)]}


@pytest.mark.parametrize(
    ("said", "words"),
    [("上报", WORDS), ("/上报", WORDS), ("上报 5栋楼道灯坏了", "5栋楼道灯坏了"), ("/report@linzhang_bot", WORDS)],
)
async def test_report_this_under_a_neighbours_picture_reports_it(group: Group, said: str, words: str) -> None:
    await group.gets(message(chat=GROUP, text=said, reply_to_message=theirs(**SHOWN, caption=WORDS)))
    await group.settle()
    (case,) = await group.cases()
    assert case.words == words
    assert await group.photos_of(case) == ["f9"]
    who = await group.database.read(lambda work: work.people.get(case.reporter))
    assert who.name == "秀英 王"


async def test_whoever_shows_a_picture_of_their_own_reports_that_one(group: Group) -> None:
    shown = {**picture(1, album=None), "caption": f"上报 {WORDS}", "reply_to_message": theirs(**SHOWN)}
    await group.gets(shown)
    await group.settle()
    (case,) = await group.cases()
    assert await group.photos_of(case) == ["f1"]


@pytest.mark.parametrize("said", ["好的", "进度", "好漂亮"])
async def test_any_other_answer_to_a_neighbour_leaves_the_picture_alone(group: Group, said: str) -> None:
    await group.gets(message(chat=GROUP, text=said, reply_to_message=theirs(**SHOWN)))
    await group.settle()
    assert group.paper.fetched == []


async def test_the_quoted_words_are_clean_before_anybody_deals_with_them(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = heard_of(group, monkeypatch)
    quoted = theirs(text="\u202e楼道灯坏了" + "了" * 3000)
    await group.gets(message(chat=GROUP, text="上报", reply_to_message=quoted))
    await group.settle()
    (said,) = seen
    assert said.word is not None
    assert said.word.rest.startswith("楼道灯坏了")
    assert len(said.word.rest) == 2000


@pytest.mark.parametrize(
    ("content", "origin"),
    [
        ({"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "?"}}, Origin.FORWARDED),
        ({"who": UNNAMED[1087968824], "sender_chat": GROUP}, Origin.UNNAMED),
        ({}, Origin.OWN),
    ],
)
@pytest.mark.parametrize("said", ["签收 26-0001", "上报", "1", "/进度 26-0001", "好了"])
async def test_only_a_persons_own_words_are_a_command_or_a_choice(
    group: Group, monkeypatch: pytest.MonkeyPatch, said: str, content: Json, origin: Origin
) -> None:
    seen = heard_of(group, monkeypatch)
    await group.gets(message(chat=GROUP, text=said, **content))
    await group.settle()
    (incoming,) = seen
    assert incoming.origin is origin
    assert ((incoming.word, incoming.choice) == (None, None)) is (origin is not Origin.OWN)


@pytest.mark.parametrize(
    ("said", "heard"),
    [("上报 5栋楼道灯坏了", "5栋楼道灯坏了"), ("5栋楼道灯坏了", "5栋楼道灯坏了"), ("签收 26-0001", "签收 26-0001")],
)
async def test_a_report_that_is_worded_anew_says_what_is_reported(
    group: Group, monkeypatch: pytest.MonkeyPatch, said: str, heard: str
) -> None:
    seen = heard_of(group, monkeypatch)
    await group.gets(message(chat=GROUP, text=said), kind="edited_message")
    await group.settle()
    (incoming,) = seen
    assert (incoming.origin, incoming.text, incoming.word) == (Origin.EDITED, heard, None)


async def test_pictures_neighbours_show_one_another_are_not_looked_at(group: Group) -> None:
    cat = picture(1, album=None, words="我家的猫")
    await group.gets(cat)
    await group.gets({**picture(2, who=UNNAMED[1087968824], words=WORDS), "sender_chat": GROUP})
    await group.gets({**cat, "chat": {**GROUP, "id": -1002}, "caption": WORDS})
    await group.settle()
    assert group.paper.fetched == []
    assert await group.cases() == []


async def test_a_picture_that_answers_the_bot_is_looked_at(group: Group) -> None:
    """Asked what it is about, she shows it: with no word and no name, for it was she who was asked."""
    await group.gets(message(chat=GROUP, text="@linzhang_bot 上报"))
    await group.settle()
    await group.gets(picture(1, album=None, who=LI))
    await group.settle()
    assert group.paper.fetched == []
    await group.gets(picture(2, album=None))
    await group.settle()
    assert group.paper.fetched == ["f2"]


async def test_one_bad_picture_of_an_album_is_named_and_the_rest_is_reported(group: Group) -> None:
    group.album.mishaps = [PhotoRefused(RefusedPhoto.TOO_LARGE)]
    for number in (1, 2):
        await group.gets(picture(number, words=WORDS if number == 1 else ""), rests=REST)
    await group.wait(REST)
    (case,) = await group.cases()
    assert await group.photos_of(case) == ["f2"]
    assert TEXTS.plain(RefusedPhoto.TOO_LARGE, Locale.HANS) in group.paper.heard(YARD.chat)
