"""The transactional outbox: what is to be said, written in the transaction of the change that says it.

Handlers only queue; the courier (``storage.mail.deliveries``) sends. A card is a message that is edited in place: the
first message with a card's name shows it, ``refresh`` changes it wherever it is shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from domain.message import Action, Address, Button, Outgoing, Say
from domain.reading.kept_home import as_it_may_leave
from domain.reading.masking import masked
from domain.town import PersonalData
from storage.engine.documents import dump, dump_buttons, dump_say, load_buttons, load_say
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us, to_us
from storage.engine.wiping import wipe_with
from storage.mail.changes import Change, Changes, Said
from storage.mail.handles import Handle, new_secret, read_handle
from storage.mail.held import OUTSIDE, HeldMessages
from storage.membership.people import People
from storage.polls.secret import shows_a_ballot

#: Buttons answer for so long; afterwards a press is told to ask for the case anew.
HANDLES_LIVE = timedelta(days=90)
_HANDLES_LIVE_US = HANDLES_LIVE // timedelta(microseconds=1)


class Priority(Enum):
    """What is heard first when not everything may be said at once; how long it lets pass what comes before it.

    Whoever just spoke is answered before all else. What waits so long is overtaken no more.
    """

    ANSWER = timedelta(0)
    PING = timedelta(minutes=10)
    NOTICE = timedelta(minutes=10, seconds=15)
    EDIT = timedelta(minutes=15)


#: Why a message waits that nobody waits for.
CALM = "put off"

#: Why a card does not say what it should: it cannot be changed before its reader presses it.
UNPRESSED = "not before it is pressed"

#: So far behind each other the messages of one chat are ranked: about as fast as the slowest platform takes them.
_APART_US = timedelta(seconds=3) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a handle stands for. ``audience`` is the only person who may press it, None when the rules decide."""

    action: Action
    audience: int | None
    expires_at: datetime
    shown_in: Address
    card: str | None


class Outbox:
    def __init__(self, connection: sqlite3.Connection, people: People, personal_data: PersonalData) -> None:
        self._connection = connection
        self._people = people
        self._personal_data = personal_data
        self._held = HeldMessages(connection)
        self._changes = Changes()
        self._sql = queries("outbox")

    def listens(self, at: Address) -> None:
        """Whoever has this private chat just spoke or pressed there: a card that changes may be all they hear of it."""
        self._changes.acts(at)

    def looks_on(self, at: Address) -> None:
        """Whoever has this private chat did so on a page, and sees there how every card is now."""
        self._changes.say(at, Said.SHOWN)

    def tell(self, person: int, message: Outgoing, now: datetime) -> bool:
        """Whether the person can be told, in private, where they read such things."""
        return self.ping(person, message, now) is not None

    def ping(self, person: int, message: Outgoing, now: datetime) -> int | None:
        """The row of what the person is told in private; None when no account of theirs can be reached.

        0 when they were told the same before.
        """
        addresses = self._people.addresses(person, now)
        if not addresses:
            self._keep(person, message, now)
            return None
        return self._post(addresses[0], message, now, person, Priority.PING) or 0

    def _keep(self, person: int, message: Outgoing, now: datetime) -> None:
        """What cannot be said before the person speaks waits for that, where it would be heard then."""
        at = self._held.waiting_at(person)
        if at is None:
            return
        kept = self._queue(at, message, now, Priority.PING, reader=person, edits=None)
        if kept is not None:
            self._sql.gave_up(self._connection, id=kept, state="failed", error=OUTSIDE)
            self._held.hold(kept, at, now)

    def again(self, id: int, person: int, now: datetime) -> int | None:
        """The row that says the same to the person once more, on the account they can be reached on now."""
        addresses = self._people.addresses(person, now)
        if not addresses:
            return None
        anew: int | None = self._sql.again(
            self._connection,
            id=id,
            channel=addresses[0].channel,
            chat=addresses[0].chat,
            secret=new_secret(),
            now=to_us(now),
            expires_at=to_us(now) + _HANDLES_LIVE_US,
        )
        if anew is not None:
            self._keep_home(anew, addresses[0])
        return anew

    def _keep_home(self, id: int, to: Address) -> None:
        """What was written for another platform goes to this one as it may leave for there."""
        row = self._sql.said(self._connection, id=id)
        written = Outgoing(
            load_say(row["body"]),
            load_buttons(row["buttons"]),
            tuple(json.loads(row["photos"])),
            recording=row["recording"],
            drawing=None if row["drawing"] is None else load_say(row["drawing"]),
        )
        leaves = as_it_may_leave(written, to.channel, self._personal_data)
        if leaves != written:
            self._sql.say_instead(
                self._connection,
                id=id,
                body=dump_say(leaves.body),
                buttons=dump_buttons(leaves.buttons),
                photos=_photos(leaves),
                recording=leaves.recording,
                drawing=None if leaves.drawing is None else dump_say(leaves.drawing),
            )

    def post(self, to: Address, message: Outgoing, now: datetime, *, reader: int | None = None) -> None:
        """Queue the message for a chat somebody just spoke in, or for a group to notice.

        ``reader`` is whose language it is in; None is for what a group reads, in the chat's language.
        """
        answers = reader is not None or message.reply_to is not None
        self._post(to, message, now, reader, Priority.ANSWER if answers else Priority.NOTICE)

    def _post(
        self, to: Address, message: Outgoing, now: datetime, reader: int | None, priority: Priority
    ) -> int | None:
        """The new row. A card moves to its newest message; the one that showed it before keeps its words and loses its
        buttons.
        """
        message = self._as_read(to, message, reader)
        if message.card is None:
            return self._queue(to, message, now, priority, reader=reader, edits=None)
        place = {"card": message.card, "channel": to.channel, "chat": to.chat}
        former = self._sql.shown(self._connection, **place)
        queued = self._queue(to, message, now, priority, reader=reader, edits=None)
        if former is None or former["message_id"] is None or queued is None:
            return queued
        words = self._sql.said_before(self._connection, **place, before=queued)
        said = Outgoing(load_say(words["body"]), photos=tuple(json.loads(words["photos"])))
        without_buttons = self._as_read(to, said, reader)
        bared = self._queue(to, without_buttons, now, Priority.EDIT, reader=reader, edits=former["message_id"])
        self._supersede(to, message, edits=former["message_id"], before=bared)
        return queued

    def refresh(self, message: Outgoing, now: datetime) -> None:
        """Queue an edit of the card ``message.card`` wherever it is shown; older edits not yet sent are dropped.

        Where the card says just that already nothing is queued. Where it waits to be said it says that when it is.
        """
        for row in list(self._sql.where_shown(self._connection, card=message.card)):
            to = Address(row["channel"], row["chat"])
            shown = self._as_read(to, message, row["reader"])
            if _says(row, shown):
                place = {"channel": to.channel, "chat": to.chat}
                self._sql.as_it_stands(self._connection, card=message.card, **place, why=UNPRESSED)
                continue
            edits = row["message_id"] or ""
            edit = self._queue(to, shown, now, Priority.EDIT, reader=row["reader"], edits=edits)
            if edit is not None and row["reader"] is not None:
                self._weigh(edit, to, shown, row)
            self._supersede(to, message, edits=edits, before=edit)
        self._renew_held(message, now)

    def _weigh(self, edit: int, to: Address, message: Outgoing, shown: sqlite3.Row) -> None:
        """The edit is marked when it is worth a new message where it cannot be made."""
        place = {"channel": to.channel, "chat": to.chat, "edits": shown["message_id"] or ""}
        change = Change(
            edit,
            before=_labels(load_buttons(shown["buttons"])),
            now=_labels(message.buttons),
            owed=bool(self._sql.owed(self._connection, card=message.card, **place, id=edit)),
            for_presser=shows_a_ballot(message.card),
        )
        self._changes.change(to, message.card, change)
        self._mark(to)

    def _mark(self, to: Address) -> None:
        for edit, anew in self._changes.at(to):
            self._sql.mark(self._connection, id=edit, anew=int(anew))

    def catch_up(self, at: Address, message_id: str, handle: str, now: datetime) -> None:
        """What the message that was pressed could not be changed to is tried once more: it can be now."""
        pressed = read_handle(handle)
        if pressed is not None:
            self._sql.catch_up(
                self._connection,
                pressed=pressed.outbox,
                channel=at.channel,
                chat=at.chat,
                message_id=message_id,
                why=UNPRESSED,
                rank=to_us(now + Priority.EDIT.value),
                now=to_us(now),
            )

    def _renew_held(self, message: Outgoing, now: datetime) -> None:
        self._held.renew(
            message.card,
            body=dump_say(message.body),
            photos=_photos(message),
            buttons=dump_buttons(message.buttons),
            expires_at=now + HANDLES_LIVE,
        )

    def take_back(self, message: Outgoing, now: datetime) -> None:
        """As ``refresh``, and of what the card said and its buttons stood for before nothing is left in any row."""
        self.refresh(message, now)
        self._sql.wipe(self._connection, card=message.card, body=dump_say(message.body))
        wipe_with(self._connection)

    def shown_since(self, cards: str, until: datetime) -> tuple[str, ...]:
        """The cards whose names begin so, shown by that moment and not taken back."""
        rows = self._sql.standing(self._connection, first=cards, last=after(cards), until=to_us(until))
        return tuple([row["card"] for row in rows])

    def _supersede(self, to: Address, card: Outgoing, *, edits: str, before: int | None) -> None:
        self._sql.supersede(self._connection, card=card.card, channel=to.channel, chat=to.chat, edits=edits, id=before)

    def _queue(
        self,
        to: Address,
        message: Outgoing,
        now: datetime,
        priority: Priority,
        *,
        reader: int | None,
        edits: str | None,
    ) -> int | None:
        """The new row's id; None when a message with this ``once`` was queued for this chat before, or the bot cannot
        speak there.
        """
        if reader is None and self._people.is_silenced(to):
            return None
        us = to_us(now)
        queued: int | None = self._sql.queue(
            self._connection,
            channel=to.channel,
            chat=to.chat,
            reader=reader,
            body=dump_say(message.body),
            photos=_photos(message),
            recording=message.recording,
            drawing=None if message.drawing is None else dump_say(message.drawing),
            buttons=dump_buttons(message.buttons),
            secret=new_secret() if message.buttons else None,
            audience=message.audience,
            expires_at=us + _HANDLES_LIVE_US if message.buttons else None,
            card=message.card,
            once=message.once if edits is None else None,
            reply_to=message.reply_to,
            edits=edits,
            parting="farewell" if message.parting else None,
            rank=us + priority.value // timedelta(microseconds=1),
            apart=_APART_US,
            edit=int(edits is not None),
            calm=CALM,
            now=us,
        )
        if queued is not None and edits is None and reader is not None:
            self._changes.say(to, Said.CHOICES if message.buttons else Said.WORDS)
            self._mark(to)
        return queued

    def _as_read(self, to: Address, message: Outgoing, reader: int | None) -> Outgoing:
        """What is meant for nobody in particular is read by a group: no telephone, card or plate stays readable in it.

        Nothing leaves for a platform abroad that the town keeps at home.
        """
        read = masked(message) if reader is None else message
        return as_it_may_leave(read, to.channel, self._personal_data)

    def pressed(self, handle: str) -> Pressed | None:
        """What the handle stands for; None when nothing was ever shown with it."""
        asked = read_handle(handle)
        row = None if asked is None else self._sql.with_buttons(self._connection, id=asked.outbox)
        if asked is None or row is None or not asked.opens(row["secret"]):
            return None
        buttons = load_buttons(row["buttons"])
        if not 1 <= asked.position <= len(buttons):
            return None
        return Pressed(
            buttons[asked.position - 1].action,
            row["audience"],
            from_us(row["expires_at"]),
            Address(row["channel"], row["chat"]),
            row["card"],
        )

    def about(self, at: Address, message_id: str) -> tuple[str | None, Action | None]:
        """What a message we sent was about: the card it shows, and what its first button asks for."""
        row = self._sql.message(self._connection, channel=at.channel, chat=at.chat, message_id=message_id)
        if row is None:
            return None, None
        buttons = load_buttons(row["buttons"])
        return row["card"], buttons[0].action if buttons else None

    def choices(self, at: Address, *, reply_to: str | None) -> tuple[str, ...]:
        """The handles typed numbers stand for: of the message replied to, else of the newest message with choices."""
        if reply_to is None:
            row = self._sql.last_choices(self._connection, channel=at.channel, chat=at.chat)
        else:
            row = self._sql.choices_of_message(self._connection, channel=at.channel, chat=at.chat, message_id=reply_to)
        return () if row is None else tuple(handle for handle, _ in handles_of(row))


def handles_of(row: sqlite3.Row) -> tuple[tuple[str, Say], ...]:
    """The handle and the label of every button of an outbox row, in order."""
    buttons = load_buttons(row["buttons"])
    return tuple(
        (str(Handle(row["id"], row["secret"], position)), button.label)
        for position, button in enumerate(buttons, start=1)
    )


def after(beginning: str) -> str:
    """The first text behind all that begin so."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)


def _labels(buttons: Sequence[Button]) -> list[Say]:
    return [button.label for button in buttons]


def _says(row: sqlite3.Row, message: Outgoing) -> bool:
    """Whether the outbox row has these words, pictures and buttons."""
    return (row["body"], row["photos"], row["buttons"], row["audience"]) == (
        dump_say(message.body),
        _photos(message),
        dump_buttons(message.buttons),
        message.audience,
    )


def _photos(message: Outgoing) -> str:
    return dump(message.photos) if message.photos else "[]"
