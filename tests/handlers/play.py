"""People who speak with the bot, and what each of them hears: every handler test is a small play.

Words are read and numbers understood as the worker does it; messages are delivered as the courier does it, so that
cards have ids and can be replied to. After every step it is checked that nothing personal reached a group and that no
case is left without a lead or a next moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.language.spoken import spoken_words
from bot.language.text import Texts
from bot.language.words import Words
from domain.casework.case import Case, State
from domain.casework.chain import verify
from domain.clocks.promises import Kind
from domain.message import Address, Arg, ChatKind, ChatTurn, Incoming, Photo, Say, Turn
from handlers import deadlines
from handlers.groups.changing import as_known_now
from handlers.held import release
from handlers.routes import handle
from handlers.telling.cards import case_of_card
from handlers.undelivered import outside_window, undelivered
from storage.engine.protocol import Connection, Row
from storage.mail.deliveries import Queued
from storage.mail.held import OUTSIDE
from storage.mail.windows import Opened
from storage.town.towns import TownShelf
from storage.work import Work
from tests.engines import Original
from tests.handlers.quarter import EVERYBODY, quarter
from tests.town import NOON, PLACE_WORDS, YARD_GROUP, at

#: Somebody whose platform tells no name.
NAMELESS = "nameless"

WORDS = Words(Texts.load(strict=True))
SPOKEN = spoken_words(Texts.load(strict=True))
SHELF = TownShelf(PLACE_WORDS, spoken=SPOKEN)


def _bring_in(connection: Connection) -> None:
    Work(connection, SHELF).registers.bring_in(quarter(), NOON)


#: The quarter's database, made once.
_QUARTER = Original(_bring_in, NOON)


@contextmanager
def a_play(now: datetime = NOON) -> Iterator[Play]:
    """The quarter at that moment, everybody at home."""
    with _QUARTER.copy() as connection:
        yield Play(connection, now)


def _tells(text: str, secret: str) -> bool:
    """Whether the text has the words; a hash that happens to have the digits of a room does not tell the room."""
    return re.search(rf"(?<![0-9a-z]){re.escape(secret)}(?![0-9a-z])", text) is not None


def photo(name: str) -> Photo:
    return Photo(sha256(name.encode()).hexdigest(), 800, 600)


@dataclass(frozen=True)
class Heard:
    """A message that arrived; ``id`` is what the platform calls it."""

    id: str
    message: Queued

    @property
    def key(self) -> str:
        return self.message.body.key

    def arg(self, name: str) -> Arg:
        return self.message.body.args[name]


class Play:
    """``now`` is the moment; every step (says, presses, waits) starts what can be heard afresh."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self.now = now
        self.gone: set[str] = set()
        #: Those whose platform lets nobody speak to them but in answer.
        self.windowed: set[str] = set()
        self.left: list[Address] = []
        self.all_heard: list[Heard] = []
        self._step = 0
        self._said = 0

    @property
    def work(self) -> Work:
        """A unit of work of its own, each time."""
        return Work(self._connection, SHELF)

    # What people do.

    def says(
        self,
        key: str,
        text: str = "",
        *,
        photos: int = 0,
        group: bool = False,
        answering: Heard | None = None,
        **more: object,
    ) -> None:
        """Somebody writes, perhaps with so many photos; in the group the bot is not meant unless ``addressed``."""
        self._said += 1
        typed = WORDS.read(text)
        said = Incoming(
            address=YARD_GROUP if group else at(key),
            kind=ChatKind.GROUP if group else ChatKind.PRIVATE,
            sender=key,
            sender_name="" if key == NAMELESS else EVERYBODY.get(key, key),
            message_id=f"in-{self._said}",
            at=self.now,
            text=text,
            photos=tuple(photo(f"{self._said}/{n}") for n in range(photos)),
            reply_to=None if answering is None else answering.id,
            addressed=not group or answering is not None,
            word=typed.word,
            choice=typed.choice,
        )
        self.hears(replace(said, **more))  # type: ignore[arg-type]

    def happens(
        self, turn: Turn, value: str = "", *, to: Address = YARD_GROUP, hears_all: bool = False, title: str = ""
    ) -> None:
        """Something happens to a chat; in a private one its owner does it."""
        self._said += 1
        private = turn in {Turn.BLOCKED, Turn.UNBLOCKED}
        happened = Incoming(
            address=to,
            kind=ChatKind.PRIVATE if private else ChatKind.GROUP,
            sender=to.chat if private else "stranger",
            sender_name="",
            message_id=f"in-{self._said}",
            at=self.now,
            title=title,
            chat_turn=ChatTurn(turn, value, hears_all),
        )
        self.hears(happened)

    def presses(self, key: str, action: str, value: str | None = None, *, group: bool = False) -> None:
        """Somebody presses the newest button of that kind they see."""
        self.says(key, group=group, handle=self.handle(key, action, value, group=group), addressed=True)

    def handle(self, key: str, action: str, value: str | None = None, *, group: bool = False) -> str:
        """The newest button of that kind shown to somebody, or in the group."""
        where = YARD_GROUP if group else at(key)
        for heard in reversed([one for one in self.all_heard if one.message.to == where]):
            for button, _ in heard.message.choices:
                pressed = self.work.choices.pressed(button)
                if pressed and pressed.action.name == action and value in (None, pressed.action.value):
                    return button
        raise AssertionError(f"{key} sees no button {action}")

    def hears(self, incoming: Incoming) -> None:
        """The bot hears a message; the same may come twice."""
        self.listen()
        incoming = as_known_now(self.work, incoming)
        if incoming.sender in self.windowed:
            self.work.windows.open(incoming.address, Opened.MESSAGE, self.now)
        handle(self.work, incoming, self.now)
        release(self.work, incoming, self.now)
        self._after()
        self._assert_heard_once()

    def waits(self, **span: float) -> None:
        """Time goes by; whatever becomes due happens at its moment."""
        self.listen()
        end = self.now + timedelta(**span)
        while (look := self.work.next_moment()) is not None and look <= end:
            self.now = max(self.now, look)
            while deadlines.sweep(self.work, self.now):
                pass
            self._after()
        self.now = end

    def sleeps_through(self, **span: float) -> None:
        """The service is away for so long and looks only then."""
        self.listen()
        self.now += timedelta(**span)
        while deadlines.sweep(self.work, self.now):
            pass
        self._after()

    def listen(self) -> None:
        """From now on only what is said from now on counts as heard."""
        self._step = len(self.all_heard)

    # What came of it.

    def heard(self, by: str | Address) -> list[str]:
        """The keys of what somebody (or a group) newly heard in the last step; edits of old cards are not news."""
        return [one.key for one in self.news(by)]

    def news(self, by: str | Address) -> list[Heard]:
        where = at(by) if isinstance(by, str) else by
        fresh = self.all_heard[self._step :]
        return [one for one in fresh if one.message.to == where and one.message.edits is None]

    def last(self, by: str | Address) -> Heard:
        """The newest message somebody heard, whenever it was."""
        where = at(by) if isinstance(by, str) else by
        return [one for one in self.all_heard if one.message.to == where and one.message.edits is None][-1]

    def everybody_who_heard(self) -> dict[str, list[str]]:
        """Who newly heard what in the last step."""
        chats = dict.fromkeys(one.message.to.chat for one in self.all_heard[self._step :])
        return {chat: keys for chat in chats if (keys := self.heard(chat))}

    def choices(self, by: str | Address) -> list[str]:
        """The names of the actions under the newest message."""
        pressed = [self.work.choices.pressed(button) for button, _ in self.last(by).message.choices]
        return [one.action.name for one in pressed if one is not None]

    def case(self, number: str = "26-0001") -> Case:
        found = self.work.cases.find(number)
        assert found is not None
        return found

    def cases(self) -> list[Case]:
        """Every case there is, in order."""
        found = []
        while (case := self.work.cases.find(f"26-{len(found) + 1:04}")) is not None:
            found.append(case)
        return found

    def actions(self, number: str = "26-0001") -> list[str]:
        """What happened to the case."""
        return [event.action for event in self.work.history.events(self.case(number))]

    def person(self, key: str) -> int:
        return self.work.people.meet(at(key), EVERYBODY.get(key, key), self.now).id

    # Behind the scenes.

    def restarted(self) -> Work:
        """The same database as a process sees it that has just begun."""
        return Work(self._connection, TownShelf(PLACE_WORDS))

    def count(self, table: str) -> int:
        """How many rows a table has."""
        (number,) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(number)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """What the database has."""
        return self._connection.execute(sql, values).fetchall()

    def write(self, sql: str, *values: object) -> None:
        """Something changes that no message brings about. What the database does not allow changes nothing."""
        with self.work.all_or_nothing():
            self._connection.execute(sql, values)

    def _after(self) -> None:
        self.deliver()
        for case in self.cases():
            assert_in_good_hands(self.work, case)

    def deliver(self) -> None:
        while claimed := self.work.deliveries.claim(50, self.now):
            for message in claimed:
                if message.to.chat in self.gone:
                    self.work.deliveries.failed(message.id, "blocked")
                    undelivered(self.work, message, "blocked", self.now)
                    continue
                if message.to.chat in self.windowed and not self.work.windows.take(message.to, self.now):
                    self.work.deliveries.failed(message.id, OUTSIDE)
                    outside_window(self.work, message, self.now)
                    continue
                id = message.edits or f"out-{message.id}"
                self.work.deliveries.sent(message.id, id, self.now)
                self.all_heard.append(Heard(id, message))
                if message.parting is not None:
                    self.left.append(message.to)
                if message.to == YARD_GROUP:
                    self._assert_nothing_personal(message)

    def _assert_heard_once(self) -> None:
        """Of one change each person hears once, whatever they are to the case; beside it only what is said before it.

        Who reports in private what they answer for themselves gets the receipt as an answer, and the card to work with.
        """
        for chat, keys in self.everybody_who_heard().items():
            if chat in self.windowed:
                # What waited for them comes with the answer.
                continue
            news = [key for key in keys if key not in _BESIDE and not key.startswith("refused-")]
            assert len(news) <= 1 or news == ["card-reporter", "card-lead"], (chat, keys)

    def _assert_nothing_personal(self, message: Queued) -> None:
        """No name, no room, none of the words of a report; and nothing at all of a discreet one but its number.

        Whoever has agreed to stand for election is named, and so is who watches over a poll.
        """
        secrets = {*EVERYBODY.values(), *(case.words for case in self.cases() if len(case.words) > 4)}
        standing = self.rows(
            "SELECT p.name FROM nominations AS n JOIN people AS p ON p.id = n.person WHERE n.accepted = 1"
        )
        watching = self.rows("SELECT p.name FROM poll_observers AS o JOIN people AS p ON p.id = o.person")
        secrets -= {row["name"] for row in (*standing, *watching)}
        secrets |= {room for case in self.cases() if (room := case.place.room)} | {"301", "101"}
        if message.body.key in _PUBLISHES_DOORS:
            secrets -= {"301", "101"}
        said = [text for say in (message.body, *(label for _, label in message.choices)) for text in texts(say)]
        assert not [secret for secret in secrets for text in said if _tells(text, secret)], said
        about = case_of_card(message.card)
        if about is not None and self.work.town.categories[self.work.cases.get(about).category].discreet:
            assert message.body.key == "card-quiet"
        assert not message.photos or (message.card or "").startswith("poll:")
        assert message.recording is None


def texts(arg: Arg) -> Iterator[str]:
    """Every text that goes into a sentence."""
    if isinstance(arg, str):
        yield arg
    elif isinstance(arg, Say):
        yield from (text for value in arg.args.values() for text in texts(value))
    elif isinstance(arg, tuple):
        yield from (text for part in arg for text in texts(part))


#: A show of hands: who chose what is published, door by door, and so is a door that came onto the roll late.
_PUBLISHES_DOORS = {"poll-roll", "poll-two-people"}

#: What may come before an answer, and the voice notes that follow a card; a checklist goes on after each receipt.
_BESIDE = {
    "forward-please",
    "name-wonder",
    "poll-request-granted",
    "poll-roll",
    "poll-two-people",
    "poll-sent-open",
    "report-danger",
    "run-assign",
    "report-photos-kept",
    "report-recordings-kept",
    "refusal-recording-unnamed",
    "news-recording",
    "run-item",
    "run-filled",
}

#: What may run, or stand still, beside it while somebody works on a case.
UNDERWAY = {Kind.CONTACT, Kind.PLAN, Kind.MILESTONE, Kind.UPDATE, Kind.ORDER}

#: What runs while a case is in a state, beside 办结 which runs (or stands still) until it is done.
RUNNING = {
    State.DISPATCHED: {Kind.ACKNOWLEDGE, Kind.FINISH},
    State.ACKNOWLEDGED: {Kind.FINISH},
    State.IN_PROGRESS: {Kind.FINISH},
    State.RETURNED: {Kind.ACKNOWLEDGE, Kind.FINISH},
    State.SUSPENDED: {Kind.REVIEW, Kind.FINISH},
    State.HANDLED: {Kind.VERIFY},
}


def assert_in_good_hands(work: Work, case: Case) -> None:
    """An open case has one lead and a next moment, an ended one has nothing left to wait for but the follow-up."""
    assert case.lead_handler in work.town.handlers
    assert verify(work.history.chain(case)) is None
    running = {clock.kind for clock in work.clocks.running(case.id)}
    if case.open:
        underway = UNDERWAY if Kind.FINISH in RUNNING[case.state] else set()
        assert running - underway == RUNNING[case.state], case.state
        assert work.clocks.next_look(case.id) is not None
    else:
        assert running <= ({Kind.FOLLOW_UP} if case.state is State.CLOSED else set())
        assert case.closed_at is not None
