"""Reporting: from the first words or photo to a case with a number, asking only what cannot be known otherwise.

The grid comes from, in order: a point on the map, the building named in the text, the chat it was said in, the
reporter's own door; else the bot asks. The category is suggested from the words and can be corrected with one tap.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.case import Case
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.people import Actor
from domain.place import Ambiguous, Found, Place
from handlers import opening
from handlers.drafts import MOST_PHOTOS, Draft, from_notes, to_notes
from handlers.menus import MENU
from handlers.picking import case_and_value
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.views import place_say, view
from storage.work import Work

OTHER = "other"

#: Two reports of the same kind in the same place within this time may be one matter.
ALIKE_WITHIN = timedelta(days=14)
_ALIKE_SHOWN = 3

#: Shorter words than these are a greeting or a slip, not a report.
_FEWEST = 2


def start(work: Work, incoming: Incoming, now: datetime) -> None:
    """The person said that they want to report something, perhaps at once with what and where."""
    _begin(work, incoming, now, _draft(incoming))


def start_for_neighbour(work: Work, incoming: Incoming, now: datetime) -> None:
    """A report on behalf of a neighbour (代报): the door named in it is the neighbour's."""
    _begin(work, incoming, now, replace(_draft(incoming), on_behalf=True))


def start_unnamed(work: Work, incoming: Incoming, now: datetime) -> None:
    """A report without a name. In a group everybody has already seen who speaks, so it goes on in private."""
    if incoming.kind is ChatKind.GROUP:
        reply(work, incoming, now, Say("report-unnamed-in-private"))
        return
    _begin(work, incoming, now, replace(_draft(incoming), anonymous=True))


def free_words(work: Work, incoming: Incoming, now: datetime) -> None:
    """Words or photos without a command: a report when they look like one, otherwise a question whether they are."""
    if incoming.kind is ChatKind.GROUP and not incoming.addressed and not _speaks_for_itself(work, incoming):
        return
    draft = _draft(incoming)
    if draft.photos or incoming.point or work.matters.suggest(draft.words) or draft.anonymous:
        _begin(work, incoming, now, draft)
    elif len(draft.words) < _FEWEST:
        reply(work, incoming, now, Say("menu"), buttons=MENU)
    else:
        choices = (
            Button(Say("button-report-this"), Action("report.this")),
            Button(Say("button-not-a-report"), Action("dialogue.cancel")),
        )
        _ask(work, incoming, now, Say("report-is-this-one"), draft, answer="report.words", choices=choices)


def _speaks_for_itself(work: Work, incoming: Incoming) -> bool:
    """In a group only a photo whose caption names a matter is taken for a report unasked."""
    return bool(incoming.photos) and work.matters.suggest(incoming.text) is not None


def joins_album(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether the photo belongs to an album that is a case or a draft already; then it is added there."""
    if incoming.album is None or not incoming.photos:
        return False
    who = speaker(work, incoming, now).person
    case = work.cases.of_album(incoming.address, incoming.album)
    if case is not None and case.reporter == who.id:
        room = MOST_PHOTOS - len(work.cases.photos(case, "report"))
        work.cases.add_photos(case, incoming.photos[:room], "report", now)
        return True
    dialogue = work.dialogues.get(who.id, incoming.address, now)
    if dialogue is None or "draft" not in dialogue.notes:
        return False
    draft = from_notes(dialogue.notes)
    if draft.album != incoming.album:
        return False
    draft = replace(draft, photos=(*draft.photos, *incoming.photos)[:MOST_PHOTOS])
    work.dialogues.open(who.id, incoming.address, replace(dialogue, notes=to_notes(draft)), now)
    return True


def _draft(incoming: Incoming) -> Draft:
    words = (incoming.action.value if incoming.action else "") or incoming.text
    return Draft(
        message_id=incoming.message_id,
        words=words.strip(),
        photos=incoming.photos[:MOST_PHOTOS],
        album=incoming.album,
    )


def _begin(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    if len(incoming.photos) > MOST_PHOTOS:
        reply(work, incoming, now, Say("report-photos-kept", {"kept": MOST_PHOTOS, "sent": len(incoming.photos)}))
    _go_on(work, incoming, now, draft)


def _go_on(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    """Ask the next thing that is not known, or open the case."""
    actor = speaker(work, incoming, now)
    if draft.category is None and not draft.words:
        _ask_category(work, incoming, now, draft)
        return
    if draft.category is None:
        draft = replace(draft, category=work.matters.suggest(draft.words) or OTHER)
    if draft.place is None:
        reading = _read_place(work, incoming, now, draft, actor)
        if not isinstance(reading, Found):
            _ask_place(work, incoming, now, draft, reading)
            return
        draft = replace(draft, place=reading.place)
    if not draft.asked_alike and (alike := _alike(work, now, draft, actor)):
        _ask_alike(work, incoming, now, replace(draft, asked_alike=True), alike)
        return
    if not draft.words and not draft.photos and not draft.asked_details:
        choices = (Button(Say("button-report-now"), Action("report.now")),)
        asked = replace(draft, asked_details=True)
        _ask(work, incoming, now, Say("report-details"), asked, answer="report.words", choices=choices)
        return
    done_asking(work, incoming, now)
    opening.open_case(work, incoming, now, draft, actor)


def _ask(
    work: Work,
    incoming: Incoming,
    now: datetime,
    body: Say,
    draft: Draft,
    *,
    answer: str,
    choices: tuple[Button, ...],
    photos: tuple[str, ...] = (),
) -> None:
    ask(work, incoming, now, body, answer=Action(answer), choices=choices, notes=to_notes(draft), photos=photos)


def _ask_category(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    choices = category_choices(work, "report.category", None)
    _ask(work, incoming, now, Say("report-what"), draft, answer="report.words", choices=choices)


def category_choices(work: Work, action: str, case: int | None) -> tuple[Button, ...]:
    """Every category of the town as a choice."""
    return tuple(
        Button(Say("choice-named", {"name": category.name}), Action(action, case, category.id))
        for category in work.town.categories.values()
    )


def _read_place(work: Work, incoming: Incoming, now: datetime, draft: Draft, actor: Actor) -> Found | Ambiguous | None:
    """Where it is, by the first source that knows."""
    if incoming.point is not None and (grid := work.map.grid_at(incoming.point)):
        return Found(Place(grid))
    chat = work.people.chat(incoming.address)
    homes = work.people.doors(actor.person.id)
    near = chat.grid if chat else homes[0].grid if homes else None
    reading = work.places.read(draft.words, near=near)
    if isinstance(reading, Found | Ambiguous):
        return reading
    if chat is not None:
        return Found(Place(chat.grid))
    if homes and draft.words and not draft.on_behalf:
        # At home unless they say otherwise: building and entrance, for the stairs are everybody's.
        return Found(replace(homes[0], room=""))
    return None


def _ask_place(work: Work, incoming: Incoming, now: datetime, draft: Draft, reading: Ambiguous | None) -> None:
    actor = speaker(work, incoming, now)
    if reading is not None:
        places, body = list(reading.candidates), Say("report-which-place")
    else:
        homes = work.people.doors(actor.person.id)
        places = [replace(home, room="") for home in homes] + [Place(home.grid) for home in homes]
        places += [Place(post.grid) for post in actor.posts]
        body = Say("report-where")
    _ask(work, incoming, now, body, draft, answer="report.place", choices=place_choices(work, places, "report.place"))


def place_choices(work: Work, places: list[Place], action: str, case: int | None = None) -> tuple[Button, ...]:
    """Each place once, as a choice."""
    return tuple(
        Button(Say("choice-place", {"place": place_say(place, work.town)}), Action(action, case, pack_place(place)))
        for place in dict.fromkeys(places)
    )


def pack_place(place: Place) -> str:
    """The place as the value of an action."""
    return "|".join((place.grid, place.building or "", place.unit, place.room))


def unpack_place(value: str) -> Place:
    """The place that ``pack_place`` wrote."""
    grid, building, unit, room = value.split("|")
    return Place(grid, building or None, unit, room)


def _alike(work: Work, now: datetime, draft: Draft, actor: Actor) -> tuple[Case, ...]:
    """Open cases that may be about the same: same category, and the same building where both name one."""
    assert draft.category is not None
    assert draft.place is not None
    place = draft.place
    if draft.category == OTHER or work.town.categories[draft.category].discreet:
        return ()
    found = work.cases.alike(
        category=draft.category, grid=place.grid, since=now - ALIKE_WITHIN, reporter=actor.person.id
    )
    near = (case for case in found if place.building in (None, case.place.building) or case.place.building is None)
    return tuple(near)[:_ALIKE_SHOWN]


def _ask_alike(work: Work, incoming: Incoming, now: datetime, draft: Draft, alike: tuple[Case, ...]) -> None:
    """Show what was reported before, with its photo: perhaps it is the same."""
    seen = [view(work, case) for case in alike]
    lines = tuple(
        Say(
            "alike-line",
            {
                "number": one.case.number,
                "category": one.category,
                "grid": one.grid,
                "at": one.case.opened_at,
                "supporters": one.supporters,
            },
        )
        for one in seen
    )
    choices = (
        *(Button(Say("button-same", {"number": one.case.number}), Action("report.same", one.case.id)) for one in seen),
        Button(Say("button-another"), Action("report.now")),
    )
    photos = tuple(one.photos[0] for one in seen if one.photos)
    body = Say("report-alike", {"cases": lines})
    _ask(work, incoming, now, body, draft, answer="report.words", choices=choices, photos=photos)


def answer_category(work: Work, incoming: Incoming, now: datetime) -> None:
    """A category was chosen."""
    assert incoming.action is not None
    draft = _current(work, incoming, now)
    category = incoming.action.value
    if category in work.town.categories:
        _go_on(work, incoming, now, replace(draft, category=category))


def answer_words(work: Work, incoming: Incoming, now: datetime) -> None:
    """More words or photos for the draft, whatever was asked."""
    draft = _current(work, incoming, now)
    words = " ".join(part for part in (draft.words, incoming.text.strip()) if part)
    photos = (*draft.photos, *incoming.photos)[:MOST_PHOTOS]
    _go_on(work, incoming, now, replace(draft, words=words, photos=photos))


def answer_place(work: Work, incoming: Incoming, now: datetime) -> None:
    """A place was chosen, written, or sent as a point."""
    assert incoming.action is not None
    draft = _current(work, incoming, now)
    if incoming.action.value:
        _go_on(work, incoming, now, replace(draft, place=unpack_place(incoming.action.value)))
        return
    where = _written_place(work, incoming, now)
    if isinstance(where, Place):
        _go_on(work, incoming, now, replace(draft, place=where, photos=(*draft.photos, *incoming.photos)[:MOST_PHOTOS]))
    elif isinstance(where, Ambiguous):
        _ask_place(work, incoming, now, draft, where)
    else:
        _ask(work, incoming, now, Say("report-where-again"), draft, answer="report.place", choices=_grids(work))


def _grids(work: Work) -> tuple[Button, ...]:
    """The smallest grids, for somebody whose words we cannot place."""
    leaves = [Place(grid) for grid in work.town.grids if not work.town.children[grid]]
    return place_choices(work, leaves[:9], "report.place")


def _written_place(work: Work, incoming: Incoming, now: datetime) -> Place | Ambiguous | None:
    if incoming.point is not None:
        grid = work.map.grid_at(incoming.point)
        return None if grid is None else Place(grid)
    homes = work.people.doors(speaker(work, incoming, now).person.id)
    reading = work.places.read(incoming.text, near=homes[0].grid if homes else None)
    if isinstance(reading, Found):
        return reading.place
    return reading if isinstance(reading, Ambiguous) else None


def answer_now(work: Work, incoming: Incoming, now: datetime) -> None:
    """Nothing to add: go on with what there is."""
    draft = _current(work, incoming, now)
    _go_on(work, incoming, now, draft)


def answer_same(work: Work, incoming: Incoming, now: datetime) -> None:
    """It is the same matter: one supporter more instead of a new case; the photos help whoever fixes it."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    draft = _current(work, incoming, now)
    done_asking(work, incoming, now)
    opening.support(work, incoming, now, work.cases.get(incoming.action.object), photos=draft.photos, words=draft.words)


def same_here(work: Work, incoming: Incoming, now: datetime) -> None:
    """+1: the speaker has the same problem as the case named, or as the card replied to."""
    case, words = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    opening.support(work, incoming, now, case, photos=incoming.photos, words=words)


def _current(work: Work, incoming: Incoming, now: datetime) -> Draft:
    """The draft of the open dialogue; a press that comes too late begins anew."""
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    if dialogue is None or "draft" not in dialogue.notes:
        return Draft(message_id=incoming.message_id)
    return from_notes(dialogue.notes)
