"""Telegram as a channel: messages said and changed, files brought, groups left.

How a message looks is in ``render``, what a refusal means in ``errors``; here is what is done about it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram.error import TelegramError

from bot.channels import Features, Limits, NotIntroduced, SendFailed, Spoken, TextUnit
from bot.channels.telegram import render
from bot.channels.telegram.api import OFFICIAL, BotApi
from bot.channels.telegram.errors import Refused, Sense, Unreached, to_courier
from bot.channels.telegram.receive import NAME, Me, to_incoming
from bot.channels.telegram.render import Call
from domain.message import Address, Incoming
from storage.photo.sounds import SoundKind
from storage.photo.store import KeptFile

#: What is left out when it was in the way.
_LESS: Mapping[Sense, Callable[[Call], Call]] = {
    Sense.NO_TOPIC: render.without_topic,
    Sense.NO_QUESTION: render.without_question,
    Sense.NO_VOICE: render.as_file,
}

#: A download that is not there, or not any more.
_GONE = frozenset({404, 410})

#: So many messages are remembered whose photos are shown already while their words could not be sent.
_HALF_SAID = 256


class TelegramChannel:
    """Keeps the contract of ``bot.channels.Channel``. ``me`` may be given by whoever remembers it from before.

    A connection is opened by the first call; ``start`` is needed only where ``me`` is not known.
    """

    name = NAME
    features = Features(
        buttons=True,
        edits=True,
        groups=True,
        text_limit=render.TEXT_UNITS,
        text_unit=TextUnit.UTF16,
        onward=True,
        recordings=frozenset(SoundKind),
        limits=Limits(per_second=30, chat_per_second=1, group_per_minute=20),
    )

    def __init__(self, token: str, *, api: str = OFFICIAL, me: Me | None = None) -> None:
        self.me = me
        self._bot = BotApi(token, api)
        #: Chats with the photos that stand there already, each waiting for the words that belong to them.
        self._shown: dict[tuple[str, tuple[KeptFile, ...]], None] = {}

    async def start(self) -> Me:
        """Who the bot is, as Telegram knows it now. Raises Refused, Unreached."""
        user = await self._bot.get_me()
        self.me = Me(user.id, user.username or "", bool(user.can_read_all_group_messages))
        return self.me

    async def close(self) -> None:
        """Every connection is closed."""
        await self._bot.close_connections()

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What the payload says. Raises ValueError, and NotIntroduced while nobody knows who the bot is."""
        if self.me is None:
            raise NotIntroduced
        return to_incoming(payload, at, self.me)

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of a file, which Telegram gives to bots up to 20 MB."""
        with _as_the_courier_knows_it():
            told = await self._bot.call("getFile", {"file_id": attachment})
            path = told.get("file_path") if isinstance(told, dict) else None
            if not isinstance(path, str):
                raise SendFailed("no such file", permanent=True)
            try:
                return await self._bot.file(path)
            except Refused as refused:
                if refused.code not in _GONE:
                    raise
                raise SendFailed("no such file", permanent=True) from refused

    async def forget(self, attachment: str) -> None:
        """Files stay with Telegram: we hold nothing of them."""

    async def send(self, to: Address, message: Spoken) -> str:
        """The id of the new message. Photos that need a message of their own stand above it, and stay away rather than
        keep its words from being said.
        """
        with _as_the_courier_knows_it():
            *pictures, words = render.sends(to, message, self._username)
            half = (to.chat, message.photos)
            if pictures and half not in self._shown:
                for call in pictures:
                    await self._show(call)
                self._remember(half)
            try:
                sent = await self._said(words)
            except (Refused, FileNotFoundError) as error:
                if not _about_photos(error):
                    raise
                (words,) = render.sends(to, replace(message, photos=(), sound=None), self._username)
                sent = await self._said(words)
            self._shown.pop(half, None)
            return _id(sent)

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """Words, or the caption of a photo: which of them a message has, only Telegram knows. No failure is a message
        that says this already.
        """
        kinds = [render.edit_text, render.edit_caption]
        if render.is_captioned(message):
            kinds.reverse()
        with _as_the_courier_knows_it():
            for kind in kinds:
                if await self._changed(kind(to, message_id, message, self._username)):
                    return
        raise SendFailed("nothing to edit", permanent=True)

    async def leave(self, chat: Address) -> None:
        """The bot is no longer in the group. Whatever Telegram will never do about it: there is no group to be in."""
        with _as_the_courier_knows_it():
            try:
                await self._bot.call("leaveChat", {"chat_id": chat.chat})
            except Refused as refused:
                if refused.sense is Sense.LATER:
                    raise

    async def answer(self, callback: str) -> None:
        """The button that was pressed stops waiting; one that has given up already is left alone. Raises SendFailed."""
        with _as_the_courier_knows_it():
            try:
                await self._bot.call("answerCallbackQuery", {"callback_query_id": callback})
            except Refused as refused:
                if refused.sense is not Sense.DONE:
                    raise

    def address(self, onward: str) -> str:
        """A link, or what is typed in private while nobody knows what the bot is called."""
        return f"/start {onward}" if self._username is None else render.link(self._username, onward)

    @property
    def _username(self) -> str | None:
        return self.me.username if self.me is not None and self.me.username else None

    async def _said(self, call: Call) -> Any:
        """The message as Telegram shows it, without its topic or the message it answers where that stood in the way,
        a voice note as a file where none are taken.
        """
        try:
            return await self._bot.call(call.method, call.parameters, call.files)
        except Refused as refused:
            less = _LESS.get(refused.sense)
            if less is None or less(call) == call:
                raise
        return await self._said(less(call))

    async def _show(self, pictures: Call) -> None:
        """Photos above a message. Such as may have arrived are not shown again: their words come next, once."""
        try:
            await self._said(pictures)
        except (TelegramError, FileNotFoundError) as error:
            if not _about_photos(error) and not _maybe_sent(error):
                raise

    def _remember(self, half: tuple[str, tuple[KeptFile, ...]]) -> None:
        if len(self._shown) >= _HALF_SAID:
            del self._shown[next(iter(self._shown))]
        self._shown[half] = None

    async def _changed(self, call: Call) -> bool:
        """Whether the message has what was to be changed, and says the new thing now."""
        try:
            await self._bot.call(call.method, call.parameters)
        except Refused as refused:
            if refused.sense not in {Sense.DONE, Sense.NO_TEXT, Sense.NO_CAPTION}:
                raise
            return refused.sense is Sense.DONE
        return True


@contextlib.contextmanager
def _as_the_courier_knows_it() -> Iterator[None]:
    try:
        yield
    except TelegramError as error:
        raise to_courier(error) from error


def _id(sent: Any) -> str:
    """The id of what was sent. It is said by now, so an answer that tells none is no reason to say it again."""
    try:
        return render.message_id(sent)
    except (KeyError, TypeError):
        raise Unreached("unreadable answer", maybe_sent=True) from None


def _about_photos(error: Exception) -> bool:
    """Whether it was the photos that could not be sent: they are not wanted there, or forgotten by now."""
    return isinstance(error, FileNotFoundError) or (isinstance(error, Refused) and error.sense is Sense.NO_PHOTOS)


def _maybe_sent(error: Exception) -> bool:
    failure = to_courier(error) if isinstance(error, TelegramError) else None
    return isinstance(failure, SendFailed) and failure.maybe_sent
