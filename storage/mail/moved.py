"""What messages are called that were said in a group before it had its id: their numbers are those of others now.

A group that moved on its platform numbers its messages anew, so what is known of the former ones is known under the id
the group had, and the number.
"""

from __future__ import annotations

from domain.message import Address

#: No platform numbers its own messages so. The queries know it too.
_BEFORE = "moved:"


def from_before(group: Address, message_id: str) -> str:
    """What the message of that number is called that was said in the group while it had that id."""
    return f"{_BEFORE}{group.chat}:{message_id}"


def is_from_before(message_id: str | None) -> bool:
    """Whether the message was said under an id its group has no longer: it can be neither changed nor answered."""
    return message_id is not None and message_id.startswith(_BEFORE)
