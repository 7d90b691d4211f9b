"""What a bot may know about itself and the chats it is in, and how it leaves one."""

from __future__ import annotations

from typing import Any

from tests.emulators.telegram.methods.asked import Asked
from tests.emulators.telegram.people import INSIDE, Json, Status, User
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.world import member

_MOST_COMMANDS = 100
_LONGEST_COMMAND = 32


def get_me(asked: Asked) -> Json:
    return asked.bot.me


def get_chat(asked: Asked) -> Json:
    return asked.chat().json | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }


def get_chat_member(asked: Asked) -> Json:
    chat, id = asked.chat(), asked.number("user_id")
    user = _user(asked, id)
    if user is None:
        raise bad_request("invalid user_id specified")
    return member(user, chat.status(id))


def get_chat_member_count(asked: Asked) -> int:
    return sum(status in INSIDE for status in asked.chat().members.values())


def get_chat_administrators(asked: Asked) -> list[Json]:
    leading = {Status.CREATOR, Status.ADMINISTRATOR}
    found = ((_user(asked, id), status) for id, status in asked.chat().members.items() if status in leading)
    return [member(user, status) for user, status in found if user is not None]


def _user(asked: Asked, id: int) -> User | None:
    return asked.bot.user if id == asked.bot.user.id else asked.world.people.get(id)


def leave_chat(asked: Asked) -> bool:
    chat = asked.open_chat()
    if chat.person is not None:
        raise bad_request("chat member status can't be changed in private chats")
    asked.bot.open_groups.discard(chat.id)
    asked.world.turn(chat, asked.bot, Status.LEFT, asked.bot.user)
    return True


def set_my_commands(asked: Asked) -> bool:
    commands: list[dict[str, Any]] = asked.params.get("commands") or []
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("can't set more than 100 commands")
    for command in commands:
        name = command.get("command", "")
        if not name.isascii() or not name.replace("_", "").isalnum() or name != name.lower():
            raise bad_request("BOT_COMMAND_INVALID")
        if len(name) > _LONGEST_COMMAND or not command.get("description"):
            raise bad_request("BOT_COMMAND_INVALID")
    asked.bot.commands = commands
    return True


def get_my_commands(asked: Asked) -> list[Json]:
    return asked.bot.commands


def delete_my_commands(asked: Asked) -> bool:
    asked.bot.commands = []
    return True
