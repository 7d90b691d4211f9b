"""Saying where one lives, from the poster at the entrance, by the slip left at the door or by /我家, until a neighbour
leader is asked; moving out.

Whoever claims a home learns nothing about those who live there, not even whether anybody does.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Address, Button, ChatKind, Incoming, Say
from domain.places.place import Ambiguous, Place
from domain.register import Relation
from domain.starts import building_of
from handlers.members import naming
from handlers.members.admitting import first_asked
from handlers.members.doors import read_door
from handlers.placing import chosen_place, packed_place, place_choices
from handlers.reporting import reports
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling.views import place_say
from storage.membership.codes import CodeFor, looks_typed
from storage.work import Work

#: So many homes one person may claim at a time.
MOST_OPEN = 3

#: After a no it takes so long until another may be claimed.
AFTER_A_NO = timedelta(days=1)

#: The note of the conversation that says which building, maybe which entrance, was settled.
_NEAR = "near"


def from_poster(work: Work, incoming: Incoming, now: datetime, about: str) -> bool:
    """Whether the poster is one of this town; whoever read it is asked behind which door they live."""
    building = building_of(about, work.town.buildings)
    if building is None:
        return False
    _ask_for_room(work, incoming, now, Place(work.town.buildings[building].grid, building))
    return True


def from_slip(work: Work, incoming: Incoming, now: datetime, code: str) -> None:
    """The slip names the door, once: nothing has to be typed. A wrong one is answered, not refused: it has to count."""
    if naming.nameless(work, incoming, now):
        # Before the code is used up: it has to be good still when the name is known.
        ask(work, incoming, now, Say("name-ask-for-home"), answer=Action("member.slip-named", None, code))
        return
    account = Address(incoming.address.channel, incoming.sender)
    taken = work.codes.take(code, CodeFor.HOUSEHOLD, speaker(work, incoming, now).person.id, account, now)
    door = None if taken is None else work.claims.door(int(taken.about["household"]))
    if taken is None or door is None:
        locked = work.codes.locked_until(account, now)
        reply(work, incoming, now, Say("slip-wrong") if locked is None else Say("join-locked", {"until": locked}))
        return
    done_asking(work, incoming, now)
    _ask_leaders(work, incoming, now, door, int(taken.about["household"]), slip=True)


def home(work: Work, incoming: Incoming, now: datetime) -> None:
    """/我家 4栋2单元301: a neighbour leader is asked. Without a door: the speaker's homes, and how to name another."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    text = incoming.action.value or incoming.text
    near = _settled(work, incoming, now)
    if not text and near is None:
        _show_homes(work, incoming, now)
        return
    place = chosen_place(work, text) or read_door(work, text, near)
    if incoming.photos or (place in (None, near) and work.matters.suggest(incoming.text) is not None):
        # Asked for a door, somebody tells of a broken lamp: that comes first.
        done_asking(work, incoming, now)
        reports.free_words(work, incoming, now)
    elif isinstance(place, Ambiguous):
        choices = place_choices(work, incoming, place.candidates, "member.home")
        ask(work, incoming, now, Say("home-which-place"), answer=Action("member.home"), choices=choices)
    elif place in (None, near) and looks_typed(text):
        from_slip(work, incoming, now, text)
    elif place is None or place.building is None:
        ask(work, incoming, now, Say("home-which-door"), answer=Action("member.home"))
    elif not place.room:
        _ask_for_room(work, incoming, now, place)
    else:
        _claim(work, incoming, now, place)


def home_named(work: Work, incoming: Incoming, now: datetime) -> None:
    """The name of whoever says where they live; then a neighbour leader is asked."""
    if _named(work, incoming, now):
        assert incoming.action is not None
        home(work, replace(incoming, action=Action("member.home", None, incoming.action.value), text=""), now)


def slip_named(work: Work, incoming: Incoming, now: datetime) -> None:
    """The name of whoever has a slip; then the slip is read."""
    if _named(work, incoming, now):
        assert incoming.action is not None
        from_slip(work, incoming, now, incoming.action.value)


def _named(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether the words were a name. Who tells of a broken lamp instead is heard first."""
    done_asking(work, incoming, now)
    if incoming.photos or work.matters.suggest(incoming.text) is not None:
        reports.free_words(work, replace(incoming, action=Action("report.free")), now)
        return False
    naming.take_name(work, incoming, now)
    return True


def _settled(work: Work, incoming: Incoming, now: datetime) -> Place | None:
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    if dialogue is None or dialogue.action.name != "member.home":
        return None
    return chosen_place(work, dialogue.notes.get(_NEAR, ""))


def _show_homes(work: Work, incoming: Incoming, now: datetime) -> None:
    who = speaker(work, incoming, now).person.id
    doors = work.people.doors(who)
    if not doors:
        ask(work, incoming, now, Say("home-which-door"), answer=Action("member.home"))
        return
    homes = {packed_place(door): place_say(door, work.town) for door in doors}
    also = tuple(place_say(door, work.town) for door in work.claims.also_owned(who))
    leave = [
        Button(Say("button-leave-home", {"place": say}), Action("member.leave-home", None, packed))
        for packed, say in homes.items()
    ]
    said = Say("home-yours", {"places": tuple(homes.values())})
    if also:
        said = Say("home-yours-and-owned", {"places": tuple(homes.values()), "also": also})
    reply(work, incoming, now, said, buttons=leave)


def _ask_for_room(work: Work, incoming: Incoming, now: datetime, place: Place) -> None:
    """The door is asked for; the entrances of the building are offered while none was named."""
    assert place.building is not None
    building = work.town.buildings[place.building]
    units = () if place.unit else building.units
    entrances = {unit: packed_place(replace(place, unit=unit)) for unit in units}
    choices = [
        Button(Say("place-unit", {"unit": unit}), Action("member.home", None, packed))
        for unit, packed in entrances.items()
    ]
    body = Say("home-which-unit" if units else "home-which-room", {"place": place_say(place, work.town)})
    ask(work, incoming, now, body, answer=Action("member.home"), choices=choices, notes={_NEAR: packed_place(place)})


def _claim(work: Work, incoming: Incoming, now: datetime, place: Place) -> None:
    doors = work.people.doors_numbered(place)
    if len(doors) > 1:
        choices = place_choices(work, incoming, doors, "member.home")
        ask(work, incoming, now, Say("home-which-place"), answer=Action("member.home"), choices=choices)
        return
    done_asking(work, incoming, now)
    household = work.claims.household(doors[0]) if doors else None
    if household is None:
        raise Refusal("refusal-no-such-door", place=place_say(place, work.town))
    _ask_leaders(work, incoming, now, doors[0], household)


def _ask_leaders(
    work: Work, incoming: Incoming, now: datetime, door: Place, household: int, *, slip: bool = False
) -> None:
    """The claim is kept and asked about. Raises Refusal where there is nothing to ask, or nobody.

    A tenant may ask again: they may have bought the flat.
    """
    who = speaker(work, incoming, now).person.id
    where = place_say(door, work.town)
    if work.claims.relation(household, who) is Relation.OWNER:
        raise Refusal("refusal-home-already", place=where)
    waiting = work.claims.open_of(who)
    if any(claim.household == household for claim in waiting):
        raise Refusal("refusal-claim-waits", place=where)
    if len(waiting) >= MOST_OPEN:
        raise Refusal("refusal-too-many-claims", most=MOST_OPEN)
    refused = work.claims.refused_at(who)
    if refused is not None and now < refused + AFTER_A_NO:
        raise Refusal("refusal-claim-again", until=refused + AFTER_A_NO)
    if naming.nameless(work, incoming, now):
        goes_on = Action("member.home-named", None, packed_place(door))
        ask(work, incoming, now, Say("name-ask-for-home"), answer=goes_on)
        return
    asked = first_asked(work, household, who, door, now, slip=slip)
    if not asked:
        raise Refusal("refusal-nobody-to-ask", place=where)
    reply(work, incoming, now, Say("home-asked", {"place": where, "people": asked}))


def leave_home(work: Work, incoming: Incoming, now: datetime) -> None:
    """/退出 4栋2单元301: the speaker no longer lives there; with one home the word alone is not enough, it asks."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    who = speaker(work, incoming, now).person.id
    doors = work.people.doors(who)
    text = incoming.action.value or incoming.text
    if not doors:
        raise Refusal("refusal-no-home")
    place = chosen_place(work, text) or (read_door(work, text, doors[0]) if text else None)
    left = next((door for door in doors if isinstance(place, Place) and _same(door, place)), None)
    if left is None:
        _show_homes(work, incoming, now)
        return
    household = work.claims.household(left)
    assert household is not None
    work.claims.move_out(household, who)
    reply(work, incoming, now, Say("home-left", {"place": place_say(left, work.town)}))


def _same(door: Place, place: Place) -> bool:
    """Whether the words name this door, with or without its entrance."""
    return (door.building, door.room) == (place.building, place.room) and place.unit in ("", door.unit)
