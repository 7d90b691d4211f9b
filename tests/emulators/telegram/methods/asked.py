"""One request of a bot, and the checks many methods share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.emulators.telegram.bots import Bot
from tests.emulators.telegram.people import INSIDE, Chat, Json, Kind, Status
from tests.emulators.telegram.refusals import bad_request, forbidden, too_many
from tests.emulators.telegram.texts import units
from tests.emulators.telegram.world import World

LONGEST_DATA = 64


@dataclass(frozen=True, slots=True)
class Asked:
    world: World
    bot: Bot
    method: str
    params: Mapping[str, Any]
    files: Mapping[str, bytes]

    def text(self, name: str) -> str:
        """A parameter that is words, "" when it is missing."""
        return str(self.params.get(name) or "")

    def number(self, name: str, default: int = 0) -> int:
        """A parameter that is a whole number. Raises Refused."""
        try:
            return int(self.params.get(name) or default)
        except (TypeError, ValueError):
            raise bad_request(f"{name} is not a number") from None

    def is_on(self, name: str) -> bool:
        """A parameter that is yes or no."""
        return str(self.params.get(name, "")).lower() in {"true", "1"}

    def chat(self) -> Chat:
        """The chat it is about, whatever the bot may do there. Raises Refused."""
        return self.world.chat(self.bot, self.params.get("chat_id"))

    def open_chat(self) -> Chat:
        """The chat it is about, which the bot may write to. Raises Refused."""
        chat = self.chat()
        if chat.person is not None:
            if chat.person.deactivated:
                raise forbidden("user is deactivated")
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.started:
                raise forbidden("bot can't initiate conversation with a user")
            return chat
        if chat.moved_to is not None:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)
        status = chat.status(self.bot.user.id)
        if status is Status.KICKED:
            raise forbidden(f"bot was kicked from the {chat.noun}")
        if status not in INSIDE:
            raise forbidden(f"bot is not a member of the {chat.noun}")
        return chat

    def speaking_chat(self, what: str, *, messages: int = 1) -> Chat:
        """The chat it is about, where the bot may now say so many messages. Raises Refused."""
        chat = self.open_chat()
        if chat.status(self.bot.user.id) is Status.RESTRICTED:
            raise bad_request(f"not enough rights to send {what} to the chat")
        for _ in range(messages):
            if wait := self.bot.pace.wait(chat.id, self.world.now()):
                raise too_many(wait)
        return chat

    def checked(self, name: str, longest: int) -> str:
        """Words that are not too long. Raises Refused."""
        text = self.text(name)
        if units(text) > longest:
            raise bad_request("message is too long" if name == "text" else "message caption is too long")
        return text

    def keyboard(self) -> Json:
        """The buttons, as part of a message. Raises Refused."""
        markup = self.params.get("reply_markup")
        if not markup:
            return {}
        for button in (button for row in markup.get("inline_keyboard", []) for button in row):
            if not button.get("text"):
                raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
            if len(button.get("callback_data", "").encode()) > LONGEST_DATA:
                raise bad_request("BUTTON_DATA_INVALID")
            if "url" in button and not button["url"].startswith(("http://", "https://", "tg://")):
                raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        return {"reply_markup": markup} if markup.get("inline_keyboard") else {}

    def place(self, chat: Chat) -> Json:
        """The topic and the message it answers, as parts of a message. Raises Refused."""
        parts: Json = {}
        topic = self.number("message_thread_id")
        if topic:
            if topic not in chat.topics:
                raise bad_request("message thread not found")
            if topic in chat.closed:
                raise bad_request("TOPIC_CLOSED")
            parts |= {"message_thread_id": topic, "is_topic_message": True}
        reply = self.params.get("reply_parameters") or {}
        if wanted := int(reply.get("message_id", 0)):
            answered = chat.messages.get(wanted)
            if answered is not None:
                parts["reply_to_message"] = {k: v for k, v in answered.items() if k != "reply_to_message"}
                if chat.kind is Kind.SUPERGROUP and not chat.forum:
                    parts["message_thread_id"] = answered.get("message_thread_id", wanted)
            elif not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
        return parts
