"""Updates as Telegram sends them; ``raw`` has each of them read by another program that knows its API."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TypeAlias

from aiogram.types import Update

from bot.channels.telegram.receive import Me
from tests.town import NOON

Json: TypeAlias = dict[str, Any]

DATE = int((NOON - timedelta(seconds=2)).timestamp())

ME = Me(id=900, username="linzhang_bot", hears_all=False)

GROUP: Json = {"id": -1001, "type": "supergroup", "title": "3号网格邻居群"}
BASIC: Json = {"id": -55, "type": "group", "title": "3号网格邻居群"}
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "区政府"}

WANG: Json = {"id": 7, "is_bot": False, "first_name": "秀英", "last_name": "王", "username": "wang_xiuying"}
LI: Json = {"id": 8, "is_bot": False, "first_name": "李"}
BOT: Json = {"id": ME.id, "is_bot": True, "first_name": "邻长", "username": "Linzhang_Bot"}
OTHER_BOT: Json = {"id": 901, "is_bot": True, "first_name": "Weather", "username": "weather_bot"}

#: The accounts behind which nobody is to be seen: a group's administrators, a channel, what Telegram itself posts.
UNNAMED: Mapping[int, Json] = {
    1087968824: {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
    136817688: {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
    777000: {"id": 777000, "is_bot": False, "first_name": "Telegram"},
}


def private(who: Json = WANG) -> Json:
    return {"id": who["id"], "type": "private", "first_name": who["first_name"]}


def message(id: int = 42, *, who: Json = WANG, chat: Json | None = None, **content: Any) -> Json:
    """A message, in private unless a chat is named."""
    return {"message_id": id, "date": DATE, "chat": chat or private(who), "from": who, **content}


def update(part: Json, kind: str = "message", *, id: int = 1) -> Json:
    if kind.startswith("edited"):
        part = {**part, "edit_date": DATE + 1}
    return {"update_id": id, kind: part}


def pressed(under: Json | None, *, who: Json = WANG, data: str | None = "h4nd1e", id: int = 1) -> Json:
    """A press of a button under a message."""
    press = {"id": "4711", "from": who, "chat_instance": "-99", "message": under, "data": data}
    return update({key: value for key, value in press.items() if value is not None}, "callback_query", id=id)


def stands(before: str | Json, after: str | Json, *, chat: Json = GROUP, who: Json = LI) -> Json:
    """How the bot stood in a chat, and stands now: by the name of a status alone, or with what it may."""
    standing = {"chat": chat, "from": who, "date": DATE}
    return update({**standing, "old_chat_member": member(before), "new_chat_member": member(after)}, "my_chat_member")


def member(status: str | Json) -> Json:
    about = {"status": status} if isinstance(status, str) else status
    return {"user": BOT, **_RIGHTS.get(about["status"], {}), **about}


def restricted(*, is_member: bool = True, may_speak: bool = True) -> Json:
    return {"status": "restricted", "is_member": is_member, "can_send_messages": may_speak}


def raw(update: Json) -> bytes:
    """The payload of an update that Telegram could send."""
    Update.model_validate(update)
    return dumped(update)


def dumped(update: object) -> bytes:
    """The payload of whatever somebody sends."""
    return json.dumps(update, ensure_ascii=False).encode("utf-8", "surrogatepass")


def span(text: str, part: str) -> Json:
    """Where a part of a text stands, as Telegram counts."""
    return {"offset": utf16(text[: text.index(part)]), "length": utf16(part)}


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def size(name: str, width: int, height: int, file_size: int | None = None) -> Json:
    """One size of a photo."""
    picture = {"file_id": name, "file_unique_id": f"u-{name}", "width": width, "height": height}
    return picture if file_size is None else {**picture, "file_size": file_size}


PHOTO = [size("small", 90, 67, 1_200), size("large", 1280, 960, 180_000), size("middle", 320, 240, 15_000)]


def file(name: str, **more: Any) -> Json:
    return {"file_id": name, "file_unique_id": f"u-{name}", **more}


def document(mime_type: str) -> Json:
    return file("doc", file_name="scan", mime_type=mime_type, file_size=500_000)


LOCATION: Json = {"latitude": 31.2304, "longitude": 121.4737}
VOICE = file("voice", duration=3)
MOVING = file("moving", width=320, height=240, duration=2)
POLL: Json = {
    "id": "1",
    "question": "？",
    "options": [{"persistent_id": "a", "text": "好", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}

_ADMINISTERS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories "
    "can_send_welcome_messages"
)
_SPEAKS = (
    "is_member can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos "
    "can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews "
    "can_change_info can_invite_users can_pin_messages can_manage_topics can_edit_tag can_react_to_messages"
)
_RIGHTS: Mapping[str, Json] = {
    "administrator": dict.fromkeys(_ADMINISTERS.split(), True),
    "restricted": {**dict.fromkeys(_SPEAKS.split(), True), "until_date": 0},
    "kicked": {"until_date": 0},
}
