"""Groups the app makes and writes to, and groups it writes to by a webhook. In neither it hears anything."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from hashlib import md5

from tests.emulators.wecom import cards
from tests.emulators.wecom.methods import sending
from tests.emulators.wecom.methods.asked import Asked
from tests.emulators.wecom.pace import OF_A_HOOK
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.world import Group, Json, Kind, Message

FEWEST, MOST = 2, 2000
LONGEST_NAME = 50
_CHATID = re.compile(r"[0-9A-Za-z]{1,32}")

LONGEST_MARKDOWN_OF_A_HOOK = 4096
MOST_BYTES_OF_AN_IMAGE = 2 << 20


def create(asked: Asked) -> Json:
    """The id of a new group, whose members are all of the organisation."""
    members = [str(userid) for userid in asked.get("userlist") or ()]
    owner = str(asked.get("owner") or (members[0] if members else ""))
    chatid = str(asked.get("chatid") or f"wr{asked.world.next_id()}")
    if not FEWEST <= len(members) <= MOST or owner not in members:
        raise Refused(40058, "userlist")
    if any(userid not in asked.world.members for userid in members):
        raise Refused(60111)
    if not _CHATID.fullmatch(chatid):
        raise Refused(86001)
    if chatid in asked.world.groups:
        raise Refused(86215)
    name = str(asked.get("name") or "群聊")[:LONGEST_NAME]
    asked.world.groups[chatid] = Group(chatid, name, members, owner, by_app=True)
    return {"chatid": chatid}


def get(asked: Asked) -> Json:
    """What a group is."""
    group = asked.world.group(asked.query.get("chatid", ""))
    shown = {"chatid": group.chatid, "name": group.name, "owner": group.owner, "userlist": group.members}
    return {"chat_info": shown | {"chat_type": 0}}


def update(asked: Asked) -> Json:
    """Another name, another owner, more members or fewer."""
    group = asked.world.group(str(asked.get("chatid")))
    group.name = str(asked.get("name") or group.name)[:LONGEST_NAME]
    group.owner = str(asked.get("owner") or group.owner)
    gone = asked.get("del_user_list") or ()
    come = [userid for userid in asked.get("add_user_list") or () if userid not in group.members]
    group.members = [userid for userid in (*group.members, *come) if userid not in gone]
    return {}


def send(asked: Asked) -> Json:
    """One message in a group of the app. No cards: nothing there can be pressed."""
    group = asked.world.group(str(asked.get("chatid")))
    message = sending.made(asked, _GROUP_KINDS)
    asked.world.show(group.messages, message)
    asked.reached.append(group.chatid)
    return {}


def send_by_hook(asked: Asked) -> Json:
    """One message in the group the webhook belongs to."""
    world = asked.world
    key = asked.query.get("key", "")
    group = next((group for group in world.groups.values() if key and group.hook == key), None)
    if group is None:
        raise Refused(93000)
    message = sending.made(asked, _HOOK_KINDS)
    if not world.pace.allows(f"hook {key}", world.now(), OF_A_HOOK):
        raise Refused(45009)
    world.show(group.messages, message)
    asked.reached.append(group.chatid)
    return {}


def _image(asked: Asked, content: Json) -> Message:
    raw = base64.b64decode(content.get("base64", ""))
    if md5(raw, usedforsecurity=False).hexdigest() != content.get("md5"):
        raise Refused(40058, "md5")
    if len(raw) > MOST_BYTES_OF_AN_IMAGE or not raw.startswith((b"\xff\xd8", b"\x89PNG")):
        raise Refused(40058, "image")
    return Message(asked.world.next_id(), asked.world.now(), "", Kind.IMAGE, content=raw)


def _markdown(asked: Asked, content: Json) -> Message:
    words = sending.cut(asked.world, content.get("content"), LONGEST_MARKDOWN_OF_A_HOOK, "markdown")
    return Message(asked.world.next_id(), asked.world.now(), "", Kind.MARKDOWN, words)


def _notice(asked: Asked, content: Json) -> Message:
    if content.get("card_type") in cards.CALLABLE:
        raise Refused(40058, "card_type")
    return sending.template_card(asked, content)


_KINDS: Mapping[str, Callable[[Asked, Json], Message]] = {"text": sending.text, "news": sending.news}
_GROUP_KINDS: Mapping[str, Callable[[Asked, Json], Message]] = {
    **_KINDS,
    "image": sending.image,
    "voice": sending.voice,
    "file": sending.file,
    "textcard": sending.textcard,
    "markdown": sending.markdown,
}
_HOOK_KINDS: Mapping[str, Callable[[Asked, Json], Message]] = {
    **_KINDS,
    "image": _image,
    "file": sending.file,
    "markdown": _markdown,
    "markdown_v2": _markdown,
    "template_card": _notice,
}
