"""People: their accounts, doors and posts, their groups, the organisations they hear for, the phones of the lab."""

from __future__ import annotations

from dataclasses import dataclass

from bot.towns.files.schema import PersonTable
from bot.towns.files.sheets import Entry, Sheets, once
from bot.towns.files.toml_lines import Line
from bot.towns.files.values import tidy
from bot.towns.households import Doors
from bot.towns.mistakes import Notes
from bot.towns.places import Places
from domain.message import Address
from domain.register import ChatEntry, Contact, PersonEntry, Phone, PostEntry

#: The channel of the lab page.
_LAB = "lab"

_Door = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class People:
    """Everyone with a part to play, and where they are reached."""

    people: tuple[PersonEntry, ...]
    posts: tuple[PostEntry, ...]
    chats: tuple[ChatEntry, ...]
    contacts: tuple[Contact, ...]
    phones: tuple[Phone, ...]


def build_people(sheets: Sheets, places: Places, doors: Doors, notes: Notes) -> People:
    """All of them, in the order of the file."""
    people = _people(sheets, places, doors, notes)
    return People(
        people=people,
        posts=_posts(sheets, notes),
        chats=_chats(sheets, notes),
        contacts=_contacts(sheets),
        phones=_phones(sheets, people, notes),
    )


def _people(sheets: Sheets, places: Places, doors: Doors, notes: Notes) -> tuple[PersonEntry, ...]:
    """Everyone once, with accounts nobody else has and a door that is in the register."""
    entries = once(((e.said.key, e, e.line("key")) for e in sheets.people), "town-person-twice", notes)
    _check_accounts(sheets, notes)
    return tuple(
        PersonEntry(said.key, said.name, said.locale, said.accounts, _door(entry, places, doors, notes))
        for entry in entries.values()
        for said in (entry.said,)
    )


def _posts(sheets: Sheets, notes: Notes) -> tuple[PostEntry, ...]:
    """Every post once."""
    posts: dict[tuple[str, str, str], PostEntry] = {}
    for entry in sheets.people:
        for number, said in enumerate(entry.said.posts):
            line = entry.line("posts", number)
            sheets.check("roles", said.role, line, notes)
            sheets.check("grids", said.grid, line, notes)
            post = (entry.said.key, said.role, said.grid)
            if post in posts:
                notes.add(line, "town-post-twice", person=entry.said.name, role=said.role, grid=said.grid)
            posts[post] = PostEntry(*post, said.deputy)
    return tuple(posts.values())


def _chats(sheets: Sheets, notes: Notes) -> tuple[ChatEntry, ...]:
    """Every group once, bound to one grid."""
    named = ((_written(e.said.address), e, e.line("address")) for e in sheets.chats)
    entries = once(named, "town-chat-twice", notes)
    for entry in entries.values():
        sheets.check("grids", entry.said.grid, entry.line("grid"), notes)
    return tuple(
        ChatEntry(said.address, said.title, said.grid, said.purpose, said.locale)
        for said in (entry.said for entry in entries.values())
    )


def _contacts(sheets: Sheets) -> tuple[Contact, ...]:
    """Who hears for the organisations, in the order written."""
    return tuple(
        Contact(entry.said.id, person) for entry in sheets.handlers for person in dict.fromkeys(entry.said.contacts)
    )


def _phones(sheets: Sheets, people: tuple[PersonEntry, ...], notes: Notes) -> tuple[Phone, ...]:
    """The phones of the lab page in their order; their owners must have an account there."""
    owners = {person.key: person for person in people}
    for entry in sheets.lab:
        said = entry.said
        sheets.check("people", said.person, entry.line("person"), notes)
        owner = owners.get(said.person)
        if owner is not None and all(account.channel != _LAB for account in owner.accounts):
            notes.add(entry.line("person"), "town-phone-without-account", person=owner.name)
        if said.chat is not None:
            sheets.check("chats", _written(said.chat), entry.line("chat"), notes)
    return tuple(Phone(entry.said.person, entry.said.chat) for entry in sheets.lab)


def _check_accounts(sheets: Sheets, notes: Notes) -> None:
    first: dict[Address, Line] = {entry.said.address: entry.line("address") for entry in sheets.chats}
    for entry in sheets.people:
        for number, account in enumerate(entry.said.accounts):
            line = entry.line("accounts", number)
            if account in first:
                notes.add(line, "town-account-twice", value=_written(account), first=int(first[account]))
            first.setdefault(account, line)


def _door(entry: Entry[PersonTable], places: Places, doors: Doors, notes: Notes) -> _Door | None:
    said = entry.said.door
    if said is None:
        return None
    parts = [tidy(part) for part in said.split("/")]
    if len(parts) not in (2, 3) or not parts[-1]:
        notes.add(entry.line("door"), "town-bad-door", value=said)
        return None
    found = places.find(parts[0])
    door = (found[0] if len(found) == 1 else parts[0], parts[1] if len(parts) == 3 else "", parts[-1])
    if len(found) > 1:
        notes.add(entry.line("door"), "town-ambiguous-building", value=parts[0], choices=", ".join(found))
    elif doors.whole and door not in doors.lines:
        notes.add(entry.line("door"), "town-unknown-door", value=said)
    return door


def _written(address: Address) -> str:
    return f"{address.channel}:{address.chat}"
