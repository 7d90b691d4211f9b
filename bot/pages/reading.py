"""From a ticket to its page, as things stand now: one function for each purpose. Whatever the account may not see at
this moment is not there, as if the link were over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.channels.web import receive
from bot.pages.links import Purpose, Ticket
from bot.pages.sheet import Content, Form, Mark, Marks, Press, Said, Sheet, asked, press
from domain.errors import Refusal
from domain.message import Action, Button, Say
from domain.people import Person
from domain.polls import choices
from domain.polls.poll import Poll, State
from handlers import inquiries
from handlers.casework.picking import may_see_inside
from handlers.polls import posting, rolls
from handlers.polls.cards import ONE_PRESS, facts, photos_of, private_buttons
from handlers.polls.casting import marking, mine
from handlers.telling import cards
from handlers.telling.views import place_say, view
from storage.mail.shown import Shown
from storage.work import Work

#: On the form of a report: it is one without a name.
UNNAMED = 1


def read_sheet(work: Work, ticket: Ticket, now: datetime) -> Sheet:
    """The page. Raises Refusal for what its account may not see, or what is not there any more."""
    person = work.people.known(ticket.account)
    if person is None:
        raise _over()
    return Sheet(
        title=Say(f"pages-title-{ticket.purpose.name.lower()}"),
        owner=person.name,
        locale=person.locale,
        zone=ZoneInfo(work.town.zone),
        waits=work.inbox.waits(receive.NAME, receive.conversation(ticket.account)),
        content=_READERS[ticket.purpose](work, ticket, person, now),
    )


def _over() -> Refusal:
    return Refusal("refusal-link-over")


def _message(work: Work, ticket: Ticket, person: Person, now: datetime) -> Content:
    shown = work.shown.message(ticket.object, ticket.account)
    if shown is None:
        raise _over()
    return Content((_said(shown),), _answer(work, ticket, person, now))


def _talk(work: Work, ticket: Ticket, person: Person, now: datetime) -> Content:
    said = map(_said, work.shown.since(ticket.account, ticket.object))
    return Content(tuple(said), _answer(work, ticket, person, now))


def _inbox(work: Work, ticket: Ticket, person: Person, now: datetime) -> Content:
    return Content(tuple(map(_said, work.shown.held(ticket.account))))


def _said(shown: Shown) -> Said:
    presses = tuple(Press(label, handle=handle) for handle, label in shown.choices)
    return Said(shown.body, shown.photos, presses)


def _answer(work: Work, ticket: Ticket, person: Person, now: datetime) -> Form | None:
    """Something can be written where the person was asked something."""
    waits = work.dialogues.get(person.id, ticket.account, now) is not None
    return Form.ANSWER if waits else None


def _case(work: Work, ticket: Ticket, person: Person, now: datetime) -> Content:
    case, actor = work.cases.get(ticket.object), work.people.actor(person, now)
    if not may_see_inside(work, case, actor):
        raise _over()
    seen = view(work, case)
    told = inquiries.inside(work, seen, actor)
    own = cards.for_reporter(seen).buttons if case.reporter == person.id else ()
    return Content((Said(told.body, told.photos, _presses((*own, *told.buttons))),))


def _presses(buttons: Iterable[Button]) -> tuple[Press, ...]:
    """Each thing that can be done once."""
    return tuple({button.action: press(button) for button in buttons}.values())


def _report(work: Work, ticket: Ticket, person: Person, now: datetime) -> Content:
    return Content(form=Form.REPORT, unnamed=ticket.object == UNNAMED)


def _household(work: Work, ticket: Ticket, person: Person, now: datetime) -> Content:
    homes = tuple(place_say(door, work.town) for door in work.people.doors(person.id))
    said = (Said(Say("pages-homes", {"places": homes})),) if homes else ()
    return Content(said, Form.HOME, nameless=not person.name)


def _ballot(work: Work, ticket: Ticket, person: Person, now: datetime) -> Content:
    poll = work.polls.get(ticket.object)
    if poll.state is State.DRAFT:
        raise _over()
    if poll.state is not State.OPEN:
        shown = posting.shown_to(work, poll, person.id, now)
        return Content((Said(shown.body, shown.photos),))
    voted, pictures = mine.doors(work, poll, person.id), photos_of(poll)
    if not voted:
        why = rolls.why_not(work, poll, work.people.actor(person, now), now)
        return Content((Said(_asked(work, poll), pictures), Said(why)))
    body = Say("poll-shown", {"card": _asked(work, poll), "mine": voted})
    if poll.method in ONE_PRESS:
        return Content((Said(body, pictures, _presses(private_buttons(poll))),))
    return Content((Said(body, pictures),), Form.MARKS, _marks(work, poll, person.id))


def _asked(work: Work, poll: Poll) -> Say:
    """All there is to know before one votes."""
    how = Say("pages-ballot-secret" if poll.secret else "pages-ballot-changes")
    return Say("pages-ballot", {**facts(work, poll), "how": how})


def _marks(work: Work, poll: Poll, who: int) -> Marks:
    """The options as they were marked before; of a secret ballot nothing is known."""
    before = marking.cast_before(work, poll, who)
    options = tuple(
        Mark(place, option.text, before.get(place, 0)) for place, option in enumerate(poll.options, start=1)
    )
    most = marking.most(poll)
    return Marks(
        poll=poll.id,
        how=Say(f"pages-how-{poll.method}", {"most": most}),
        options=options,
        pointed=poll.method in choices.POINTED,
        most=most,
        abstain=Press(Say("button-poll-abstain"), asked=asked(Action("poll.vote", poll.id, choices.ABSTAIN))),
    )


_READERS: Mapping[Purpose, Callable[[Work, Ticket, Person, datetime], Content]] = {
    Purpose.MESSAGE: _message,
    Purpose.CASE: _case,
    Purpose.REPORT: _report,
    Purpose.BALLOT: _ballot,
    Purpose.HOUSEHOLD: _household,
    Purpose.INBOX: _inbox,
    Purpose.TALK: _talk,
}
