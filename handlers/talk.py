"""Small talk of a bot: hello, help, the menu, the language, never mind, and what it cannot read."""

from __future__ import annotations

from datetime import datetime

from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.town import Standing
from handlers.members.starting import lead
from handlers.menus import MENU
from handlers.speaking import done_asking, reply, speaker
from storage.work import Work

#: The languages the bot speaks, each written in itself.
_LANGUAGES = ("zh-Hans", "zh-Hant", "en")

#: What is said about what cannot be read, where there is more to say than that.
_UNREADABLE_KEYS = {"contact": "cannot-read-contact", "voice": "cannot-read-voice", "audio": "cannot-read-voice"}


def start(work: Work, incoming: Incoming, now: datetime) -> None:
    """Where the link leads that the words came with, else hello."""
    assert incoming.action is not None
    lead(work, incoming, now, incoming.action.value)


def menu(work: Work, incoming: Incoming, now: datetime) -> None:
    """The menu."""
    reply(work, incoming, now, Say("menu"), buttons=MENU)


def no_choice(work: Work, incoming: Incoming, now: datetime) -> None:
    """A number with nothing to choose from gets the menu; in a group it was meant for somebody else."""
    if incoming.kind is ChatKind.PRIVATE or incoming.addressed:
        menu(work, incoming, now)


def help_(work: Work, incoming: Incoming, now: datetime) -> None:
    """What one can say here; staff are told their words too."""
    if incoming.kind is ChatKind.GROUP:
        reply(work, incoming, now, Say("help-in-group"))
        return
    actor = speaker(work, incoming, now)
    works = bool(actor.organisations) or any(
        work.town.roles[post.role].standing is not Standing.RESIDENT for post in actor.posts
    )
    reply(work, incoming, now, Say("help-staff" if works else "help"), buttons=MENU)


def language(work: Work, incoming: Incoming, now: datetime) -> None:
    """In which language the bot speaks with this person from now on."""
    assert incoming.action is not None
    wanted = incoming.action.value.strip()
    if wanted not in _LANGUAGES:
        choices = [Button(Say(f"language-name-{code}"), Action("talk.language", None, code)) for code in _LANGUAGES]
        reply(work, incoming, now, Say("language-which"), buttons=choices)
        return
    work.people.set_locale(speaker(work, incoming, now).person.id, wanted)
    reply(work, incoming, now, Say("language-set"))


def cancel(work: Work, incoming: Incoming, now: datetime) -> None:
    """Never mind: the open conversation is over, nothing was kept of it."""
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("cancelled"))


def not_understood(work: Work, incoming: Incoming, now: datetime) -> None:
    """A sticker, a voice note, a file: say what can be read instead."""
    if incoming.kind is ChatKind.PRIVATE or incoming.addressed:
        reply(work, incoming, now, Say(_UNREADABLE_KEYS.get(incoming.unsupported or "", "cannot-read-this")))
