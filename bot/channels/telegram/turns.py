"""What an update says has become of a chat, and of the bot in it. Pure."""

from __future__ import annotations

from bot.channels.telegram.shapes import Member, Membership, Message
from domain.message import ChatKind, ChatTurn, Turn

#: Who is in a chat; of the restricted it is said apart.
_IN = frozenset({"creator", "administrator", "member", "restricted"})


def turn_of_chat(message: Message) -> tuple[int, ChatTurn] | None:
    """The chat a service message is about, and its turn; None for any other message.

    A group that becomes a supergroup says so twice, in the old chat and in the new one, in either order. Both are read
    as the same turn of the old chat, so whichever comes first is enough and the other changes nothing.
    """
    here = message.chat.id
    if message.new_chat_title is not None:
        return here, ChatTurn(Turn.RENAMED, message.new_chat_title)
    if message.migrate_to_chat_id is not None:
        return here, ChatTurn(Turn.MOVED, str(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return message.migrate_from_chat_id, ChatTurn(Turn.MOVED, str(here))
    return None


def turn_of_bot(changed: Membership, *, hears_all: bool) -> ChatTurn | None:
    """How the bot comes and goes, and whether it may speak; None when neither changed.

    That it was added is read from here alone: Telegram says it in a service message too.
    """
    before, after = changed.old_chat_member, changed.new_chat_member
    private = changed.chat.kind is ChatKind.PRIVATE
    match _is_in(before), _is_in(after):
        case False, True if private:
            return ChatTurn(Turn.UNBLOCKED)
        case False, True:
            return ChatTurn(Turn.JOINED, hears_all=hears_all or after.status == "administrator")
        case True, False:
            return ChatTurn(Turn.BLOCKED if private else Turn.REMOVED)
        case True, True if before.can_send_messages is not after.can_send_messages:
            return ChatTurn(Turn.UNMUTED if after.can_send_messages else Turn.MUTED)
        case _:
            return None


def _is_in(member: Member) -> bool:
    return member.status in _IN and member.is_member
