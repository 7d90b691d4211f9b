"""What people hear, and whether it is what the play says they hear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.rehearsal.script import Ear, Hears
from bot.rehearsal.stage import Stage, without_number
from domain.message import Say
from storage.lab import LabMessage, LabWords

#: So much of a message is shown where it should not have been heard.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Heard:
    """Something the bot said in a chat, or changed there in place: then ``before`` is what stood there."""

    chat: str
    message: LabMessage
    before: LabWords | None


class Ears:
    """Listens in every chat; what was heard before is not heard again."""

    def __init__(self, chats: Iterable[str]) -> None:
        self._known: dict[str, dict[str, LabWords]] = {chat: {} for chat in chats}
        self._version = 0

    async def listen(self, stage: Stage) -> tuple[Heard, ...]:
        """What the bot said or changed since the last time, chat by chat."""
        version = await stage.version()
        if version == self._version:
            return ()
        self._version = version
        found: list[Heard] = []
        for chat, known in self._known.items():
            for message in await stage.messages(chat):
                if message.sender == "" and known.get(message.id) != message.words:
                    found.append(Heard(chat, message, known.get(message.id)))
                known[message.id] = message.words
        return tuple(found)


def judge(hears: Hears, heard: Sequence[Heard], photos: Mapping[str, str]) -> Say | None:
    """What is not as the play says, None when all is well. ``heard`` is from the one chat, since the last cue."""
    return _JUDGES[hears.ear](hears, heard, photos)


def _something(hears: Hears, heard: Sequence[Heard], photos: Mapping[str, str]) -> Say | None:
    return None if any(_is(hears, one, photos) for one in heard) else Say("rehearsal-not-heard")


def _only(hears: Hears, heard: Sequence[Heard], photos: Mapping[str, str]) -> Say | None:
    new = [one for one in heard if one.before is None]
    if not any(_is(hears, one, photos) for one in new):
        return Say("rehearsal-not-heard")
    return None if len(new) == 1 else Say("rehearsal-heard-only", {"count": len(new)})


def _not(hears: Hears, heard: Sequence[Heard], photos: Mapping[str, str]) -> Say | None:
    found = next((one for one in heard if _is(hears, one, photos)), None)
    return None if found is None else Say("rehearsal-heard-anyway", {"text": _shown(found)})


def _nothing(hears: Hears, heard: Sequence[Heard], photos: Mapping[str, str]) -> Say | None:
    found = next((one for one in heard if one.before is None), None)
    return None if found is None else Say("rehearsal-heard-something", {"text": _shown(found)})


_JUDGES: Mapping[Ear, Callable[[Hears, Sequence[Heard], Mapping[str, str]], Say | None]] = {
    Ear.SOMETHING: _something,
    Ear.ONLY: _only,
    Ear.NOT: _not,
    Ear.NOTHING: _nothing,
}


def _is(hears: Hears, heard: Heard, photos: Mapping[str, str]) -> bool:
    """Whether one message has everything the play names: the words, the photos, the buttons."""
    words = heard.message.words
    labels = [without_number(label) for _, label in words.choices]
    shown = [photo.name for photo in words.photos]
    return (
        hears.words.within(words.text)
        and all(any(choice.covers(label) for label in labels) for choice in hears.choices)
        and all(bool(shown) if name is None else photos.get(name) in shown for name in hears.photos)
    )


def _shown(heard: Heard) -> str:
    text = " ".join(heard.message.words.text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
