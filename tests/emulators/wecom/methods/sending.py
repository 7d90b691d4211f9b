"""What the app says to members, and how its cards change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tests.emulators.wecom import cards
from tests.emulators.wecom.methods.asked import Asked
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.world import AGENT, Json, Kind, Message, World

#: So many bytes of each are shown; what is longer is cut off.
LONGEST_TEXT, LONGEST_TITLE, LONGEST_DESCRIPTION = 2048, 128, 512
LONGEST_MARKDOWN = 2048

MOST_PEOPLE = 1000


def send(asked: Asked) -> Json:
    """One message to each of the members named. What one hears too soon is dropped, and nobody is told."""
    if asked.get("agentid") != AGENT:
        raise Refused(40056)
    world = asked.world
    users = _named(asked)
    message = made(asked, APP_KINDS)
    known = [userid for userid in users if userid in world.members and world.members[userid].visible]
    unlicensed = [userid for userid in known if not world.members[userid].licensed]
    reached = [userid for userid in known if userid not in unlicensed]
    unknown = [userid for userid in users if userid not in known]
    if not known:
        raise Refused(81013, invaliduser="|".join(unknown))
    answer: Json = {"msgid": message.id, "invaliduser": "|".join(unknown), "unlicenseduser": "|".join(unlicensed)}
    if message.card:
        take_task(world, message.card)
        if cards.is_callable(message.card):
            answer["response_code"] = world.code(tuple(reached), message.id)
    for userid in reached:
        if world.pace.allows(userid, world.now()):
            world.show(world.private[userid], copy(message))
            asked.reached.append(userid)
    return answer


def update_card(asked: Asked) -> Json:
    """The cards of one message say something else, or their buttons can no longer be pressed."""
    if asked.get("agentid") != AGENT:
        raise Refused(40056)
    world = asked.world
    code = world.codes.get(str(asked.get("response_code")))
    if code is None or code.used or code.until <= world.now():
        raise Refused(93017)
    whom = list(code.users) if asked.get("atall") else [str(userid) for userid in asked.get("userids") or ()]
    if not whom:
        raise Refused(82001)
    change = _change(asked)
    code.used = True
    for userid in (userid for userid in whom if userid in code.users):
        for message in world.private.get(userid, ()):
            if message.id == code.message:
                change(message)
                asked.reached.append(userid)
    return {"invaliduser": [userid for userid in whom if userid not in code.users]}


def made(asked: Asked, kinds: Mapping[str, Callable[[Asked, Json], Message]]) -> Message:
    """The message a request has in it, shown to nobody yet. Raises Refused."""
    named = str(asked.get("msgtype"))
    if named not in kinds:
        raise Refused(40008, named)
    content = asked.get(named)
    if not isinstance(content, dict):
        raise Refused(44004)
    return kinds[named](asked, content)


def copy(message: Message) -> Message:
    """The same message in another chat, which changes by itself."""
    return Message(message.id, message.at, message.sender, message.kind, message.text, message.content, message.card)


def take_task(world: World, card: Json) -> None:
    """No other card of the app has this task id, or it is Refused."""
    task = card.get("task_id")
    if task is not None:
        if task in world.tasks:
            raise Refused(40058, "task_id is not unique")
        world.tasks.add(task)


def cut(world: World, text: Any, most: int, what: str) -> str:
    """As much as is shown of it, whole characters only."""
    if not isinstance(text, str) or not text.strip():
        raise Refused(44004, what)
    raw = text.encode()
    if len(raw) <= most:
        return text
    world.complaints.append(f"{what} of {len(raw)} bytes was cut off at {most}")
    return raw[:most].decode(errors="ignore")


def text(asked: Asked, content: Json) -> Message:
    return _new(asked, Kind.TEXT, cut(asked.world, content.get("content"), LONGEST_TEXT, "text"))


def markdown(asked: Asked, content: Json) -> Message:
    return _new(asked, Kind.MARKDOWN, cut(asked.world, content.get("content"), LONGEST_MARKDOWN, "markdown"))


def image(asked: Asked, content: Json) -> Message:
    return _new(asked, Kind.IMAGE, content=_file(asked, content, "image"))


def voice(asked: Asked, content: Json) -> Message:
    return _new(asked, Kind.FILE, content=_file(asked, content, "voice"))


def file(asked: Asked, content: Json) -> Message:
    return _new(asked, Kind.FILE, content=_file(asked, content, "file"))


def news(asked: Asked, content: Json) -> Message:
    articles = content.get("articles") or []
    if not 1 <= len(articles) <= 8:
        raise Refused(40058, "articles")
    shown = [_titled(asked.world, article) for article in articles]
    return _new(asked, Kind.NEWS, "\n".join(shown))


def textcard(asked: Asked, content: Json) -> Message:
    if not content.get("url"):
        raise Refused(40058, "missing url")
    return _new(asked, Kind.NEWS, _titled(asked.world, content))


def template_card(asked: Asked, content: Json) -> Message:
    asked.world.complaints.extend(cards.check(content))
    return _new(asked, Kind.CARD, card=content)


def _new(asked: Asked, kind: Kind, text: str = "", content: bytes = b"", card: Json | None = None) -> Message:
    world = asked.world
    return Message(world.next_id(), world.now(), "", kind, text, content, card or {})


def _file(asked: Asked, content: Json, kind: str) -> bytes:
    found = asked.world.file(content.get("media_id"))
    if found.kind != kind:
        raise Refused(40007)
    return found.content


def _titled(world: World, article: Json) -> str:
    title = cut(world, article.get("title"), LONGEST_TITLE, "title")
    described = article.get("description")
    below = [cut(world, described, LONGEST_DESCRIPTION, "description")] if described else []
    return "\n".join([title, *below, *filter(None, [article.get("url", "")])])


def _named(asked: Asked) -> Iterable[str]:
    touser = str(asked.get("touser") or "")
    if touser == "@all":
        return [userid for userid, member in asked.world.members.items() if member.visible]
    users = [userid for userid in touser.split("|") if userid]
    if not users:
        raise Refused(82001)
    if len(users) > MOST_PEOPLE:
        raise Refused(40058, "touser")
    return users


def _change(asked: Asked) -> Callable[[Message], None]:
    button, card = asked.get("button"), asked.get("template_card")
    if isinstance(button, dict) and button.get("replace_name"):
        said = str(button["replace_name"])
        return lambda message: setattr(message, "done", said)
    if not isinstance(card, dict):
        raise Refused(40058, "button or template_card")
    asked.world.complaints.extend(cards.check(card | {"task_id": card.get("task_id", "the-same")}))

    def change(message: Message) -> None:
        message.card, message.done = card, ""
        if card.get("replace_text"):
            message.done = str(card["replace_text"])

    return change


APP_KINDS: Mapping[str, Callable[[Asked, Json], Message]] = {
    "text": text,
    "markdown": markdown,
    "image": image,
    "voice": voice,
    "file": file,
    "news": news,
    "textcard": textcard,
    "template_card": template_card,
}
