"""Hello, and where the links lead that begin a private talk: a poster, an invitation, a case."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from domain.message import Action, ChatKind, Incoming, Say
from domain.polls.poll import State
from domain.reading.numbering import read_case_number
from domain.starts import CASE, GROUP, HOME, JOIN, POLL, REPORT, SLIP, UNNAMED, split
from handlers import inquiries
from handlers.groups import binding
from handlers.members import claiming, joining
from handlers.members.offices import offices
from handlers.menus import MENU
from handlers.polls import posting
from handlers.reporting import reports
from handlers.speaking import reply, speaker
from storage.work import Work

#: The number of a poll; a longer one is no row of any engine.
_SERIAL = re.compile("[1-9][0-9]{0,5}")

Lead = Callable[[Work, Incoming, datetime, str], None]


def hello(work: Work, incoming: Incoming, now: datetime) -> None:
    """What the bot is for, and the menu: staff read what they are, and who has no home here how to tell where it is."""
    actor = speaker(work, incoming, now)
    said = {"town": work.town.name}
    if incoming.kind is ChatKind.GROUP:
        body = Say("hello", said)
    elif held := offices(actor, work.town):
        body = Say("hello-staff", {**said, "name": actor.person.name, "offices": held})
    else:
        body = Say("hello" if actor.homes else "hello-stranger", said)
    reply(work, incoming, now, body, buttons=MENU)


def lead(work: Work, incoming: Incoming, now: datetime, words: str) -> None:
    """What the words of a link ask for; hello where they ask for nothing we know."""
    word, about = split(words)
    leads = STARTS if incoming.kind is ChatKind.PRIVATE else STARTS_IN_GROUP
    led = leads.get(word)
    if led is None:
        hello(work, incoming, now)
    else:
        led(work, incoming, now, about)


def _home(work: Work, incoming: Incoming, now: datetime, about: str) -> None:
    if not claiming.from_poster(work, incoming, now, about):
        hello(work, incoming, now)


def _case(work: Work, incoming: Incoming, now: datetime, about: str) -> None:
    number = read_case_number(about)
    if number is None:
        hello(work, incoming, now)
    else:
        inquiries.progress(work, replace(incoming, action=Action("ask.progress", None, number)), now)


def _report(work: Work, incoming: Incoming, now: datetime, about: str) -> None:
    reports.start(work, replace(incoming, action=Action("report.start")), now)


def _unnamed(work: Work, incoming: Incoming, now: datetime, about: str) -> None:
    reports.start_unnamed(work, replace(incoming, action=Action("report.unnamed")), now)


def _poll(work: Work, incoming: Incoming, now: datetime, about: str) -> None:
    poll = work.polls.find(int(about)) if _SERIAL.fullmatch(about) else None
    if poll is None or poll.state is State.DRAFT:
        hello(work, incoming, now)
    else:
        posting.show(work, incoming, poll, now)


def _in_private(work: Work, incoming: Incoming, now: datetime, about: str) -> None:
    reply(work, incoming, now, Say("start-in-private"))


def _group(work: Work, incoming: Incoming, now: datetime, about: str) -> None:
    reply(work, incoming, now, Say("start-is-for-a-group"))


#: Where a link leads in private, by the word before the first dash.
STARTS: Mapping[str, Lead] = {
    JOIN: joining.join,
    HOME: _home,
    SLIP: claiming.from_slip,
    CASE: _case,
    REPORT: _report,
    UNNAMED: _unnamed,
    GROUP: _group,
    POLL: _poll,
}

#: In a group a link leads to nothing personal.
STARTS_IN_GROUP: Mapping[str, Lead] = {
    JOIN: joining.not_in_a_group,
    GROUP: binding.bind_here,
    HOME: _in_private,
    SLIP: _in_private,
    CASE: _in_private,
    REPORT: _in_private,
    UNNAMED: _in_private,
    POLL: _in_private,
}
