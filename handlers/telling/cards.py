"""How a case looks to each kind of viewer: pure functions from a view to a message.

The reporter's card, the card of whoever answers, of those told in their place, of whoever took it into their own hands,
the neighbour leader's, and the group's, which carries neither name nor room nor words. Cards are edited in place; what
must be noticed is a message of its own, by ``news``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.casework.case import Case, Kept, State
from domain.casework.moves import Move
from domain.clocks.promises import Kind
from domain.message import Action, Arg, Button, Outgoing, Say
from handlers.telling.views import CaseView, shortened, state_say

REPORTER = "reporter"
DEPUTY = "deputy"
SUPERIOR = "superior"
NEIGHBOUR = "neighbour"
GROUP = "group"

#: The buttons whoever answers gets in each state, in the order of likelihood.
_LEAD_MOVES: Mapping[State, tuple[Move, ...]] = {
    State.DISPATCHED: (Move.ACKNOWLEDGE, Move.FINISH, Move.TRANSFER, Move.RETURN, Move.SUSPEND),
    State.ACKNOWLEDGED: (Move.FINISH, Move.TRANSFER, Move.RETURN, Move.SUSPEND),
    State.IN_PROGRESS: (Move.FINISH, Move.TRANSFER, Move.RETURN, Move.SUSPEND),
    State.SUSPENDED: (Move.RESUME,),
}

#: The buttons of those told in the place of whoever answers, until somebody signs it: what the rules allow them.
_IN_PLACE: Mapping[str, tuple[Move, ...]] = {
    DEPUTY: (Move.TAKE,),
    SUPERIOR: (Move.TAKE, Move.TRANSFER),
}

_TAKEABLE = frozenset({State.DISPATCHED, State.ACKNOWLEDGED, State.RETURNED})
_CORRECTABLE = frozenset({State.DISPATCHED})
_WITHDRAWABLE = frozenset({State.DISPATCHED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.RETURNED, State.SUSPENDED})
_SUPPORTABLE = _WITHDRAWABLE


def move_button(move: Move, case: int, value: str = "") -> Button:
    """The button that makes a move."""
    return Button(Say(f"move-{move}"), Action(f"case.{move}", case, value))


def button(name: str, case: int, value: str = "") -> Button:
    """A button of a case that is not a move."""
    return Button(Say(f"button-{name}"), Action(f"case.{name}", case, value))


def for_reporter(view: CaseView) -> Outgoing:
    """The receipt: number, who answers by role, until when; wrong category or place are one tap away."""
    case = view.case
    buttons = []
    if case.state in _CORRECTABLE:
        buttons += [button("correct-category", case.id), button("correct-place", case.id)]
    if case.state in _WITHDRAWABLE:
        buttons.append(move_button(Move.WITHDRAW, case.id))
    return Outgoing(
        Say("card-reporter", {**facts(view), "words": words_say(view.case), "place": view.place}),
        buttons=tuple(buttons),
        card=view.card(REPORTER),
        audience=case.reporter,
    )


def for_lead(view: CaseView) -> Outgoing:
    """What whoever answers needs: everything but the name of somebody who wished to stay unnamed."""
    buttons = () if view.on_the_spot else in_hand_buttons(view)
    card = lead_card(view.case.id, view.case.lead_handler)
    return Outgoing(_all_there_is(view), buttons, photos=view.photos, card=card)


def for_hands(view: CaseView) -> Outgoing:
    """What whoever took it into their own hands needs (就地处理), and nobody else has."""
    assert view.case.lead is not None
    card = hands_card(view.case.id, view.case.lead)
    return Outgoing(_all_there_is(view), in_hand_buttons(view), photos=view.photos, card=card)


def for_lead_or_hands(view: CaseView) -> Outgoing:
    """The card of whoever leads the case, by what they are: of the handler, or a neighbour on the spot."""
    return for_hands(view) if view.on_the_spot else for_lead(view)


def for_deputy(view: CaseView) -> Outgoing:
    """What those see who hear for the deputy handler, or beside whoever took it up, when that one cannot be told."""
    return _in_place(view, DEPUTY)


def for_superior(view: CaseView) -> Outgoing:
    """What a superior sees when whoever answers cannot be told."""
    return _in_place(view, SUPERIOR)


def _in_place(view: CaseView, viewer: str) -> Outgoing:
    case, body = view.case, _all_there_is(view)
    card = Outgoing(body, photos=view.photos, card=f"{lead_card(case.id, case.lead_handler)}:{viewer}")
    if case.state is not State.DISPATCHED:
        return card
    buttons = tuple(move_button(move, case.id) for move in _IN_PLACE[viewer])
    return replace(card, body=Say("card-in-place", body.args), buttons=buttons)


def in_hand_buttons(view: CaseView) -> tuple[Button, ...]:
    """The buttons of whoever has the case in hand."""
    case = view.case
    moves = _LEAD_MOVES.get(case.state, ())
    if case.state is State.DISPATCHED and case.designated:
        moves = tuple(move for move in moves if move is not Move.RETURN)
    buttons = tuple(move_button(move, case.id) for move in moves)
    return (*buttons, *keeping_buttons(view)) if moves else ()


def _all_there_is(view: CaseView) -> Say:
    said = {"due": _all_due(view), "words": words_say(view.case), "place": view.place, "reporter": reporter_say(view)}
    return Say("card-lead", {**facts(view), **said})


def passed_on(view: CaseView, former: str) -> tuple[Outgoing, ...]:
    """What the cards of the former handler, and of those told in its place, say once somebody else answers: no buttons,
    and who has it now.
    """
    say, card = _passed_on(view), lead_card(view.case.id, former)
    return tuple(Outgoing(say, card=name) for name in (card, f"{card}:{DEPUTY}", f"{card}:{SUPERIOR}"))


def out_of_hands(view: CaseView, former: int) -> Outgoing:
    """What the card of whoever had it in their own hands says once it is no longer theirs."""
    return Outgoing(_passed_on(view), card=hands_card(view.case.id, former))


def _passed_on(view: CaseView) -> Say:
    return Say("card-passed-on", {"number": view.case.number, "category": view.category, "handler": _who(view)})


def lead_card(case: int, handler: str) -> str:
    """The name of the card a handler sees; each handler a case passes through has its own."""
    return f"case:{case}:lead:{handler}"


def hands_card(case: int, person: int) -> str:
    """The name of the card somebody sees who took the case into their own hands."""
    return f"case:{case}:hands:{person}"


def for_neighbour(view: CaseView) -> Outgoing:
    """What the neighbour leader sees: they may take it into their own hands."""
    case = view.case
    buttons = (move_button(Move.TAKE, case.id),) if case.state in _TAKEABLE else ()
    return Outgoing(
        Say("card-neighbour", {**facts(view), "words": words_say(view.case), "place": view.place}),
        buttons=buttons,
        photos=view.photos,
        card=view.card(NEIGHBOUR),
    )


def for_group(view: CaseView) -> Outgoing:
    """What everybody may see: number, category, grid, state; of a case that turned out to be discreet the number."""
    case = view.case
    if view.discreet:
        return Outgoing(Say("card-quiet", {"number": case.number}), card=view.card(GROUP))
    buttons = (button("support", case.id),) if case.state in _SUPPORTABLE else ()
    public = {**facts(view), "handler": Say("handler-only", {"handler": view.handler})}
    return Outgoing(Say("card-group", public), buttons=buttons, card=view.card(GROUP))


def of_case(case: int) -> str:
    """How the names of a case's cards begin, and of what is said once about it."""
    return f"case:{case}:"


def case_of_lead_card(card: str | None) -> int | None:
    """The case a card is about by which whoever answers, or somebody in their place, hears of it; None for others."""
    return case_of_card(card) if card is not None and ":lead:" in card else None


def case_of_card(card: str | None) -> int | None:
    """The case a card is about, None for any other message."""
    match (card or "").split(":"):
        case ["case", case, *_]:
            return int(case)
    return None


CARDS = (for_reporter, for_lead, for_deputy, for_superior, for_neighbour, for_group)


def reporter_say(view: CaseView) -> Say:
    """Who reported, as staff may see it."""
    if view.case.anonymous:
        return Say("reporter-unnamed")
    if view.case.on_behalf:
        return Say("reporter-for", {"name": view.reporter, "other": view.place})
    return Say("reporter-named", {"name": view.reporter})


def line(view: CaseView) -> Say:
    """The case in one line of a list."""
    return Say(
        "card-line",
        {"number": view.case.number, "category": view.category, "grid": view.grid, "state": state_say(view.case)},
    )


def facts(view: CaseView) -> dict[str, Arg]:
    """What every sentence about a case may need: number, category, grid, how it stands, who answers, until when."""
    return {
        "number": view.case.number,
        "category": view.category,
        "grid": view.grid,
        "state": _standing(view),
        "handler": _who(view),
        "due": due_say(view),
    }


def _standing(view: CaseView) -> Say:
    """The state, and how many have the same problem if anybody has."""
    if not view.supporters:
        return state_say(view.case)
    return Say("state-and-supporters", {"state": state_say(view.case), "supporters": view.supporters})


def _who(view: CaseView) -> Say:
    """Who answers: the handler, with the person once there is one, or the neighbour who took it on the spot."""
    if view.lead is None or view.discreet:
        return Say("handler-only", {"handler": view.handler})
    if view.on_the_spot:
        return Say("handler-on-the-spot", {"person": view.lead})
    return Say("handler-and-person", {"handler": view.handler, "person": view.lead})


def due_say(view: CaseView) -> Say:
    """Until when, marked when the year's calendar is not official yet."""
    return Say("due-none") if view.due is None else clock_say(view.due, view.provisional)


def clock_say(at: datetime, provisional: bool) -> Say:
    """A moment something is due, marked when the year's calendar is not official yet."""
    return Say("due-provisional" if provisional else "due-at", {"at": at})


#: What else is due beside 办结, for those who have it in hand: each with the sentence that says so.
_BESIDES: Mapping[Kind, str] = {
    Kind.PLAN: "owing-plan",
    Kind.MILESTONE: "owing-milestone",
    Kind.UPDATE: "owing-update",
    Kind.ORDER: "owing-order",
}


def _all_due(view: CaseView) -> Say:
    """Until when, and what else is due until when; nothing of it while it stands still."""
    besides = [clock for clock in view.clocks if clock.kind in _BESIDES and not clock.stands_still]
    lines = tuple(
        Say(
            _BESIDES[clock.kind],
            {
                "due": clock_say(clock.due.at, clock.due.provisional),
                "name": view.stages.get(clock.name, clock.name),
                "order": view.case.order_number or "",
            },
        )
        for clock in besides
    )
    return Say("due-and-besides", {"due": due_say(view), "besides": lines}) if lines else due_say(view)


def keeping_buttons(view: CaseView) -> tuple[Button, ...]:
    """What may be kept on the way: the first contact, and the milestone that is due next."""
    running = [clock for clock in view.clocks if not clock.stands_still]
    contact = [button("contacted", view.case.id) for clock in running if clock.kind is Kind.CONTACT]
    stages = [clock.name for clock in running if clock.kind is Kind.MILESTONE]
    return (*contact, *(_stage_button(view, name) for name in stages[:1]))


def _stage_button(view: CaseView, name: str) -> Button:
    label = Say("button-milestone", {"name": view.stages.get(name, name)})
    return Button(label, Action("case.milestone", view.case.id, name))


def words_say(case: Case) -> Say:
    """What was reported, or why nothing is there to be read."""
    if case.words:
        return Say("words-said", {"words": shortened(case.words)})
    return Say("words-cleared" if case.kept is Kept.ANONYMOUS else "words-none")
