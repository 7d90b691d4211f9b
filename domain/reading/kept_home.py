"""What is taken out of a message before it leaves for a platform abroad, in a town that keeps personal data at home.

Numbers, tallies, states and deadlines cross; who somebody is, where they live, what they wrote and photographed do not.
What is personal is told by the name of the hole it fills in a sentence: one name means one thing in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.message import Arg, Button, Outgoing, Say
from domain.reading.masking import mask
from domain.town import PersonalData

#: Platforms whose servers stand abroad.
ABROAD = frozenset({"telegram"})

#: What fills these holes is somebody's name, their door, or their own words.
PERSONAL = frozenset(
    {
        "agent",
        "answer",
        "by",
        "called",
        "decider",
        "door",
        "doors",
        "giver",
        "idea",
        "label",
        "labels",
        "minutes",
        "name",
        "other",
        "person",
        "place",
        "proposer",
        "reason",
        "reporter",
        "room",
        "stand_in",
        "taker",
        "title",
        "who",
        "words",
    }
)

#: What stays all the same: what somebody on such a platform told us there about themselves, and names of no person.
_STAYS: Mapping[str, frozenset[str]] = {
    "ballot-changed": frozenset({"doors"}),
    "ballot-door": frozenset({"door"}),
    "ballot-receipt": frozenset({"doors"}),
    "ballot-same": frozenset({"doors"}),
    "button-leave-home": frozenset({"place"}),
    "batch-line": frozenset({"place"}),
    "batch-line-counted": frozenset({"place"}),
    "batch-line-won": frozenset({"place"}),
    "button-voice": frozenset({"door"}),
    "calendar-holiday": frozenset({"name"}),
    "card-reporter": frozenset({"words", "place"}),
    "hello-staff": frozenset({"name"}),
    "home-asked": frozenset({"place"}),
    "home-granted": frozenset({"place"}),
    "home-left": frozenset({"place"}),
    "home-refused": frozenset({"place"}),
    "home-which-room": frozenset({"place"}),
    "home-which-unit": frozenset({"place"}),
    "home-yours": frozenset({"places"}),
    "home-yours-and-owned": frozenset({"places", "also"}),
    "join-already": frozenset({"name"}),
    "joined": frozenset({"name"}),
    "joined-and-waiting": frozenset({"name"}),
    "my-vote-cast": frozenset({"door"}),
    "my-vote-chosen": frozenset({"door"}),
    "my-vote-missing": frozenset({"door"}),
    "my-vote-open": frozenset({"doors"}),
    "my-vote-over-chosen": frozenset({"doors"}),
    "my-vote-recorded": frozenset({"door"}),
    "own-data": frozenset({"name", "places"}),
    "refusal-claim-waits": frozenset({"place"}),
    "refusal-home-already": frozenset({"place"}),
    "refusal-no-such-door": frozenset({"place"}),
    "secret-voice": frozenset({"label"}),
}

#: What everybody in the place may read anyway: the titles of an agenda, of an election, of a notice.
_AGENDA = frozenset(
    {
        "agenda-line",
        "ask-item-words",
        "batch-summary",
        "batch-whole",
        "button-forward-notice",
        "election-announced",
        "election-plan",
        "forward-notice",
        "item-line",
        "item-line-open",
        "item-result",
        "meeting-named",
        "news-step",
        "news-to-council",
        "notice-down",
        "run-hung",
        "run-take-down",
        "steps-card",
        "topic-card",
        "topic-card-more",
        "topic-line",
    }
)

#: Whose photos stay under the message: one's own report.
_OWN_PHOTOS = frozenset({"card-reporter"})

_TITLE: frozenset[str] = frozenset({"title"})
_NOTHING: frozenset[str] = frozenset()

_WITHHELD = Say("withheld")
_ELSEWHERE = "said-abroad"


def as_it_may_leave(message: Outgoing, channel: str, where: PersonalData) -> Outgoing:
    """The message as it may be sent on that channel; where anything was taken out, it says where to look instead.

    What may leave stays as it is, however often it is asked.
    """
    if may_have_a_page(channel, where):
        return message
    own_photos = message.body.key in _OWN_PHOTOS
    kept = replace(
        message,
        body=_said(message.body),
        buttons=tuple([Button(_said(button.label), button.action) for button in message.buttons]),
        photos=message.photos if own_photos else (),
        recording=None,
        drawing=None if message.drawing is None else _said(message.drawing),
    )
    taken_out = (kept.body, kept.photos, kept.recording) != (message.body, message.photos, message.recording)
    return replace(kept, body=Say(_ELSEWHERE, {"words": kept.body})) if taken_out else kept


def may_have_a_page(channel: str, where: PersonalData) -> bool:
    """Whether somebody on that channel may be led to a page of their own."""
    return where is PersonalData.ANYWHERE or channel not in ABROAD


def _said(say: Say) -> Say:
    stays = _TITLE if say.key in _AGENDA else _STAYS.get(say.key, _NOTHING)
    if not say.args:
        return say
    return Say(say.key, {name: arg if name in stays else _kept(name, arg) for name, arg in say.args.items()})


def _kept(name: str, arg: Arg) -> Arg:
    match arg:
        case str():
            return _WITHHELD if name in PERSONAL and arg else mask(arg)
        case Say():
            return _said(arg)
        case tuple():
            return tuple([_said(part) for part in arg])
        case _:
            return arg
