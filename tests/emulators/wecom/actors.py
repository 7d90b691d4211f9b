"""What people do on their phones. Everything here happens at once; app and robot hear of it as WeCom pushes it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from tests.emulators.wecom import cards
from tests.emulators.wecom.world import (
    AGENT,
    CORP,
    ROBOT_NAME,
    Group,
    Json,
    Kind,
    Member,
    Message,
    World,
)
from tests.patience import PATIENCE


class NoSuchButton(LookupError):
    """The message has no button with that label."""


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody's phone with the app open."""

    world: World
    member: Member

    @property
    def messages(self) -> list[Message]:
        """What stands in their chat with the app, oldest first."""
        return self.world.private[self.member.userid]

    @property
    def heard(self) -> list[Message]:
        """What the app said, as it stands now."""
        return [message for message in self.messages if not message.sender]

    def say(self, text: str) -> Message:
        """Words; at most as many as the app lets one write."""
        assert len(text.encode()) <= 2048
        return self._send(Kind.TEXT, {"MsgType": "text", "Content": text}, text=text)

    def send_photo(self, content: bytes) -> Message:
        """A photo, which is always a message of its own."""
        media = self.world.keep("image", content)
        told = {"MsgType": "image", "PicUrl": f"{self.world.url}/preview", "MediaId": media}
        return self._send(Kind.IMAGE, told, content=content)

    def speak(self, content: bytes) -> Message:
        """A voice note."""
        media = self.world.keep("voice", content)
        return self._send(Kind.FILE, {"MsgType": "voice", "MediaId": media, "Format": "amr"}, content=content)

    def send_film(self) -> Message:
        """A film."""
        told = {"MsgType": "video", "MediaId": self.world.keep("video", b"....."), "ThumbMediaId": "thumb"}
        return self._send(Kind.FILE, told)

    def share_location(self, lat: float, lon: float, label: str = "") -> Message:
        """A place on the map, whose datum is that of Chinese maps."""
        told = {"Location_X": lat, "Location_Y": lon, "Scale": 16, "Label": label, "AppType": "wxwork"}
        return self._send(Kind.LOCATION, {"MsgType": "location", **told}, text=label)

    def share_link(self, title: str, description: str, url: str) -> Message:
        """An article passed on."""
        told = {"MsgType": "link", "Title": title, "Description": description, "Url": url, "PicUrl": ""}
        return self._send(Kind.LINK, told, text=title)

    def enter(self) -> None:
        """The app is opened."""
        self._happen({"Event": "enter_agent", "EventKey": ""})

    def leave_the_app(self) -> None:
        """The app is no longer for them."""
        self.member.visible = False
        self._happen({"Event": "unsubscribe", "EventKey": ""})

    def get_the_app(self) -> None:
        """The app is for them again."""
        self.member.visible = True
        self._happen({"Event": "subscribe", "EventKey": ""})

    def press(self, message: Message, label: str) -> None:
        """The button of a card with that label, or that has it in it. Raises NoSuchButton."""
        if message.done:
            raise NoSuchButton(label)
        buttons = list(cards.pressable(message.card))
        found = next((key for key, text in buttons if text == label), None)
        found = found or next((key for key, text in buttons if label in text), None)
        if found is None:
            raise NoSuchButton(label)
        self.press_key(message, found)

    def press_key(self, message: Message, key: str, *, chosen: Sequence[tuple[str, str]] = ()) -> None:
        """As ``press``, by what the button hands over, with the options that were ticked before."""
        card = message.card
        code = self.world.code((self.member.userid,), message.id)
        told: Json = {
            "Event": "template_card_event",
            "EventKey": key,
            "TaskId": card["task_id"],
            "CardType": card["card_type"],
            "ResponseCode": code,
        }
        questions = dict.fromkeys(question for question, _ in chosen)
        if questions:
            items = [
                {"QuestionKey": asked, "OptionIds": {"OptionId": [id for question, id in chosen if question == asked]}}
                for asked in questions
            ]
            told["SelectedItems"] = {"SelectedItem": items}
        self._happen(told)

    def submit(self, message: Message, *labels: str) -> None:
        """The options with these labels are ticked, and the card handed in. Raises NoSuchButton."""
        if message.done:
            raise NoSuchButton(labels)
        options = list(cards.selectable(message.card))
        chosen = []
        for label in labels:
            found = next(((question, id) for question, id, text in options if label in text), None)
            if found is None:
                raise NoSuchButton(label)
            chosen.append(found)
        self.press_key(message, message.card["submit_button"]["key"], chosen=chosen)

    def last(self, part: str = "") -> Message:
        """The newest message of the app with these words in it. Raises LookupError."""
        return _last(self.heard, part)

    async def hears(self, part: str) -> Message:
        """As ``last``, waiting for it. Raises LookupError."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while True:
                    with suppress(LookupError):
                        return self.last(part)
                    await self.world.ledger.grows()
        raise LookupError(part)

    def _send(self, kind: Kind, told: Json, *, text: str = "", content: bytes = b"") -> Message:
        message = Message(self.world.next_id(), self.world.now(), self.member.userid, kind, text, content)
        self.world.show(self.messages, message)
        self.world.push_app(self._from_them() | told | {"MsgId": int(message.id), "AgentID": AGENT})
        return message

    def _happen(self, told: Json) -> None:
        self.world.push_app(self._from_them() | {"MsgType": "event"} | told | {"AgentID": AGENT})

    def _from_them(self) -> Json:
        at = int(self.world.now().timestamp())
        return {"ToUserName": CORP, "FromUserName": self.member.userid, "CreateTime": at}


@dataclass(frozen=True, slots=True)
class InGroup:
    """Somebody's phone with an internal group open that the robot is in."""

    world: World
    group: Group
    member: Member

    def say(self, text: str = "", *, photos: Sequence[bytes] = (), quoting: Message | None = None) -> Message:
        """Words and photos in one message. The robot hears it when it is called by its name."""
        message = Message(self.world.next_id(), self.world.now(), self.member.userid, Kind.TEXT, text)
        self.world.show(self.group.messages, message)
        for photo in photos:
            shown = Message(self.world.next_id(), message.at, self.member.userid, Kind.IMAGE, content=photo)
            self.world.show(self.group.messages, shown)
        if self.group.robot and f"@{ROBOT_NAME}" in text:
            self._tell(message.id, self._said(text, photos) | self._quoted(quoting))
        return message

    def press_key(self, message: Message, key: str) -> None:
        """A button of a card the robot sent."""
        pressed = {"card_type": message.card["card_type"], "event_key": key, "task_id": message.card["task_id"]}
        event = {"eventtype": "template_card_event", "template_card_event": pressed}
        self._tell(self.world.next_id(), {"msgtype": "event", "event": event})

    def _tell(self, id: str, told: Json) -> None:
        self.world.push_robot(
            {
                "msgid": f"CAI{id}",
                "create_time": int(self.world.now().timestamp()),
                "aibotid": "AIBOT",
                "chatid": self.group.chatid,
                "chattype": "group",
                "from": {"userid": self.member.userid},
                "response_url": self.world.answering(self.group.messages),
                **told,
            }
        )

    def _said(self, text: str, photos: Sequence[bytes]) -> Json:
        words: Json = {"msgtype": "text", "text": {"content": text}}
        if not photos:
            return words
        shown = [{"msgtype": "image", "image": {"url": self.world.picture(photo)}} for photo in photos]
        return {"msgtype": "mixed", "mixed": {"msg_item": [words, *shown]}}

    def _quoted(self, message: Message | None) -> Json:
        if message is None:
            return {}
        if message.kind is Kind.IMAGE:
            return {"quote": {"msgtype": "image", "image": {"url": self.world.picture(message.content)}}}
        return {"quote": {"msgtype": "text", "text": {"content": message.text}}}


@dataclass(frozen=True, slots=True)
class WithRobot:
    """Somebody's phone with the robot open, in private."""

    world: World
    member: Member

    @property
    def messages(self) -> list[Message]:
        """What stands there, oldest first."""
        return self.world.with_robot[self.member.userid]

    def say(self, text: str) -> Message:
        """Words."""
        return self._tell({"msgtype": "text", "text": {"content": text}}, text=text)

    def send_photo(self, content: bytes) -> Message:
        """A photo by itself, which only a private talk with the robot takes."""
        return self._tell({"msgtype": "image", "image": {"url": self.world.picture(content)}}, content=content)

    def enter(self) -> None:
        """The talk is opened, for the first time that day."""
        self._tell({"msgtype": "event", "event": {"eventtype": "enter_chat"}})

    def _tell(self, told: Json, *, text: str = "", content: bytes = b"") -> Message:
        kind = Kind.IMAGE if content else Kind.TEXT
        message = Message(self.world.next_id(), self.world.now(), self.member.userid, kind, text, content)
        self.world.show(self.messages, message)
        self.world.push_robot(
            {
                "msgid": f"CAI{message.id}",
                "create_time": int(self.world.now().timestamp()),
                "aibotid": "AIBOT",
                "chattype": "single",
                "from": {"userid": self.member.userid},
                "response_url": self.world.answering(self.messages),
                **told,
            }
        )
        return message


def _last(messages: Sequence[Message], part: str) -> Message:
    for message in reversed(messages):
        if part in words_of(message):
            return message
    raise LookupError(part)


def words_of(message: Message) -> str:
    """Everything that can be read of a message, but for its buttons."""
    card = message.card
    if not card:
        return message.text
    found = [cards.at(card, "main_title.title"), cards.at(card, "main_title.desc"), card.get("sub_title_text")]
    found += [cards.at(card, "quote_area.quote_text")]
    found += [f"{line.get('keyname', '')} {line.get('value', '')}" for line in card.get("horizontal_content_list", ())]
    return "\n".join(words for words in (*found, message.done) if words)
