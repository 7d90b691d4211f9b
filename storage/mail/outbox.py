"""The transactional outbox: what is to be said, written in the transaction of the change that says it.

Handlers only queue; the courier (``storage.mail.deliveries``) sends. A card is a message that is edited in place: the
first message with a card's name shows it, ``refresh`` changes it wherever it is shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from domain.message import Address, Button, Outgoing, Say
from domain.reading.kept_home import as_it_may_leave
from domain.reading.masking import masked
from domain.town import PersonalData
from storage.engine.documents import dump_buttons, dump_say, load_buttons, load_say
from storage.engine.news import News, tell
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.engine.wiping import wipe_with
from storage.mail.changes import Change, Changes, Said
from storage.mail.handles import new_secret, read_handle
from storage.mail.held import OUTSIDE, HeldMessages, Renewed
from storage.mail.moved import is_from_before
from storage.mail.rows import HANDLES_LIVE, AsText, FirstWords, Priority, as_text, photos_of, row_of, says
from storage.membership.people import People
from storage.polls.secret import shows_a_ballot

#: Why a card does not say what it should: it cannot be changed before its reader presses it.
UNPRESSED = "not before it is pressed"


class Outbox:
    def __init__(self, connection: Connection, people: People, personal_data: PersonalData) -> None:
        self._connection = connection
        self._people = people
        self._personal_data = personal_data
        self._held = HeldMessages(connection)
        self._changes = Changes()
        self._first: FirstWords | None = None
        self._latest: AsText | None = None
        self._sql = queries("outbox")

    def listens(self, at: Address) -> None:
        """Whoever has this private chat just spoke or pressed there: a card that changes may be all they hear of it."""
        self._changes.acts(at)

    def looks_on(self, at: Address) -> None:
        """Whoever has this private chat did so on a page, and sees there how every card is now."""
        self._changes.say(at, Said.SHOWN)

    @contextmanager
    def first_words(self, subject: str) -> Iterator[None]:
        """Inside, whoever is concerned hears of something new for the first time; it is written in one go at the end.

        ``subject`` is how the names of its cards begin, and of what is said once about it: nothing in the outbox has
        such a name yet.
        """
        self._first = FirstWords(subject)
        try:
            yield
            self._write()
        finally:
            self._first = None

    def _write(self) -> None:
        if self._first is not None and self._first.rows:
            self._sql.queue_all(self._connection, self._first.rows)
            tell(self._connection, News.QUEUED)
            self._first.rows.clear()

    def tell(self, person: int, message: Outgoing, now: datetime) -> bool:
        """Whether the person can be told, in private, where they read such things."""
        return bool(self.tell_all((person,), message, now))

    def tell_all(self, people: Sequence[int], message: Outgoing, now: datetime) -> tuple[int, ...]:
        """Those of the people who can be told; each is, also after one cannot be."""
        told = []
        for person, addresses in self._people.addresses_of(people, now).items():
            if addresses:
                self._say(addresses[0], message, now, person, Priority.PING)
                told.append(person)
            else:
                self._keep(person, message, now)
        return tuple(told)

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
            expires_at=to_us(now + HANDLES_LIVE),
        )
        if anew is not None:
            tell(self._connection, News.QUEUED)
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
                photos=photos_of(leaves),
                recording=leaves.recording,
                drawing=None if leaves.drawing is None else dump_say(leaves.drawing),
            )

    def post(self, to: Address, message: Outgoing, now: datetime, *, reader: int | None = None) -> None:
        """Queue the message for a chat somebody just spoke in, or for a group to notice.

        ``reader`` is whose language it is in; None is for what a group reads, in the chat's language.
        """
        answers = reader is not None or message.reply_to is not None
        self._say(to, message, now, reader, Priority.ANSWER if answers else Priority.NOTICE)

    def _say(self, to: Address, message: Outgoing, now: datetime, reader: int | None, priority: Priority) -> None:
        """As ``_post``, and nobody asks for the row."""
        if self._first is None or not self._first.has(to, message):
            self._post(to, message, now, reader, priority)
            return
        message = self._as_read(to, message, reader)
        row = self._row(to, message, now, priority, reader=reader, edits=None)
        if row is not None:
            self._first.rows.append(row)
            self._note(to, message, reader)

    def _post(
        self, to: Address, message: Outgoing, now: datetime, reader: int | None, priority: Priority
    ) -> int | None:
        """The new row. A card moves to its newest message; the one that showed it before keeps its words and loses its
        buttons.
        """
        message = self._as_read(to, message, reader)
        if message.card is None:
            return self._queue(to, message, now, priority, reader=reader, edits=None)
        self._write()
        place = {"card": message.card, "channel": to.channel, "chat": to.chat}
        former = self._sql.shown(self._connection, **place)
        queued = self._queue(to, message, now, priority, reader=reader, edits=None)
        if former is None or former["message_id"] is None or is_from_before(former["message_id"]) or queued is None:
            return queued
        words = self._sql.said_before(self._connection, **place, before=queued)
        said = Outgoing(load_say(words["body"]), photos=tuple(json.loads(words["photos"])))
        without_buttons = self._as_read(to, said, reader)
        bared = self._queue(to, without_buttons, now, Priority.EDIT, reader=reader, edits=former["message_id"])
        self._supersede(to, message, edits=former["message_id"], before=bared)
        return queued

    def refresh(self, message: Outgoing, now: datetime) -> None:
        """Queue an edit of the card ``message.card`` wherever it is shown; older edits not yet sent are dropped.

        Nothing is queued where it says that already. Where its group has moved it is said anew, where it waits, then.
        """
        self._change(self._sql.where_shown(self._connection, card=message.card), message, now)
        self._held.renew(message.card, _renewed(message, now))

    def refresh_of(self, person: int, message: Outgoing, now: datetime) -> None:
        """As ``refresh``, where the person sees the card in private, and nowhere else."""
        self._change(self._sql.where_shown_to(self._connection, card=message.card, person=person), message, now)
        self._held.renew_of(person, message.card, _renewed(message, now))

    def _change(self, places: Iterable[Row], message: Outgoing, now: datetime) -> None:
        for row in list(places):
            to = Address(row["channel"], row["chat"])
            if is_from_before(row["message_id"]):
                self._post(to, message, now, row["reader"], Priority.NOTICE)
                continue
            shown = self._as_read(to, message, row["reader"])
            if says(row, self._text_of(shown)):
                place = {"channel": to.channel, "chat": to.chat}
                self._sql.as_it_stands(self._connection, card=message.card, **place, why=UNPRESSED)
                continue
            edits = row["message_id"] or ""
            edit = self._queue(to, shown, now, Priority.EDIT, reader=row["reader"], edits=edits)
            if edit is not None and row["reader"] is not None:
                self._weigh(edit, to, shown, row)
            self._supersede(to, message, edits=edits, before=edit)

    def _weigh(self, edit: int, to: Address, message: Outgoing, shown: Row) -> None:
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
            tell(self._connection, News.QUEUED)

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
        row = self._row(to, message, now, priority, reader=reader, edits=edits)
        if row is None:
            return None
        self._write()
        queued: int | None = self._sql.queue(self._connection, **row)
        if queued is not None:
            tell(self._connection, News.QUEUED)
        if queued is not None and edits is None:
            self._note(to, message, reader)
        return queued

    def _note(self, to: Address, message: Outgoing, reader: int | None) -> None:
        """What is said to somebody in private may make a changed card not worth a message of its own."""
        if reader is not None:
            self._changes.say(to, Said.CHOICES if message.buttons else Said.WORDS)
            self._mark(to)

    def _row(
        self,
        to: Address,
        message: Outgoing,
        now: datetime,
        priority: Priority,
        *,
        reader: int | None,
        edits: str | None,
    ) -> dict[str, Any] | None:
        """The row that says it; None when the bot cannot speak there."""
        if reader is None and self._people.is_silenced(to):
            return None
        return row_of(self._text_of(message), to, now, priority, reader=reader, edits=edits)

    def _text_of(self, message: Outgoing) -> AsText:
        """The message as text, written once for all who are told it one after the other."""
        if self._latest is None or self._latest.message is not message:
            self._latest = as_text(message)
        return self._latest

    def _as_read(self, to: Address, message: Outgoing, reader: int | None) -> Outgoing:
        """What is meant for nobody in particular is read by a group: no telephone, card or plate stays readable in it.

        Nothing leaves for a platform abroad that the town keeps at home.
        """
        read = masked(message) if reader is None else message
        return as_it_may_leave(read, to.channel, self._personal_data)


def after(beginning: str) -> str:
    """The first text behind all that begin so."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)


def _renewed(message: Outgoing, now: datetime) -> Renewed:
    return Renewed(
        body=dump_say(message.body),
        photos=photos_of(message),
        buttons=dump_buttons(message.buttons),
        expires_at=to_us(now + HANDLES_LIVE),
    )


def _labels(buttons: Sequence[Button]) -> list[Say]:
    return [button.label for button in buttons]
