"""What is kept of the speaker (我的资料), and being forgotten (忘掉我): asked for, thought better of for a day, done.

What may be corrected is corrected where it is asked for: names in ``naming``, homes in ``claiming``, accounts in
``preferring``. What goes and what stays is the business of ``handlers.erasing``.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Say
from domain.places.place import Place
from handlers.members.preferring import account_lines
from handlers.placing import packed_place
from handlers.speaking import done_asking, reply, speaker
from handlers.telling.views import place_say
from storage.work import Work

#: So long anybody may think better of it: somebody else may have had their phone.
THINKS_IT_OVER = timedelta(days=1)

_STAY = Button(Say("button-stay"), Action("member.stay"))


def own_data(work: Work, incoming: Incoming, now: datetime) -> None:
    """我的资料: what is kept of the speaker, what for, who sees it, and how each of it is corrected."""
    _in_private(incoming)
    who = speaker(work, incoming, now).person
    doors, due = work.people.doors(who.id), work.farewells.due_at(who.id)
    kept: dict[str, Arg] = {
        **_counted(work, who.id),
        "name": who.name or Say("own-data-no-name"),
        "lines": account_lines(work.people.accounts(who.id, now)),
        "places": _homes(work, doors),
        "state": Say("own-data-stays") if due is None else Say("own-data-leaves", {"until": due}),
    }
    reply(work, incoming, now, Say("own-data", kept), buttons=_choices(work, who.id, doors, leaves=due is not None))


def _homes(work: Work, doors: tuple[Place, ...]) -> Arg:
    places = (place_say(door, work.town) for door in doors)
    return tuple(Say("own-data-home", {"place": place}) for place in places) or Say("own-data-no-home")


def _counted(work: Work, person: int) -> dict[str, Arg]:
    counts = work.erasures.counts(person)
    return {name: counts[name] for name in ("cases", "supported", "photos", "recordings", "payloads", "messages")}


def _choices(work: Work, person: int, doors: tuple[Place, ...], *, leaves: bool) -> tuple[Button, ...]:
    """What the speaker may correct themselves: whom the register knows is called as it says."""
    named = () if work.joinings.registered(person) else (Button(Say("button-call-me"), Action("member.called")),)
    homes = (
        Button(
            Say("button-leave-home", {"place": place_say(door, work.town)}),
            Action("member.leave-home", None, packed_place(door)),
        )
        for door in doors
    )
    last = _STAY if leaves else Button(Say("button-forget-me"), Action("member.forget-me"))
    return (Button(Say("button-menu-mine"), Action("ask.mine")), *named, *homes, last)


def forget_me(work: Work, incoming: Incoming, now: datetime) -> None:
    """忘掉我: what goes and what stays, and whether they are sure. Raises Refusal for whoever has an office."""
    who = _may_leave(work, incoming, now)
    if (due := work.farewells.due_at(who)) is not None:
        reply(work, incoming, now, Say("forget-me-noted", {"until": due}), buttons=[_STAY])
        return
    choices = (
        Button(Say("button-forget-me-now"), Action("member.forget-me-now")),
        Button(Say("button-not-forget-me"), Action("member.stay")),
    )
    reply(work, incoming, now, Say("forget-me-sure", {"cases": _counted(work, who)["cases"]}), buttons=choices)


def forget_me_now(work: Work, incoming: Incoming, now: datetime) -> None:
    """They are sure: it is done in a day, unless they think better of it."""
    who = _may_leave(work, incoming, now)
    due = work.farewells.ask(who, now + THINKS_IT_OVER, now)
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("forget-me-noted", {"until": due}), buttons=[_STAY])


def stay(work: Work, incoming: Incoming, now: datetime) -> None:
    """不删了: nothing is forgotten."""
    _in_private(incoming)
    work.farewells.take_back(speaker(work, incoming, now).person.id)
    reply(work, incoming, now, Say("stays"))


def _may_leave(work: Work, incoming: Incoming, now: datetime) -> int:
    _in_private(incoming)
    who = speaker(work, incoming, now).person.id
    if work.erasures.holds_office(who):
        raise Refusal("refusal-office-stays")
    return who


def _in_private(incoming: Incoming) -> None:
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
