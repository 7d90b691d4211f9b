"""交接: everything somebody is for goes to another in one act, after a look at what that is.

Whoever holds it gives it to somebody who stands as high there, or a superior says yes; a superior of both gives it by
themselves. Who reported something hears nothing of it: they deal with roles, not with people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from domain.people import ALLOWED, Act, Actor, may_invite, oversees
from handlers.casework.moving import refresh_cards
from handlers.inquiries import case_choices, in_hand
from handlers.members.offices import offices
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.staffing.naming import actor_of, in_office, named, with_office
from handlers.telling import cards
from handlers.telling.views import view
from storage.casework.cases import MOST
from storage.membership.handovers import Brought, Handover
from storage.work import Work

_SIZES_KEYS = {
    "unsigned": "handover-unsigned",
    "cases": "handover-cases",
    "runs": "handover-runs",
    "given": "handover-given",
    "shifts": "handover-shifts",
    "stand_ins": "handover-stand-ins",
}

#: A superior decides within this time, and so long it can be taken back.
LIVES = timedelta(hours=72)
REGRET = timedelta(hours=24)


def hand_over(work: Work, incoming: Incoming, now: datetime) -> None:
    """交接 小王, 交接 小李 小王: what would go to whom is shown, and done only once that is confirmed."""
    assert incoming.action is not None
    actor = in_office(work, incoming, now)
    people = named(work, incoming.action.value or incoming.text, now)
    if not people:
        ask(work, incoming, now, Say("handover-to-whom"), answer=Action("office.hand-over"))
        return
    giver = people[0] if len(people) > 1 else actor
    _show(work, incoming, now, giver, people[-1])


def _show(work: Work, incoming: Incoming, now: datetime, giver: Actor, taker: Actor) -> None:
    asked = _check(work, speaker(work, incoming, now), giver, taker, now)
    said: dict[str, Arg] = {**_names(giver, taker), "parts": _parts(work, giver, now)}
    body = Say("handover-preview", said)
    if asked:
        people = tuple(with_office(work, actor_of(work, person, now)) for person in asked)
        body = Say("handover-preview-asks", {**said, "people": people})
    value = f"{giver.person.id}|{taker.person.id}"
    choices = (
        Button(Say("button-confirm-handover"), Action("office.hand-over-now", None, value)),
        Button(Say("button-cancel"), Action("dialogue.cancel")),
    )
    ask(work, incoming, now, body, answer=Action("office.hand-over"), choices=choices)


def _names(giver: Actor, taker: Actor) -> dict[str, Arg]:
    return {"giver": giver.person.name, "taker": taker.person.name}


def _parts(work: Work, giver: Actor, now: datetime) -> tuple[Say, ...]:
    """What would go: offices by name, the rest in numbers. What waits unsigned goes along with the offices."""
    brought = work.handovers.all_of(giver.person.id, now)
    unsigned = [case for case in in_hand(work, giver) if case.lead is None]
    return (*offices(giver, work.town), *_numbers({"unsigned": len(unsigned), **_sizes(brought)}))


def _sizes(brought: Brought) -> dict[str, int]:
    return {
        "cases": len(brought.cases),
        "runs": len(brought.runs),
        "given": len(set(brought.given) - set(brought.runs)),
        "shifts": len(brought.shifts),
        "stand_ins": len(brought.stand_ins),
    }


def _numbers(sizes: Mapping[str, int]) -> tuple[Say, ...]:
    """A line for each kind of which there is any."""
    return tuple(Say(_SIZES_KEYS[name], {"count": size}) for name, size in sizes.items() if size)


def _check(work: Work, actor: Actor, giver: Actor, taker: Actor, now: datetime) -> tuple[int, ...]:
    """The superiors who have to say yes; none when it needs nobody. Raises Refusal for what must not be."""
    town = work.town
    if giver.person.id == taker.person.id:
        raise Refusal("refusal-handover-to-oneself")
    if not (giver.posts or giver.organisations):
        raise Refusal("refusal-nothing-to-hand-over", name=giver.person.name)
    if work.people.address(taker.person.id) is None:
        raise Refusal("refusal-taker-not-here", name=taker.person.name)
    if actor.person.id != giver.person.id:
        if not oversees(actor, giver, town) or not _may_appoint(work, actor, taker):
            raise Refusal("refusal-not-theirs-to-hand-over", **_names(giver, taker))
        return ()
    if may_invite(taker, giver, town):
        return ()
    superiors = _superiors(work, giver, taker, now)
    if not superiors:
        raise Refusal("refusal-no-superior", name=taker.person.name)
    return superiors


def _may_appoint(work: Work, actor: Actor, taker: Actor) -> bool:
    """Whoever is for nothing yet may be appointed; whoever is for something has to be the actor's."""
    return not (taker.posts or taker.organisations) or may_invite(actor, taker, work.town)


def _superiors(work: Work, giver: Actor, taker: Actor, now: datetime) -> tuple[int, ...]:
    """Who stands above the giver nearest and can be reached; nobody approves what makes them greater."""
    grids = [post.grid for post in giver.posts] or [
        line.grid for line in work.town.responsibilities if {line.handler, line.deputy} & giver.organisations
    ]
    for node in work.town.path(grids[0]) if grids else ():
        holders = work.people.standing_in(ALLOWED[Act.SUPERVISE], node.id, work.town, now)
        there = (person for person in work.people.present(holders, now) if work.people.address(person))
        if people := tuple(person for person in there if _may_approve(work, person, giver, taker, now)):
            return people
    return ()


def _may_approve(work: Work, person: int, giver: Actor, taker: Actor, now: datetime) -> bool:
    return person != taker.person.id and oversees(actor_of(work, person, now), giver, work.town)


def hand_over_now(work: Work, incoming: Incoming, now: datetime) -> None:
    """[确认交接]: done at once, or asked of the superiors."""
    assert incoming.action is not None
    actor = in_office(work, incoming, now)
    giver, taker = (actor_of(work, int(person), now) for person in incoming.action.value.split("|"))
    asked = _check(work, actor, giver, taker, now)
    handover = work.handovers.propose(giver.person.id, taker.person.id, actor.person.id, now)
    done_asking(work, incoming, now)
    if not asked:
        _carry_out(work, incoming, now, handover, None)
        return
    said: dict[str, Arg] = {**_names(giver, taker), "parts": _parts(work, giver, now)}
    buttons = (
        Button(Say("button-approve-handover"), Action("office.approve-handover", handover.id)),
        Button(Say("button-decline-handover"), Action("office.decline-handover", handover.id)),
    )
    question = Outgoing(Say("news-handover-asked", said), buttons=buttons, card=_card(handover))
    for person in asked:
        work.outbox.tell(person, question, now)
    people = tuple(with_office(work, actor_of(work, person, now)) for person in asked)
    reply(work, incoming, now, Say("handover-asked", {**_names(giver, taker), "people": people}))


def _card(handover: Handover) -> str:
    return f"handover:{handover.id}"


def approve(work: Work, incoming: Incoming, now: datetime) -> None:
    """[同意交接] by a superior."""
    handover = _waiting(work, incoming, now)
    _carry_out(work, incoming, now, handover, speaker(work, incoming, now).person.id)


def decline(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不同意] by a superior: everything stays as it is, and whoever asked hears so."""
    handover = _waiting(work, incoming, now)
    work.handovers.call_off(handover, now)
    said = {
        **_names(actor_of(work, handover.giver, now), actor_of(work, handover.taker, now)),
        "by": speaker(work, incoming, now).person.name,
    }
    body = Say("handover-declined", said)
    work.outbox.refresh(Outgoing(body, card=_card(handover)), now)
    reply(work, incoming, now, body)
    work.outbox.tell(handover.proposed_by, Outgoing(body), now)


def _waiting(work: Work, incoming: Incoming, now: datetime) -> Handover:
    """The handover a button is about, which the speaker may decide. Raises Refusal."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    handover, actor = work.handovers.get(incoming.action.object), speaker(work, incoming, now)
    if handover is None or handover.done_at is not None or handover.called_off or now >= handover.proposed_at + LIVES:
        raise Refusal("refusal-handover-settled")
    giver, taker = actor_of(work, handover.giver, now), actor_of(work, handover.taker, now)
    if actor.person.id == handover.proposed_by or not _may_approve(work, actor.person.id, giver, taker, now):
        raise Refusal("refusal-not-yours-to-approve")
    return handover


def _carry_out(work: Work, incoming: Incoming, now: datetime, handover: Handover, by: int | None) -> None:
    """Everything moves in this transaction; after it the giver hears nothing more of it and may do nothing in it."""
    giver, taker = actor_of(work, handover.giver, now), actor_of(work, handover.taker, now)
    speaks = speaker(work, incoming, now).person.id
    brought = work.handovers.carry_out(handover, by, now)
    _log(work, brought, taker.person.id, speaks, now)
    body = Say("handover-done", _listed(work, giver, taker, brought))
    work.outbox.refresh(Outgoing(body, card=_card(handover)), now)
    _tell_sides(work, incoming, now, body, (giver, taker), handover, brought)


def _log(work: Work, brought: Brought, to: int, actor: int, now: datetime) -> None:
    """In each case's log; cards that name who has it in hand change in place, which makes no sound."""
    for id in brought.cases:
        case = work.cases.get(id)
        work.history.add(case, "handed-over", now, actor=actor, before=case.state, facts={"to": str(to)})
        refresh_cards(work, case, now)


def _listed(work: Work, giver: Actor, taker: Actor, brought: Brought) -> dict[str, Arg]:
    """The same list for both sides: the most urgent first, as many as a chat holds, and how many there are."""
    shown = [work.cases.get(id) for id in brought.cases[:MOST]]
    lines = [Say("handover-case", {"line": cards.line(view(work, case))}) for case in shown]
    if len(brought.cases) > len(lines):
        lines.append(Say("handover-more", {"count": len(brought.cases) - len(lines)}))
    parts = (*offices(giver, work.town), *_numbers(_sizes(brought)), *lines)
    return {**_names(giver, taker), "parts": parts}


def _tell_sides(
    work: Work,
    incoming: Incoming,
    now: datetime,
    body: Say,
    sides: tuple[Actor, Actor],
    handover: Handover,
    brought: Brought,
) -> None:
    """Whoever acted, the giver, who asked for it and the taker, each once; the taker with a number for each case."""
    giver, taker = sides
    speaks = speaker(work, incoming, now).person.id
    if speaks != taker.person.id:
        reply(work, incoming, now, body)
    for person in {giver.person.id, handover.proposed_by} - {speaks, taker.person.id}:
        work.outbox.tell(person, Outgoing(body), now)
    shown = [work.cases.get(id) for id in brought.cases[:MOST]]
    parts = (*offices(giver, work.town), *_numbers(_sizes(brought)))
    said: dict[str, Arg] = {**_names(giver, taker), "parts": parts}
    received = Outgoing(Say("handover-received", said), buttons=case_choices(work, shown))
    work.outbox.tell(taker.person.id, received, now)


def take_back(work: Work, incoming: Incoming, now: datetime) -> None:
    """撤销交接, for a day by whoever did it: what went over and is the taker's still goes back, and nothing else."""
    actor = speaker(work, incoming, now)
    handover = work.handovers.newest_of(actor.person.id, now - REGRET)
    if handover is None:
        raise Refusal("refusal-no-handover-to-undo", hours=REGRET // timedelta(hours=1))
    brought = work.handovers.undo(handover, now)
    _log(work, brought, handover.giver, actor.person.id, now)
    giver, taker = actor_of(work, handover.giver, now), actor_of(work, handover.taker, now)
    body = Say("handover-undone", _listed(work, giver, taker, brought))
    reply(work, incoming, now, body)
    for person in (giver.person.id, taker.person.id):
        if person != actor.person.id:
            work.outbox.tell(person, Outgoing(body), now)
