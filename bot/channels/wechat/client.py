"""The official account as a channel: messages said in an open call or sent, files brought.

How a message looks is in ``render``, how WeChat is asked in ``account``; here is what is done with which.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from bot.channels import Features, SendFailed, Sound, Spoken, TextUnit
from bot.channels.tencent.errors import Refused, Unreached, to_courier
from bot.channels.tencent.open_calls import OpenCalls
from bot.channels.tencent.rest import Rest
from bot.channels.wechat import render
from bot.channels.wechat.account import Account
from bot.channels.wechat.envelope import NAME
from bot.channels.wechat.receive import to_incoming
from domain.message import Address, Incoming
from storage.engine.database import Database
from storage.photo.sounds import SoundKind
from storage.photo.store import KeptFile

#: So much of the reply window is left for words: photos are not worth silence.
_FOR_WORDS = 1

#: So many messages are remembered whose photos are shown already while their words could not be sent.
_HALF_SAID = 256


class WechatChannel:
    """Keeps the contract of ``bot.channels.Channel``. ``not_shown`` is what WeChat writes in place of stickers."""

    name = NAME
    features = Features(
        buttons=True,
        edits=False,
        groups=False,
        text_limit=render.WHOLE_BYTES,
        text_unit=TextUnit.BYTES,
        recordings=frozenset({SoundKind.AMR}),
    )

    def __init__(
        self,
        rest: Rest,
        account: Account,
        database: Database,
        open_calls: OpenCalls[str],
        now: Callable[[], datetime],
        *,
        not_shown: Collection[str] = (),
    ) -> None:
        self._rest = rest
        self._account = account
        self._database = database
        self._open_calls = open_calls
        self._now = now
        self._not_shown = not_shown
        #: People with the photos they see already or what they hear, each waiting for the words that belong to it.
        self._shown: dict[tuple[str, tuple[KeptFile, ...]], None] = {}

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What the payload says. Raises ValueError."""
        return to_incoming(payload, at, self._not_shown)

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of a file, which WeChat keeps for three days."""
        try:
            return await self._rest.download("/cgi-bin/media/get", media_id=attachment)
        except (Refused, Unreached) as error:
            raise to_courier(error, self._now()) from None

    async def forget(self, attachment: str) -> None:
        """Files stay with WeChat: we hold nothing of them."""

    async def send(self, to: Address, message: Spoken) -> str:
        """An id of the new message. Photos stand above the words, or on the page the words lead to; so does a voice
        note, which is what the words are about.
        """
        half = (to.chat, message.photos if message.sound is None else (message.sound.file,))
        above = bool(half[1]) and (half in self._shown or await self._stands_above(to, message))
        if above:
            self._remember(half)
        content = render.words(message, pictured=above)
        call = await self._open_calls.give(to.chat, content)
        if call is None:
            id = await self._account.say(to.chat, render.text(content), message.page, message.text)
        else:
            id = f"passive:{call}"
        self._shown.pop(half, None)
        return id

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """Nothing said on WeChat can be changed."""
        raise SendFailed("nothing to edit", permanent=True)

    async def leave(self, chat: Address) -> None:
        """An account is in no group."""

    def address(self, onward: str) -> str:
        """What is typed to the account."""
        return f"/start {onward}"

    async def _stands_above(self, to: Address, message: Spoken) -> bool:
        """Whether all that belongs above the words stands there now."""
        return await (self._showed(to, message) if message.sound is None else self._played(to, message.sound))

    async def _showed(self, to: Address, message: Spoken) -> bool:
        """Whether all the photos stand there now. Where there is no page for the others, as many as there is room for
        do; what cannot be shown keeps no words from being said.
        """
        room = await self._database.read(lambda work: work.windows.room(to, self._now())) - _FOR_WORDS
        paged = bool(message.page) and not message.passed_on
        photos = message.photos if len(message.photos) <= room or not paged else ()
        shown = 0
        try:
            for photo in photos[: max(0, room)]:
                media = await self._rest.upload("/cgi-bin/media/upload", photo, "image")
                await self._account.say(to.chat, render.image(media))
                shown += 1
        except (Refused, Unreached, SendFailed, OSError):
            pass
        return shown == len(message.photos)

    async def _played(self, to: Address, sound: Sound) -> bool:
        """Whether the voice note stands there now, or may. One that WeChat does not take keeps no words from being
        said. Raises SendFailed where it is worth another try.
        """
        try:
            await self._account.say(to.chat, render.voice(await self._given(sound.file)))
        except FileNotFoundError:
            return False
        except SendFailed as failure:
            if not failure.permanent and not failure.maybe_sent:
                raise
            return failure.maybe_sent
        return True

    async def _given(self, voice: KeptFile) -> str:
        """The media id of a voice note, which nobody hears yet. Raises SendFailed, FileNotFoundError."""
        try:
            return await self._rest.upload("/cgi-bin/media/upload", voice, "voice")
        except Refused as error:
            raise to_courier(error, self._now()) from None
        except Unreached as error:
            raise SendFailed(str(error), permanent=False) from None

    def _remember(self, half: tuple[str, tuple[KeptFile, ...]]) -> None:
        if len(self._shown) >= _HALF_SAID:
            del self._shown[next(iter(self._shown))]
        self._shown[half] = None
