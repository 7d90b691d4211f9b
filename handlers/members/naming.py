"""What somebody is called (我叫 …): asked for where others have to know it and the platform gave none, and typed at any
time. Whoever the register knows is called as it says.

Who may be called what is in ``domain.reading.called``; what stands for a name that is not known, in
``handlers.telling.views``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, ChatKind, Incoming, Outgoing, Say
from domain.people import Person
from domain.reading.called import as_name
from handlers.casework.moving import refresh_cards
from handlers.speaking import ask, done_asking, reply, speaker
from storage.work import Work

#: The word that comes before a name, where somebody answers in a whole sentence.
_WORD = "called"


def nameless(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether nobody knows what the speaker is called."""
    return not speaker(work, incoming, now).person.name


def wonder(work: Work, incoming: Incoming, now: datetime) -> None:
    """Whoever has no name is told once how to give it; nothing waits for the answer."""
    who = speaker(work, incoming, now).person
    if not who.name:
        body = Outgoing(Say("name-wonder"), once=f"name:{who.id}")
        work.outbox.post(incoming.address, body, now, reader=who.id)


def called(work: Work, incoming: Incoming, now: datetime) -> None:
    """我叫 王阿姨: what the speaker is called from now on. Without a name it is asked."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    said = replace(incoming, text=incoming.action.value or incoming.text)
    _check_free(work, speaker(work, incoming, now).person)
    if not said.text:
        ask(work, incoming, now, Say("name-ask"), answer=Action("member.called"))
        return
    take_name(work, said, now)
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("name-known"))


def take_name(work: Work, incoming: Incoming, now: datetime) -> None:
    """The words are what the speaker is called, also on the cards of their open cases. Raises Refusal for no name."""
    who = speaker(work, incoming, now).person
    _check_free(work, who)
    word = incoming.word
    name = as_name(word.rest if word is not None and word.id == _WORD else incoming.text)
    if name is None or (word is not None and word.id != _WORD and not word.rest):
        raise Refusal("refusal-no-name")
    work.people.call(who.id, name)
    for case in work.cases.of_person(who.id):
        if case.open and case.reporter == who.id and not case.anonymous:
            refresh_cards(work, case, now)


def _check_free(work: Work, who: Person) -> None:
    """Raises Refusal for somebody of the register, and for a candidate: a ballot says today what it said yesterday."""
    if work.joinings.registered(who.id):
        raise Refusal("refusal-name-of-register", name=who.name)
    if who.name and work.nominations.named(who.id):
        raise Refusal("refusal-name-on-ballot", name=who.name)
