"""Who hears of what: the messages that are meant to be noticed, each person at most once for one change.

A person nobody can reach is a fact: it is logged, and the next one is told instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from domain.casework.case import Case
from domain.casework.moves import Move
from domain.casework.parties import Party, parties
from domain.message import Button, Outgoing, Recording, Say
from domain.people import ALLOWED, Act
from domain.register import Purpose
from domain.town import Standing
from handlers.menus import reason_say
from handlers.telling import cards
from handlers.telling.cards import move_button
from handlers.telling.views import CaseView, view
from storage.work import Work

#: The card of each who may be told that a case is theirs, by what they are to it.
_CARDS: tuple[tuple[Party, Callable[[CaseView], Outgoing]], ...] = (
    (Party.LEAD, cards.for_lead_or_hands),
    (Party.SUPERVISOR, cards.for_superior),
    (Party.DEPUTY, cards.for_deputy),
)


def once(work: Work, case: Case) -> str:
    """The name of the case's newest change: nobody is told twice under it, however many roles they have."""
    return f"case:{case.id}:event:{work.history.newest(case).seq}"


def tell(work: Work, case: Case, person: int, message: Outgoing, now: datetime) -> bool:
    """Whether the person can hear of the case's newest change. Whoever made it knows already and hears no echo."""
    return bool(tell_all(work, case, (person,), message, now))


def tell_all(work: Work, case: Case, people: Iterable[int], message: Outgoing, now: datetime) -> tuple[int, ...]:
    """Those of the people who can hear of the case's newest change; each is told, also after one cannot be."""
    newest = work.history.newest(case)
    named = replace(message, once=once(work, case))
    everybody = tuple(people)
    told = work.outbox.tell_all([person for person in everybody if person != newest.actor], named, now)
    return tuple([person for person in everybody if person == newest.actor or person in told])


def tell_lead(work: Work, seen: CaseView, now: datetime) -> tuple[int, ...]:
    """Those who now know that the case is theirs: the handler's people, else the deputy's, else the level above.

    The town's fallback is part of every path upwards, so somebody hears as long as anybody with an account supervises
    anything. Whoever is told in another's place sees what they may do about it.
    """
    case = seen.case
    for place, people in enumerate(_answering(work, case, now)):
        if place == 0 and case.lead is None:
            told = tell_all(work, case, people, cards.for_lead(seen), now)
        else:
            told = _tell_each_theirs(work, seen, people, now)
        if told:
            hand_over(work, case, work.recordings.of(case.id), told, now)
            return told
        if people:
            work.history.add(case, "unreachable", now, before=case.state)
    work.history.add(case, "nobody-reached", now, before=case.state)
    return ()


def _tell_each_theirs(
    work: Work, seen: CaseView, people: Iterable[int], now: datetime, body: Say | None = None
) -> tuple[int, ...]:
    """Those of the people who can hear of it, each by the card with the buttons that are theirs; or in other words."""
    circles: dict[Callable[[CaseView], Outgoing], list[int]] = {}
    for person in people:
        mine = parties(seen.case, work.people.actor(work.people.get(person), now), work.town)
        card = next((card for party, card in _CARDS if party in mine), cards.for_deputy)
        circles.setdefault(card, []).append(person)
    told: list[int] = []
    for card, circle in circles.items():
        message = card(seen)
        told += tell_all(work, seen.case, circle, message if body is None else replace(message, body=body), now)
    return tuple(told)


def hand_over(work: Work, case: Case, recordings: Iterable[Recording], people: Iterable[int], now: datetime) -> None:
    """What was spoken follows in private, a message for each voice note; nobody gets one twice, the reporter none."""
    listeners = [person for person in people if person != case.reporter]
    for recording in recordings:
        body = Say("news-recording", {"number": case.number, "seconds": recording.seconds})
        once = f"case:{case.id}:recording:{recording.sha256}"
        for person in listeners:
            work.outbox.tell(person, Outgoing(body, recording=recording.sha256, once=once), now)


def _answering(work: Work, case: Case, now: datetime) -> Iterator[tuple[int, ...]]:
    """Circle after circle of those who are there; when there is nobody at all, whoever answers though they are away."""
    town = work.town
    for handler in (case.lead_handler, case.deputy_handler):
        if handler is not None:
            hearing = work.people.who_hears(town.handlers[handler], case.place.grid, town, now)
            yield work.people.present(hearing, now)
    yield from levels_above(work, case, now)
    yield _answerable(work, case, now)


def levels_above(work: Work, case: Case, now: datetime) -> tuple[tuple[int, ...], ...]:
    """Who is told next when nothing moves, level by level up the grid path; nobody is their own superior."""
    town, grid = work.town, case.place.grid
    leading = {*leads(work, case, now), *_answerable(work, case, now)}
    found = []
    for node in town.path(grid):
        holders = work.people.standing_in(ALLOWED[Act.HEAR_ESCALATION], node.id, town, now)
        people = work.people.present(holders, now)
        if rest := tuple(p for p in people if p not in leading):
            found.append(rest)
    return tuple(found)


def leads(work: Work, case: Case, now: datetime) -> tuple[int, ...]:
    """Whoever took the case up, else everybody who hears for its handler; those who are away are replaced.

    Whoever took it up and is away with nobody standing in leaves it to those who hear for the handler.
    """
    answerable = work.people.present(_answerable(work, case, now), now)
    return answerable or work.people.present(_hearing(work, case, now), now)


def _answerable(work: Work, case: Case, now: datetime) -> tuple[int, ...]:
    return _hearing(work, case, now) if case.lead is None else (case.lead,)


def _hearing(work: Work, case: Case, now: datetime) -> tuple[int, ...]:
    return work.people.who_hears(work.town.handlers[case.lead_handler], case.place.grid, work.town, now)


def neighbours(work: Work, case: Case, now: datetime) -> tuple[int, ...]:
    """The neighbour leaders nearest to the case."""
    leaders = frozenset({Standing.LEADER})
    for node in work.town.path(case.place.grid):
        if people := work.people.present(work.people.standing_in(leaders, node.id, work.town, now), now):
            return people
    return ()


def tell_neighbours(work: Work, seen: CaseView, now: datetime) -> None:
    """The neighbour leaders know of it and may take it into their own hands; discreet matters are none of theirs."""
    if seen.discreet:
        return
    case = seen.case
    others = [person for person in neighbours(work, case, now) if person != case.reporter]
    if others:
        tell_all(work, case, others, cards.for_neighbour(seen), now)


def show_in_group(work: Work, seen: CaseView, now: datetime) -> None:
    """The group of the nearest grid that has one shows the case, unless it is discreet."""
    if seen.discreet:
        return
    for node in work.town.path(seen.case.place.grid):
        chats = work.people.chats_of(node.id, Purpose.RESIDENTS)
        for chat in chats:
            work.outbox.post(chat.address, cards.for_group(seen), now)
        if chats:
            return


def tell_reporter(
    work: Work,
    case: Case,
    body: Say,
    now: datetime,
    *,
    buttons: Sequence[Button] = (),
    photos: tuple[str, ...] = (),
) -> bool:
    """Whether the reporter can be told in private."""
    message = Outgoing(body, buttons=tuple(buttons), photos=photos, audience=case.reporter)
    return tell(work, case, case.reporter, message, now)


def tell_supporters(work: Work, case: Case, body: Say, now: datetime, *, but: int | None = None) -> None:
    """Everybody with the same problem hears what became of it, but for whoever brought it about."""
    people = (person for person in work.cases.supporters(case) if person != but)
    tell_all(work, case, people, Outgoing(body), now)


def ask_for_verification(work: Work, case: Case, now: datetime) -> None:
    """Somebody other than the handler is asked whether it is really fixed: the reporter, else those who may judge."""
    if case.reporter == case.finished_by or not _ask_reporter(work, case, now):
        ask_to_verify(work, case, verifiers(work, case, now), now)


def _ask_reporter(work: Work, case: Case, now: datetime) -> bool:
    return tell(work, case, case.reporter, really_fixed(view(work, case)), now)


def really_fixed(seen: CaseView) -> Outgoing:
    """The reporter is asked whether it is really fixed."""
    case = seen.case
    body = Say("news-really-fixed", {**cards.facts(seen), "feedback": feedback_say(case)})
    return Outgoing(body, buttons=verify_buttons(case), photos=seen.fix_photos, audience=case.reporter)


def verifiers(work: Work, case: Case, now: datetime) -> tuple[tuple[int, ...], ...]:
    """Who may look for themselves, one circle after the other: the neighbour leaders, then level by level above them.

    Whoever did it is in none; discreet matters are no neighbour's business.
    """
    discreet = work.town.categories[case.category].discreet
    circles = [() if discreet else neighbours(work, case, now), *levels_above(work, case, now)]
    others = (tuple(person for person in people if person != case.finished_by) for people in circles)
    return tuple(people for people in others if people)


def ask_to_verify(work: Work, case: Case, circles: Iterable[tuple[int, ...]], now: datetime) -> None:
    """The first of the circles that can be reached is asked to look for themselves."""
    message = please_verify(view(work, case))
    for people in circles:
        if tell_all(work, case, people, message, now):
            return


def please_verify(seen: CaseView) -> Outgoing:
    """Somebody else is asked to look for themselves whether it is really fixed."""
    case = seen.case
    body = Say(
        "news-please-verify",
        {
            "number": case.number,
            "category": seen.category,
            "place": seen.place,
            "handler": seen.handler,
            "feedback": feedback_say(case),
        },
    )
    return Outgoing(body, buttons=verify_buttons(case), photos=seen.fix_photos)


def verify_buttons(case: Case) -> tuple[Button, ...]:
    """Solved, or not."""
    return (move_button(Move.VERIFY, case.id), move_button(Move.DISPUTE, case.id))


def feedback_say(case: Case) -> Say:
    """What was done, in the handler's words, or that a photo says it."""
    if case.feedback:
        return Say("feedback-said", {"words": reason_say(case.feedback)})
    return Say("feedback-photo")


def ask_to_dispatch(work: Work, case: Case, reason: Say, now: datetime) -> None:
    """The community is asked who a returned case really belongs to."""
    seen = view(work, case)
    body = Say("news-returned", {**cards.facts(seen), "place": seen.place, "reason": reason})
    buttons = tuple(move_button(move, case.id) for move in (Move.DISPATCH, Move.TAKE, Move.REJECT))
    message = Outgoing(body, buttons=buttons, photos=seen.photos)
    for people in levels_above(work, case, now):
        if told := tell_all(work, case, people, message, now):
            hand_over(work, case, work.recordings.of(case.id), told, now)
            return
    work.history.add(case, "nobody-reached", now, before=case.state)


def tell_again(work: Work, case: Case, reason: Say, now: datetime) -> None:
    """Whoever did it hears that it is not fixed, and why; the case is on their table again."""
    seen = view(work, case)
    body = Say("news-not-solved", {**cards.for_lead(seen).body.args, "reason": reason})
    if not _tell_each_theirs(work, seen, leads(work, case, now), now, body):
        tell_lead(work, seen, now)


def tell_handlers(work: Work, case: Case, body: Say, now: datetime) -> None:
    """Those who have the case in hand hear what happened to it, when nobody else is there also those who are away."""
    tell_all(work, case, leads(work, case, now) or _answerable(work, case, now), Outgoing(body), now)
