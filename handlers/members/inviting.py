"""Inviting those the town's register knows and who have not come into the chat yet: /邀请.

A bot cannot write first, so whoever supervises passes on a link that makes them press Start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Onward, Say
from domain.people import ALLOWED, Act, Actor, may_invite
from domain.starts import JOIN, start
from handlers.members.offices import offices
from handlers.speaking import reply, speaker
from storage.membership.codes import CodeFor
from storage.work import Work

#: An invitation is good for so long, and so long it can be said that the wrong person came.
LIVES = timedelta(hours=24)

#: So many names are shown at once.
_AT_ONCE = 8

#: A value that begins so says how many names were shown before.
_MORE = "~"


def invite(work: Work, incoming: Incoming, now: datetime) -> None:
    """/邀请, /邀请 李师傅: whom the speaker may invite, or the message to pass on to the one they picked."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    inviter = speaker(work, incoming, now)
    if not any(work.town.roles[post.role].standing in ALLOWED[Act.SUPERVISE] for post in inviter.posts):
        raise Refusal("refusal-not-an-inviter")
    guests = tuple(_guests(work, inviter, incoming.address.channel, now))
    wanted = incoming.action.value.strip()
    if incoming.action.object is not None:
        found = [guest for guest in guests if guest.person.id == incoming.action.object]
        if not found:
            raise Refusal("refusal-has-come")
        _invite(work, incoming, now, found[0])
    elif wanted and not wanted.startswith(_MORE):
        _invite_named(work, incoming, now, guests, wanted)
    else:
        _list(work, incoming, now, guests, int(wanted.removeprefix(_MORE) or 0))


def _guests(work: Work, inviter: Actor, channel: str, now: datetime) -> Iterator[Actor]:
    """Everybody without an account on the channel whom the inviter may invite."""
    for person in work.joinings.not_come((channel,)).values():
        guest = work.people.actor(work.people.get(person), now)
        if may_invite(inviter, guest, work.town):
            yield guest


def _invite_named(work: Work, incoming: Incoming, now: datetime, guests: Sequence[Actor], name: str) -> None:
    found = [guest for guest in guests if name in guest.person.name]
    if not found:
        raise Refusal("refusal-nobody-so-called", name=name)
    if len(found) == 1:
        _invite(work, incoming, now, found[0])
    else:
        _list(work, incoming, now, found[:_AT_ONCE], 0)


def _list(work: Work, incoming: Incoming, now: datetime, guests: Sequence[Actor], before: int) -> None:
    if not guests:
        reply(work, incoming, now, Say("invite-nobody"))
        return
    choices = [
        Button(
            Say("choice-guest", {"name": guest.person.name, "office": offices(guest, work.town)[0]}),
            Action("member.invite", guest.person.id),
        )
        for guest in guests[before : before + _AT_ONCE]
    ]
    shown = before + len(choices)
    if shown < len(guests):
        choices.append(Button(Say("button-more-guests"), Action("member.invite", None, f"{_MORE}{shown}")))
    reply(work, incoming, now, Say("invite-whom", {"count": len(guests)}), buttons=choices)


def _invite(work: Work, incoming: Incoming, now: datetime, guest: Actor) -> None:
    code, until = invitation(work, guest.person.id, speaker(work, incoming, now).person.id, now)
    body = Say(
        "invitation",
        {
            "name": guest.person.name,
            "town": work.town.name,
            "offices": offices(guest, work.town),
            "link": Onward(start(JOIN, code)),
            "until": until,
        },
    )
    reply(work, incoming, now, body)


def invitation(work: Work, guest: int, issued_by: int | None, now: datetime) -> tuple[str, datetime]:
    """A new code that makes whoever starts with it that person, and until when; nobody issued: the command line."""
    until = now + LIVES
    return work.codes.issue(CodeFor.PERSON, {"person": str(guest)}, issued_by, until), until
