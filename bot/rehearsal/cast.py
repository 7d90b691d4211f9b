"""Who is meant by the names of a play: people by display name or by their key in the town file, groups by title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from bot.channels.lab.receive import NAME
from bot.rehearsal.mistakes import CannotPlay, Mistake, PlayMistakes
from bot.rehearsal.script import Blocks, Cue, Hears, Script, Seat, Speaks, Taps
from domain.register import PersonEntry, Register
from storage.lab import Phone

_T = TypeVar("_T")


class Cast:
    """Everybody and every group a play can name. Making one raises PlayMistakes for names nobody has."""

    def __init__(self, register: Register, script: Script) -> None:
        self._called = script.called
        self._people = _by_name((name, person) for person in register.people for name in (person.name, person.key))
        self._strangers = script.strangers
        titled = [(chat.title, chat.address.chat) for chat in register.chats if chat.address.channel == NAME]
        self._groups = _by_name(titled + [(title, f"unbound {title}") for title in script.unbound])
        self.chats = self._chats(register.people, titled, script)
        _check(script, self.phone, self.chat)

    def _chats(
        self, people: Iterable[PersonEntry], titled: Iterable[tuple[str, str]], script: Script
    ) -> Mapping[str, str]:
        """Every chat there is, with whose it is in the words of the play."""
        named = {called: name for name, called in script.called.items()}
        private = {
            account.chat: named.get(person.name, named.get(person.key, person.name))
            for person in people
            for account in person.accounts
            if account.channel == NAME
        }
        strangers = {_account(name): name for name in script.strangers}
        groups = {chat: named.get(title, title) for title, chat in titled}
        return private | strangers | groups | {f"unbound {title}": title for title in script.unbound}

    def phone(self, seat: Seat) -> Phone:
        """The phone somebody speaks or taps on. Raises CannotPlay."""
        called = self._called.get(seat.who, seat.who)
        title = self._called.get(seat.group, seat.group)
        group = self._group(title) if title else ""
        if called in self._strangers:
            return Phone(_account(called), called, {}, group, title)
        if called not in self._people:
            key = "rehearsal-group-is-silent" if called in self._groups else "rehearsal-nobody"
            raise CannotPlay(key, name=seat.who)
        person = _only(self._people[called], seat.who)
        account = next((account for account in person.accounts if account.channel == NAME), None)
        if account is None:
            raise CannotPlay("rehearsal-no-phone", name=seat.who)
        return Phone(account.chat, person.name, {}, group, title)

    def chat(self, seat: Seat) -> str:
        """The chat somebody hears: their own with the bot, or a group, which may be named alone. Raises CannotPlay."""
        called = self._called.get(seat.who, seat.who)
        if not seat.group and called in self._groups and called not in self._people:
            return self._group(called)
        return self.phone(seat).chat

    def _group(self, title: str) -> str:
        if title not in self._groups:
            raise CannotPlay("rehearsal-no-group", name=title)
        return _only(self._groups[title], title)


def _account(stranger: str) -> str:
    return f"stranger {stranger}"


def _by_name(named: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    found: dict[str, list[_T]] = {}
    for name, thing in named:
        if thing not in found.setdefault(name, []):
            found[name].append(thing)
    return found


def _only(found: list[_T], name: str) -> _T:
    if len(found) > 1:
        raise CannotPlay("rehearsal-several", name=name)
    return found[0]


def _check(script: Script, phone: Callable[[Seat], Phone], chat: Callable[[Seat], str]) -> None:
    """Raises PlayMistakes with every name nobody has."""
    mistakes = []
    for cue in script.cues:
        try:
            _find(cue, phone, chat)
        except CannotPlay as wrong:
            mistakes.append(Mistake(cue.line, wrong.say))
    if mistakes:
        raise PlayMistakes(mistakes)


def _find(cue: Cue, phone: Callable[[Seat], Phone], chat: Callable[[Seat], str]) -> None:
    match cue:
        case Speaks(seat=seat) | Taps(seat=seat) | Blocks(seat=seat):
            phone(seat)
        case Hears(seat=seat):
            chat(seat)
