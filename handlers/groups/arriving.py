"""Coming into a group, and leaving one that nobody binds.

Of a group nobody has bound nothing is kept but that it is there, and until when the bot waits.
"""

from __future__ import annotations

from datetime import datetime

from domain.message import Incoming, Outgoing, Say
from handlers.groups import binding
from handlers.groups.changing import lives_here
from handlers.groups.naming import purpose_say
from storage.work import Work

#: So many groups are left in one transaction.
AT_ONCE = 100


def joined(work: Work, incoming: Incoming, now: datetime) -> None:
    """Who we are, what we can hear, how to bind the group, and until when; a bound group hears that we are back."""
    lives_here(work, incoming.address)
    chat = work.people.chat(incoming.address)
    if chat is None:
        work.outbox.post(incoming.address, _who_we_are(work, incoming, now), now)
        return
    work.people.silence(chat.address, None)
    back = Say("group-back", {"grid": work.town.grids[chat.grid].name, "purpose": purpose_say(chat.purpose)})
    work.outbox.post(chat.address, Outgoing(back), now)


def _who_we_are(work: Work, incoming: Incoming, now: datetime) -> Outgoing:
    assert incoming.chat_turn is not None
    sees = Say("group-sees-all" if incoming.chat_turn.hears_all else "group-sees-some")
    until = work.strays.add(incoming.address, incoming.title, now)
    return Outgoing(Say("group-joined", {"town": work.town.name, "sees": sees, "until": until}))


def unbound(work: Work, incoming: Incoming, now: datetime) -> None:
    """A group nobody bound hears one sentence when it first calls the bot; then only a code counts there."""
    code = binding.typed_code(incoming)
    if code is not None:
        binding.bind_here(work, incoming, now, code)
    elif incoming.addressed or incoming.text.startswith("/"):
        work.strays.add(incoming.address, incoming.title, now)
        once = Outgoing(Say("group-unbound"), once="group-unbound", reply_to=incoming.message_id)
        work.outbox.post(incoming.address, once, now)


def leave_strays(work: Work, now: datetime) -> int:
    """How many groups nobody bound in time were left, with a word of farewell."""
    due = work.strays.due(now, AT_ONCE)
    for group in due:
        work.strays.end(group)
        work.outbox.post(group, Outgoing(Say("group-farewell"), parting=True), now)
    return len(due)
