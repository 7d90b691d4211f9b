"""What WeChat brings, as XML, the way it writes it: one maker for each kind."""

from __future__ import annotations

from tests.emulators.wechat.envelopes import written
from tests.town import NOON

#: The account, and a resident.
ACCOUNT = "gh_account0000"
WANG = "oWang0000000000000000000000"
LI = "oLi000000000000000000000000"

#: When WeChat took it from the person.
TAKEN = int(NOON.timestamp()) - 1


def message(kind: str, id: int = 1, person: str = WANG, **fields: str | int) -> bytes:
    """A message of a person to the account."""
    return raw(MsgType=kind, FromUserName=person, **fields, MsgId=id)


def text(words: str, id: int = 1, person: str = WANG, **fields: str | int) -> bytes:
    return message("text", id, person, Content=words, **fields)


def event(name: str, person: str = WANG, at: int = TAKEN, **fields: str | int) -> bytes:
    """Something a person did besides."""
    return raw(MsgType="event", FromUserName=person, CreateTime=at, Event=name, **fields)


def raw(**fields: str | int) -> bytes:
    return written({"ToUserName": ACCOUNT, "CreateTime": TAKEN, **fields}).encode()
