"""The preview of a poll: everything that will be said of it, who has a voice, and a button for each thing to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import datetime

from domain.message import Action, Arg, Button, Say
from domain.people import Act, Actor, may
from domain.polls.asking.drafting import fitting_secrecy, methods_for
from domain.polls.poll import Method, Poll, RollKind, Secrecy, State
from domain.polls.presets import FITS, PRESETS
from domain.town import Standing
from handlers.polls import rolls
from handlers.polls.asking.drafts import PARTICIPATION, STRAW, Draft, new_poll
from handlers.polls.asking.ends import end_choices
from handlers.polls.cards import options_say
from handlers.polls.posting import chats_for
from handlers.polls.rolls import RollSize
from handlers.polls.secrecy import secret
from handlers.polls.terms import effect_say, law_say, preset_say, rule_say, secrecy_say
from storage.polls.polls import NewPoll
from storage.work import Work

#: What the presses in the conversation about a draft ask for.
CHANGE, SEND, RESTART = "poll.draft", "poll.send", "poll.restart"

#: As many roles, and as many grids, as are offered.
_MOST = 6

#: Whose holders may be asked as representatives: those who speak for neighbours, not those who work for them.
_REPRESENTING = frozenset({Standing.RESIDENT, Standing.LEADER})


def preview_say(work: Work, draft: Draft, now: datetime) -> Say:
    """What is about to be asked, of whom, by which rule and with what effect. Raises what ``new_poll`` raises."""
    new = new_poll(work, draft, 0, now)
    size = rolls.preview(work, draft.roll_kind, draft.grid, None, draft.roll_role, draft.listed)
    args: dict[str, Arg] = {
        "question": new.question,
        "options": options_say(new.options),
        "kind": preset_say(new.preset),
        "voices": _voices_say(work, draft, size),
        "secrecy": secrecy_say(new.secrecy, work.town),
        "method": method_say(new.method, new.picks),
        "rule": rule_say(_as_poll(new, now)),
        "law": law_say(new.rule),
        "effect": effect_say(new.effect),
        "open": _open_say(new),
        "groups": len(chats_for(work, draft.grid, draft.roll_kind)),
    }
    body = Say("poll-preview", args)
    for note in _notes(draft, size):
        body = Say("poll-preview-noted", {"preview": body, "note": note})
    return body


def preview_choices(work: Work, draft: Draft, actor: Actor) -> list[Button]:
    """Send it, change one thing, begin anew, forget it."""
    changes = [
        Button(Say(f"button-poll-change-{name}"), _change(f"{name}?")) for name in _changeable(work, draft, actor)
    ]
    return [
        Button(Say("button-poll-ask-second" if draft.rule.formal else "button-poll-send"), Action(SEND)),
        *changes,
        Button(Say("button-poll-restart"), Action(RESTART)),
        Button(Say("button-cancel"), Action("dialogue.cancel")),
    ]


def choices_of(work: Work, draft: Draft, actor: Actor, what: str, now: datetime) -> list[Button]:
    """What the thing may be changed to."""
    return _CHOICES[what](work, draft, actor, now)


def method_say(method: Method, picks: int) -> Say:
    """How the options are chosen from."""
    return Say(f"poll-method-{method}", {"picks": picks})


def roll_say(work: Work, kind: RollKind, role: str | None) -> Say:
    """Who has a voice."""
    if role is None:
        return Say(f"poll-roll-{kind}")
    return Say("poll-roll-holders", {"role": work.town.roles[role].name})


def presets_for(work: Work, draft: Draft, actor: Actor) -> tuple[str, ...]:
    """The presets the actor may use in that grid for so many options."""
    if not draft.binding:
        return (STRAW,)
    formal = may(actor, Act.OPEN_FORMAL, draft.grid, work.town)
    return tuple(
        id
        for id, rule in PRESETS.items()
        if (formal or not rule.formal) and methods_for(id, len(draft.options)) and _rolls_for(work, id, draft.grid)
    )


def grids_for(work: Work, actor: Actor) -> tuple[str, ...]:
    """The grids the actor may open a poll in by a post of their own, and those below them."""
    own = (post.grid for post in actor.posts if may(actor, Act.OPEN_POLL, post.grid, work.town))
    return tuple(dict.fromkeys(grid for top in own for grid in work.town.below(top)))


def _changeable(work: Work, draft: Draft, actor: Actor) -> Iterator[str]:
    """What of the draft could be otherwise."""
    yield "until"
    if len(presets_for(work, draft, actor)) > 1:
        yield "preset"
    if len(_rolls_for(work, draft.preset, draft.grid)) > 1:
        yield "roll"
    if len(grids_for(work, actor)) > 1:
        yield "grid"
    if fitting_secrecy(draft.rule, Secrecy.SECRET) is Secrecy.SECRET:
        yield "secrecy"
    if len(methods_for(draft.preset, len(draft.options))) > 1:
        yield "method"
    if draft.secrecy is Secrecy.NAMED:
        yield "live"
    if not draft.rule.formal and draft.preset != STRAW:
        yield "participation"


def _rolls_for(work: Work, preset: str, grid: str) -> tuple[tuple[RollKind, str | None], ...]:
    """The rolls the preset can have there, those of representatives once for each role."""
    named = (RollKind.HOUSEHOLD, RollKind.ADULT, RollKind.OWNER, RollKind.LISTED)
    roles = [role.id for role in work.town.roles.values() if role.standing in _REPRESENTING]
    rolls_ = [(kind, None) for kind in FITS[preset].rolls if kind in named]
    held = [(RollKind.REPRESENTATIVE, role) for role in roles if RollKind.REPRESENTATIVE in FITS[preset].rolls]
    return (*rolls_, *held[:_MOST])


def _until_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    return end_choices(work, draft.rule, CHANGE, now)


def _preset_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    return [Button(preset_say(id), _change(f"preset:{id}")) for id in presets_for(work, draft, actor)]


def _roll_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    found = _rolls_for(work, draft.preset, draft.grid)
    return [Button(roll_say(work, kind, role), _change(f"roll:{kind}:{role or ''}")) for kind, role in found]


def _grid_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    found = grids_for(work, actor)[: 2 * _MOST]
    return [Button(Say("button-poll-grid", {"grid": work.town.grids[id].name}), _change(f"grid:{id}")) for id in found]


def _secrecy_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    return [Button(Say(f"poll-secrecy-{secrecy}"), _change(f"secrecy:{secrecy}")) for secrecy in Secrecy]


def _method_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    found = methods_for(draft.preset, len(draft.options))
    return [Button(method_say(method, picks), _change(f"method:{method}:{picks}")) for method, picks in found]


def _live_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    return [Button(Say(f"button-poll-tally-{when}"), _change(f"live:{when}")) for when in LIVE]


def _participation_choices(work: Work, draft: Draft, actor: Actor, now: datetime) -> list[Button]:
    return [Button(Say(f"button-poll-participation-{id}"), _change(f"participation:{id}")) for id in PARTICIPATION]


#: When the tally can be seen, and whether that is while the poll is open.
LIVE: Mapping[str, bool] = {"live": True, "at-close": False}

_CHOICES: Mapping[str, Callable[[Work, Draft, Actor, datetime], list[Button]]] = {
    "until": _until_choices,
    "preset": _preset_choices,
    "roll": _roll_choices,
    "grid": _grid_choices,
    "secrecy": _secrecy_choices,
    "method": _method_choices,
    "live": _live_choices,
    "participation": _participation_choices,
}


def _change(value: str) -> Action:
    return Action(CHANGE, None, value)


def _voices_say(work: Work, draft: Draft, size: RollSize) -> Say:
    return Say(
        "poll-preview-voices",
        {
            "kind": roll_say(work, draft.roll_kind, draft.roll_role),
            "grid": work.town.grids[draft.grid].name,
            "count": size.units,
            "reached": size.with_chat,
        },
    )


def _open_say(new: NewPoll) -> Say:
    """From when until when."""
    if new.rule.notice_days:
        days: dict[str, Arg] = {"days": new.rule.notice_days, "opens": new.opens_at, "until": new.closes_at}
        return Say("poll-preview-noticed", days)
    return Say("poll-preview-until", {"until": new.closes_at})


def _notes(draft: Draft, size: RollSize) -> Iterator[Say]:
    """What whoever sends it should know."""
    if not size.units:
        yield Say("refusal-poll-empty-roll")
    if draft.secrecy is Secrecy.SECRET and (few := secret.warning(size.units)) is not None:
        yield few
    if draft.rule.formal:
        yield Say("poll-preview-formal")


def _as_poll(new: NewPoll, now: datetime) -> Poll:
    """The draft as the poll it would be."""
    decided = {field.name: getattr(new, field.name) for field in fields(new)}
    return Poll(id=0, serial=0, state=State.DRAFT, drafted_at=now, **decided)
