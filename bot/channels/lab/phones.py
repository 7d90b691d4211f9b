"""The phones of the lab page, as an import gives them out: whose each is, and what stands on its cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.channels.lab.client import LabChannel
from domain.register import Register
from storage.lab import Phone


def phones(register: Register) -> Iterator[Phone]:
    """The phones of the lab page, with what stands on their covers."""
    people = {person.key: person for person in register.people}
    titles = {chat.address: chat.title for chat in register.chats}
    for phone in register.phones:
        person = people[phone.person]
        account = next(account for account in person.accounts if account.channel == LabChannel.name)
        yield Phone(
            account=account.chat,
            name=person.name,
            role=_part(register, phone.person),
            group=phone.chat.chat if phone.chat else "",
            title=titles[phone.chat] if phone.chat else "",
        )


def _part(register: Register, person: str) -> Mapping[str, str]:
    """What somebody is in the town, by language: their role, else the organisation they hear for, else nothing."""
    town = register.town
    roles = (town.roles[post.role].name for post in register.posts if post.person == person)
    organisations = (town.handlers[contact.handler].name for contact in register.contacts if contact.person == person)
    return next((name.names for name in (*roles, *organisations)), {})
