"""What an account says by itself: customer service messages, template messages, subscription messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.emulators.wechat.methods.asked import OK, Asked, Result
from tests.emulators.wechat.people import Kind, Message, Person
from tests.emulators.wechat.refusals import Refused
from tests.emulators.wechat.world import World

_LONGEST_TEXT = 2048

#: How many characters the value of a field may have, by the beginning of the field's name.
_LONGEST: Mapping[str, int] = {"thing": 20, "character_string": 32, "phrase": 5, "name": 10, "const": 20, "number": 32}


def custom(asked: Asked) -> Result:
    """Something said within a reply window."""
    person = asked.world.known(asked.params.get("touser"))
    show = _SHOWN.get(str(asked.params.get("msgtype")))
    if show is None:
        raise Refused(40008)
    put = show(asked, person)
    if not person.following:
        raise Refused(45015)
    person.windows.take(asked.world.now())
    put()
    return OK


def _text(asked: Asked, person: Person) -> Callable[[], Message]:
    content = str(asked.part("text").get("content", ""))
    if not content:
        raise Refused(44004)
    if len(content.encode()) > _LONGEST_TEXT:
        raise Refused(45002)
    return lambda: asked.world.show(person, Kind.TEXT, content, own=True)


def _image(asked: Asked, person: Person) -> Callable[[], Message]:
    media = str(asked.part("image").get("media_id", ""))
    if asked.world.file(media).kind != "image":
        raise Refused(40007)
    return lambda: asked.world.show(person, Kind.IMAGE, own=True, media=media)


def _voice(asked: Asked, person: Person) -> Callable[[], Message]:
    media = str(asked.part("voice").get("media_id", ""))
    if asked.world.file(media).kind != "voice":
        raise Refused(40007)
    return lambda: asked.world.show(person, Kind.VOICE, own=True, media=media)


def _menu(asked: Asked, person: Person) -> Callable[[], Message]:
    if not asked.world.account.verified:
        raise Refused(40200)
    menu = asked.part("msgmenu")
    links = [
        f'<a href="weixin://bizmsgmenu?msgmenucontent={entry["content"]}&msgmenuid={entry["id"]}">{entry["content"]}</a>'
        for entry in menu.get("list", [])
    ]
    text = "\n".join([menu.get("head_content", ""), *links, menu.get("tail_content", "")])
    return lambda: asked.world.show(person, Kind.TEXT, text, own=True)


_SHOWN: Mapping[str, Callable[[Asked, Person], Callable[[], Message]]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "msgmenu": _menu,
}


def template(asked: Asked) -> Result:
    """A template message: possible at any time, to whoever follows the account."""
    world = asked.world
    person = world.known(asked.params.get("touser"))
    text = _filled(world, asked, world.account.templates)
    if not person.following:
        raise Refused(43004)
    world.show(person, Kind.TEMPLATE, text, own=True, url=str(asked.params.get("url") or ""))
    id = world.next_message()
    _finished(world, person, id)
    return {**OK, "msgid": id}


def _finished(world: World, person: Person, id: int) -> None:
    """The account is told that it arrived."""
    told = {"MsgType": "event", "Event": "TEMPLATESENDJOBFINISH", "MsgID": id, "Status": "success"}
    moment = int(world.now().timestamp())
    head = {"ToUserName": world.account.id, "FromUserName": person.openid, "CreateTime": moment}
    world.bring(person, {**head, **told}, f"template {id}")


def subscription(asked: Asked) -> Result:
    """A subscription message: one for each time somebody agreed, any number where the template is a long-term one."""
    world = asked.world
    person = world.known(asked.params.get("touser"))
    text = _filled(world, asked, world.account.subscriptions)
    id = asked.text("template_id")
    if id not in world.account.long_term:
        if not person.agreed[id]:
            raise Refused(43101)
        person.agreed[id] -= 1
    world.show(person, Kind.SUBSCRIPTION, text, own=True, url=str(asked.params.get("page") or ""))
    return OK


def _filled(world: World, asked: Asked, known: Mapping[str, tuple[str, ...]]) -> str:
    """The words of the message, a line for each field of the template. Raises Refused."""
    if not world.account.verified:
        raise Refused(48001)
    fields = known.get(asked.text("template_id"))
    if fields is None:
        raise Refused(40037)
    given = asked.part("data")
    lines = []
    for field in fields:
        value = _value(given, field)
        most = next((most for begin, most in _LONGEST.items() if field.startswith(begin)), None)
        if not value or (most is not None and len(value) > most):
            raise Refused(47003, f"data.{field}.value invalid")
        lines.append(value)
    return "\n".join(lines)


def _value(given: Mapping[str, Any], field: str) -> str:
    value = given.get(field, {})
    return str(value.get("value", "")) if isinstance(value, dict) else ""
