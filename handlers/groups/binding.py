"""Which grid a group belongs to: whoever answers for the grid gets a code in private and types it in the group.

What somebody is on the platform, an administrator of the group even, is worth nothing here: authority comes from posts,
and is asked for when the code is issued and again when it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Address, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Act, Actor, may
from domain.places.place import Ambiguous, Place
from domain.register import Purpose
from domain.starts import GROUP, split
from handlers.groups.naming import purpose_say
from handlers.members import uniting
from handlers.placing import chosen_place, place_choices, said_place
from handlers.speaking import ask, done_asking, reply, speaker
from storage.membership.codes import Code, CodeFor, looks_typed
from storage.work import Work

#: A code is typed by somebody who stands beside the one who asked for it.
LIVES = timedelta(minutes=15)

#: As many grids as one may be asked to choose from by number; any other may be named.
_MOST_CHOICES = 9

#: The words that bind a group: typed with its code, and said by a link that led into the group with it.
_BINDING, _STARTING = "bind", "start"


def typed_code(incoming: Incoming) -> str | None:
    """The code with which the words, plainly said to the bot, bind a group; None when they do not."""
    word = incoming.word
    if word is None or not (incoming.addressed or incoming.text.startswith("/")):
        return None
    if word.id == _BINDING:
        return word.rest
    led, code = split(word.rest)
    return code if word.id == _STARTING and led == GROUP else None


def bind(work: Work, incoming: Incoming, now: datetime) -> None:
    """绑定: in a group, with the code; in private, to get one, or with the code of another account."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.PRIVATE and looks_typed(incoming.action.value):
        uniting.typed(work, incoming, now, incoming.action.value)
    elif incoming.kind is ChatKind.PRIVATE:
        answer_grid(work, incoming, now)
    else:
        bind_here(work, incoming, now, incoming.action.value)


def _check_authority(actor: Actor, grids: Iterable[str], work: Work) -> None:
    """Raises Refusal unless the actor may bind groups in one of the grids."""
    if not any(grid in work.town.grids and may(actor, Act.BIND, grid, work.town) for grid in grids):
        raise Refusal("refusal-bind-not-yours")


def answer_grid(work: Work, incoming: Incoming, now: datetime) -> None:
    """Which grid the group is to belong to; once that is known, what the group is for."""
    assert incoming.action is not None
    actor = speaker(work, incoming, now)
    grids = _own_grids(work, actor)
    _check_authority(actor, grids, work)
    said = incoming.action.value or incoming.text
    where = chosen_place(work, said) or said_place(work, incoming, now, said) if said else None
    if isinstance(where, Place):
        _ask_purpose(work, incoming, now, where.grid)
        return
    named = dict.fromkeys(place.grid for place in where.candidates) if isinstance(where, Ambiguous) else grids
    if len(named) == 1:
        _ask_purpose(work, incoming, now, *named)
        return
    places = [Place(grid) for grid in named]
    choices = place_choices(work, incoming, places[:_MOST_CHOICES], "group.grid")
    ask(work, incoming, now, Say("bind-which-grid"), answer=Action("group.grid"), choices=choices)


def _own_grids(work: Work, actor: Actor) -> tuple[str, ...]:
    """The grids the actor may bind groups in: those of their posts first, then those below."""
    own = [post.grid for post in actor.posts if may(actor, Act.BIND, post.grid, work.town)]
    below = [grid for post in own for grid in work.town.below(post)]
    return tuple(dict.fromkeys((*own, *below)))


def _ask_purpose(work: Work, incoming: Incoming, now: datetime, grid: str) -> None:
    _check_authority(speaker(work, incoming, now), [grid], work)
    choices = [
        Button(purpose_say(purpose), Action("group.purpose", None, _packed(grid, purpose))) for purpose in Purpose
    ]
    body = Say("bind-which-purpose", {"grid": work.town.grids[grid].name})
    ask(work, incoming, now, body, answer=Action("group.purpose", None, _packed(grid)), choices=choices)


def answer_purpose(work: Work, incoming: Incoming, now: datetime) -> None:
    """What the group is for; then there is a code."""
    assert incoming.action is not None
    match incoming.action.value.split("|"):
        case [grid, purpose] if purpose in set(Purpose):
            _issue(work, incoming, now, grid, Purpose(purpose))
        case [grid, *_] if grid in work.town.grids:
            _ask_purpose(work, incoming, now, grid)
        case _:
            raise Refusal("refusal-old-button")


def _packed(grid: str, purpose: str = "") -> str:
    return f"{grid}|{purpose}"


def _issue(work: Work, incoming: Incoming, now: datetime, grid: str, purpose: Purpose) -> None:
    actor = speaker(work, incoming, now)
    _check_authority(actor, [grid], work)
    until = now + LIVES
    code = work.codes.issue(CodeFor.GROUP, {"grid": grid, "purpose": purpose}, actor.person.id, until)
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("bind-code", {"code": code, "until": until, **_belongs(work, grid, purpose)}))


def _belongs(work: Work, grid: str, purpose: Purpose) -> dict[str, Arg]:
    return {"grid": work.town.grids[grid].name, "purpose": purpose_say(purpose)}


def bind_here(work: Work, incoming: Incoming, now: datetime, typed: str) -> None:
    """The group belongs to the code's grid. A wrong code is answered, not refused: it has to be counted."""
    actor = speaker(work, incoming, now)
    _check_authority(actor, [post.grid for post in actor.posts], work)
    if not typed:
        raise Refusal("refusal-bind-no-code")
    account = Address(incoming.address.channel, incoming.sender)
    locked_until = work.codes.locked_until(account, now)
    if locked_until is not None:
        reply(work, incoming, now, Say("bind-locked", {"until": locked_until}))
        return
    code = work.codes.take(typed, CodeFor.GROUP, actor.person.id, account, now)
    if code is None:
        reply(work, incoming, now, Say("bind-wrong-code"))
        return
    _use(work, incoming, now, code, actor)


def _use(work: Work, incoming: Incoming, now: datetime, code: Code, actor: Actor) -> None:
    """Raises Refusal, and the code stays unused, unless the actor answers for the grid the group is to belong to, and
    for the one it belongs to now.
    """
    group, grid, purpose = incoming.address, code.about["grid"], Purpose(code.about["purpose"])
    _check_authority(actor, [grid], work)
    before = work.people.chat(group)
    if before is not None and not may(actor, Act.BIND, before.grid, work.town):
        raise Refusal("refusal-bound-elsewhere", grid=work.town.grids[before.grid].name)
    title = incoming.title or (before.title if before else work.strays.title(group)) or ""
    work.people.bind(group, title, grid, purpose)
    work.strays.end(group)
    said = _belongs(work, grid, purpose)
    if before is None or before.grid == grid:
        reply(work, incoming, now, Say("group-bound", said))
    else:
        reply(work, incoming, now, Say("group-bound-anew", {**said, "before": work.town.grids[before.grid].name}))
    if code.issued_by is not None:
        news = Say("news-group-bound", {**said, "group": title or work.town.grids[grid].name})
        work.outbox.tell(code.issued_by, Outgoing(news), now)


def unbind(work: Work, incoming: Incoming, now: datetime) -> None:
    """解绑: the group belongs to no grid any more, and is left unless somebody binds it anew."""
    chat = work.people.chat(incoming.address)
    if chat is None:
        raise Refusal("refusal-unbind-in-group")
    _check_authority(speaker(work, incoming, now), [chat.grid], work)
    work.people.unbind(chat.address)
    until = work.strays.add(chat.address, chat.title, now)
    reply(work, incoming, now, Say("group-let-go", {"grid": work.town.grids[chat.grid].name, "until": until}))
